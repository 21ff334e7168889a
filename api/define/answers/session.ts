import { boolean, choice, integer, reference, text } from '../field.ts';
import { ROLES } from '../roles.ts';
import { group, list, maybe, type ValueOf } from '../shape.ts';

const role = choice(ROLES, { label: 'Peran' });
/** Whoever is signed in. */
export const account = group(
  {
    id: reference('users', { label: 'Akun' }),
    username: text({ label: 'Nama pengguna' }),
    name: text({ label: 'Nama' }),
    role: maybe(role),
    roles: list(role),
    staffId: reference('staff', { label: 'Pegawai' }),
    /** Nothing else is answered before he has chosen his own. */
    passwordDue: boolean({ label: 'Kata sandi harus diganti dulu' }),
  },
  'Account',
);
/** What somebody who is in is given. */
export const signedIn = group(
  {
    accessToken: text({ label: 'Token akses, untuk Authorization: Bearer' }),
    expiresIn: integer({ label: 'Berlaku sekian detik' }),
    user: account,
  },
  'SignedIn',
);
export type SignedIn = ValueOf<typeof signedIn>;
export const nothing = group({}, 'Nothing');
