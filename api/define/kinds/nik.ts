import type { FieldOptions } from '../field.ts';
import { checkNik, maskNik } from '../identity.ts';
import { type FieldKind, make, ofText, trimmed } from './kind.ts';
import { textSchema } from './text.ts';

/** Nomor Induk Kependudukan: stored encrypted, shown masked, revealed with a reason (api/README: Personal data). */
export const nik = <const O extends FieldOptions>(options: O) => make<string, O>('nik', { personal: true, ...options });

/** The digits alone, as people space them. */
export function digits(value: unknown): unknown {
  const text = trimmed(value);
  return typeof text === 'string' ? text.replaceAll(/[\s.]/g, '') : text;
}

export const nikKind: FieldKind = {
  column: 'text',
  checks: () => [ofText((value) => checkNik(value).error)],
  schema: textSchema,
  kept: digits,
  encrypted: { mask: maskNik, isWhole: (value) => /^\d{16}$/.test(value) },
};
