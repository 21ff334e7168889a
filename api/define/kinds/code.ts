import type { FieldOptions, Limits } from '../field.ts';
import { bounded, noSecret, textSchema } from './text.ts';
import { type FieldKind, make, ofText } from './kind.ts';

/** What another system gave as a number or a reference: one word with a digit in it, never a sentence. */
export const code = <const O extends FieldOptions & Limits>(options: O) =>
  make<string, O>('code', options, { max: 80 });

export function codeFault(value: string): string | undefined {
  return /^[\p{L}\d./:_-]*\d[\p{L}\d./:_-]*$/u.test(value)
    ? undefined
    : 'Tulis nomornya saja: huruf, angka, dan tanda . / : _ - tanpa spasi, dengan paling sedikit satu angka.';
}

export const codeKind: FieldKind = {
  column: 'text',
  checks: (field) => [...bounded(field), ofText(codeFault), ...noSecret(field)],
  schema: textSchema,
};
