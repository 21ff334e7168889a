import type { FieldOptions } from '../field.ts';
import { choiceLabel, codesOf } from './choice.ts';
import { type FieldKind, make, trimmed, UNKNOWN } from './kind.ts';

export const multiChoice = <const C extends Record<string, string>, const O extends FieldOptions>(
  choices: C,
  options: O,
) => make<(keyof C & string)[], O>('multiChoice', options, { choices });

export const multiChoiceKind: FieldKind = {
  column: 'text[]',
  checks(field) {
    const codes = codesOf(field);
    return [
      { rule: 'isArray', of: true, says: 'Isi dengan daftar pilihan.' },
      { rule: 'arrayMaxSize', of: codes.length, says: 'Pilihan terlalu banyak.' },
      { rule: 'arrayUnique', of: true, says: 'Pilihan tidak boleh berulang.' },
      { rule: 'isIn', of: codes, each: true, says: UNKNOWN },
    ];
  },
  schema: (field) => ({ type: 'array', items: { type: 'string', enum: codesOf(field) } }),
  kept: (value) => (Array.isArray(value) && value.length === 0 ? null : trimmed(value)),
  label: choiceLabel,
};
