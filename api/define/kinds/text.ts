import type { Field, FieldOptions, Limits } from '../field.ts';
import { secretFault } from '../redaction.ts';
import { seenLength } from '../written.ts';
import { type Ask, atMost, type Check, type FieldKind, IS_TEXT, make, type Schema } from './kind.ts';

export const text = <const O extends FieldOptions & Limits>(options: O) =>
  make<string, O>('text', options, { max: 200 });

const oneLine: Ask = (value) => (/[\r\n\t]/.test(String(value)) ? 'Tulis dalam satu baris.' : undefined);
/** What no record may hold. */
export const noSecret = ({ passing }: Field): Ask[] => (passing ? [] : [(value) => secretFault(String(value))]);

/** Between the shortest and the longest that it may be. */
export const bounded = ({ max, min }: Field): Check[] => [
  IS_TEXT,
  ...atMost(max),
  ...(min === undefined
    ? []
    : [(value: unknown) => (seenLength(String(value)) < min ? `Paling sedikit ${min} karakter.` : undefined)]),
];
export const textSchema = ({ max, min }: Field, isGiven: boolean): Schema => ({
  type: 'string',
  ...(isGiven && max !== undefined && { maxLength: max }),
  ...(isGiven && min !== undefined && { minLength: min }),
});

export const textKind: FieldKind = {
  column: 'text',
  checks: (field) => [...bounded(field), oneLine, ...noSecret(field)],
  schema: textSchema,
};
