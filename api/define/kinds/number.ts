import { type FieldKind, make } from './kind.ts';
import { bounded, noSecret, textSchema } from './text.ts';

/** A register number without gaps in a year: SE/2026/000123. */
export const number = (prefix: string, label: string) =>
  make<string, { label: string; required: true }>(
    'number',
    { label, required: true },
    { prefix, changedBy: 'engine', unique: true },
  );

export const numberKind: FieldKind = {
  column: 'text',
  checks: (field) => [...bounded(field), ...noSecret(field)],
  schema: textSchema,
};
