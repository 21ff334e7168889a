import type { FieldOptions } from '../field.ts';
import { type FieldKind, make } from './kind.ts';

/** Yes or no, and never a third: what nobody said is `initial`, or no. */
export const boolean = <const O extends Omit<FieldOptions, 'required'>>(options: O) =>
  make<boolean, O & { required: true }>('boolean', { initial: false, ...options, required: true });

export const booleanKind: FieldKind = {
  column: 'boolean',
  checks: () => [{ rule: 'isBoolean', of: true, says: 'Isi dengan ya atau tidak.' }],
  schema: () => ({ type: 'boolean' }),
  label: (code) => (code === 'true' ? 'ya' : 'tidak'),
  twoValued: true,
};
