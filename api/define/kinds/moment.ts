import { writtenMoment } from '../dates.ts';
import type { FieldOptions } from '../field.ts';
import { SKEW_MS } from '../office-time.ts';
import { dateFault } from './date.ts';
import { type FieldKind, make, ofText } from './kind.ts';

/** A moment, ISO 8601 in UTC. */
export const moment = <const O extends FieldOptions>(options: O) => make<string, O>('moment', options);

function momentFault(value: string): string | undefined {
  const shape = /^(20\d\d|19\d\d)-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(value);
  return shape && dateFault(value.slice(0, 10)) === undefined && !Number.isNaN(Date.parse(value))
    ? undefined
    : 'Waktu tidak benar. Sertakan zona, misalnya 2026-11-22T08:30:00+07:00.';
}

export const isSameMoment = (one: string, other: string): boolean => Date.parse(one) === Date.parse(other);

/** On the office's clock. */
export const exportedMoment = (column: string): string =>
  `to_char(${column} at time zone 'Asia/Jakarta', 'YYYY-MM-DD HH24.MI "WIB"')`;

export const momentKind: FieldKind = {
  column: 'timestamptz',
  checks: () => [ofText(momentFault)],
  schema: () => ({ type: 'string', format: 'date-time' }),
  isSame: isSameMoment,
  isFuture: (value, now) => Date.parse(value) > now + SKEW_MS,
  told: (text) => writtenMoment(Date.parse(text)),
  exported: exportedMoment,
};
