import { writtenDate } from '../dates.ts';
import type { FieldOptions } from '../field.ts';
import { officeDate } from '../office-time.ts';
import { type FieldKind, make, ofText } from './kind.ts';

/** A calendar date, `YYYY-MM-DD`. */
export const date = <const O extends FieldOptions>(options: O) => make<string, O>('date', options);

export function dateFault(value: string): string | undefined {
  const day = /^(20\d\d|19\d\d)-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  const real = day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
  return real ? undefined : 'Tanggal tidak benar. Tulis TTTT-BB-HH, misalnya 2026-11-22.';
}

/** 17/08/2026 → 2026-08-17; anything else stays for the check to refuse. */
function fromCell(cell: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell) ?? [];
  return year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : cell;
}

export const dateKind: FieldKind = {
  column: 'date',
  checks: () => [ofText(dateFault)],
  schema: () => ({ type: 'string', format: 'date' }),
  fromCell,
  isFuture: (value, now) => value > officeDate(now),
  told: writtenDate,
  exported: (column) => `${column}::text`,
};
