import type { FieldOptions, Limits } from '../field.ts';
import { wordFault } from '../written.ts';
import { type Ask, type FieldKind, make } from './kind.ts';
import { bounded, noSecret, textSchema } from './text.ts';

export const longText = <const O extends FieldOptions & Limits>(options: O) =>
  make<string, O>('longText', options, { max: 4000 });

/** What has a least length explains something. */
const worded: Ask = (value) => wordFault(String(value));

export const longTextKind: FieldKind = {
  column: 'text',
  checks: (field) => [...bounded(field), ...(field.min === undefined ? [] : [worded]), ...noSecret(field)],
  schema: textSchema,
};
