import type { FieldOptions, Limits } from '../field.ts';
import { type FieldKind, make } from './kind.ts';

export const integer = <const O extends FieldOptions & Limits>(options: O) =>
  make<number, O>('integer', options, { min: 0, max: 2_000_000_000 });

export const integerKind: FieldKind = {
  column: 'integer',
  checks({ min, max }) {
    const says = `Isi dengan bilangan bulat dari ${min} sampai ${max}.`;
    return [
      { rule: 'isInt', of: true, says },
      { rule: 'min', of: min!, says },
      { rule: 'max', of: max!, says },
    ];
  },
  // What the office reckons out knows no limits of a form.
  schema: ({ min, max }, isGiven) => ({ type: 'integer', ...(isGiven && { minimum: min, maximum: max }) }),
  fromText: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : text),
};
