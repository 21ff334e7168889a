import type { Field, FieldOptions, Limits } from '../field.ts';
import { wordFault } from '../written.ts';
import { type Ask, type FieldKind, make } from './kind.ts';
import { bounded, noSecret, textSchema } from './text.ts';

export const longText = <const O extends FieldOptions & Limits>(options: O) =>
  make<string, O>('longText', options, { max: 4000 });

/** Whoever is asked for sentences explains something; what is only passing is as it was found. */
const worded = ({ passing }: Field): Ask[] => (passing ? [] : [(value) => wordFault(String(value))]);

export const longTextKind: FieldKind = {
  column: 'text',
  checks: (field) => [...bounded(field), ...worded(field), ...noSecret(field)],
  schema: textSchema,
};
