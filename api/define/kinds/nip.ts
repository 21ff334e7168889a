import type { FieldOptions } from '../field.ts';
import { checkNip } from '../identity.ts';
import { type FieldKind, make, ofText } from './kind.ts';
import { digits } from './nik.ts';
import { textSchema } from './text.ts';

/** Nomor Induk Pegawai or NI PPPK. */
export const nip = <const O extends FieldOptions>(options: O) => make<string, O>('nip', { personal: true, ...options });

const judgedBy = 'employment';

export const nipKind: FieldKind = {
  column: 'text',
  checks: () => [ofText((value, all) => checkNip(value, all[judgedBy] as string | undefined).error)],
  schema: textSchema,
  kept: digits,
  judgedBy,
  identifies: true,
  foundWhole: true,
};
