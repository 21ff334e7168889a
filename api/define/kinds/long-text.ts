import type { FieldOptions, Limits } from '../field.ts';
import { type FieldKind, make } from './kind.ts';
import { bounded, noSecret, textSchema } from './text.ts';

export const longText = <const O extends FieldOptions & Limits>(options: O) =>
  make<string, O>('longText', options, { max: 4000 });

export const longTextKind: FieldKind = {
  column: 'text',
  checks: (field) => [...bounded(field), ...noSecret(field)],
  schema: textSchema,
};
