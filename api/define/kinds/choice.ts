import type { Field, FieldOptions } from '../field.ts';
import { type FieldKind, make, UNKNOWN } from './kind.ts';

export const choice = <const C extends Record<string, string>, const O extends FieldOptions>(choices: C, options: O) =>
  make<keyof C & string, O>('choice', options, { choices });

export const codesOf = ({ choices }: Field): string[] => Object.keys(choices ?? {});
export const choiceLabel = (code: string, { choices }: Field): string | undefined => choices?.[code];

export const choiceKind: FieldKind = {
  column: 'text',
  checks: (field) => [{ rule: 'isIn', of: codesOf(field), says: UNKNOWN }],
  schema: (field) => ({ type: 'string', enum: codesOf(field) }),
  label: choiceLabel,
  indexed: true,
};
