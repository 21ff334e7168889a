import type { FieldOptions } from '../field.ts';
import { type FieldKind, make, ofText, trimmed } from './kind.ts';
import { bounded, textSchema } from './text.ts';

/** Bytes of a serial number as the authority shows them: beside each other, or between colons, blanks or hyphens. */
const SEPARATORS = /[\s:.-]/g;
/** RFC 5280 4.1.2.2: at most twenty bytes. */
const LONGEST = 40;

/** The serial number of a certificate, kept in one form: hexadecimal, upper case, nothing between. */
export const serial = <const O extends FieldOptions>(options: O) =>
  make<string, O>('serial', options, { min: 4, max: LONGEST });

const serialFault = (value: string): string | undefined =>
  /^[\dA-F]*$/.test(value) ? undefined : 'Tulis nomor serinya saja: angka 0–9 dan huruf A–F, seperti pada sertifikat.';

export const serialKind: FieldKind = {
  column: 'text',
  checks: (field) => [ofText(serialFault), ...bounded(field)],
  schema: textSchema,
  kept: (value) => trimmed(typeof value === 'string' ? value.replaceAll(SEPARATORS, '').toUpperCase() : value),
};
