import { boolean, choice, date, text } from './field.ts';
import { ROLES } from './roles.ts';
import { group, list, maybe, type ValueOf } from './shape.ts';

/** An appointment of one's own. */
const post = group(
  {
    role: choice(ROLES, { label: 'Peran' }),
    kind: choice({ definitif: 'Definitif', plt: 'Plt.', plh: 'Plh.' }, { label: 'Jenis' }),
    unit: maybe(text({ label: 'Unit' })),
    validFrom: date({ label: 'Berlaku sejak' }),
    validTo: maybe(date({ label: 'Berlaku sampai' })),
    decree: maybe(text({ label: 'Keputusan' })),
    inForce: boolean({ label: 'Berlaku hari ini' }),
  },
  'Post',
);
export type Post = ValueOf<typeof post>;

/** The answer of `GET /api/profile`: what the office knows of whoever asks. */
export const profileAnswer = group(
  {
    name: text({ label: 'Nama dengan gelar' }),
    username: text({ label: 'Nama pengguna' }),
    position: text({ label: 'Jabatan' }),
    unit: text({ label: 'Unit' }),
    supervisor: maybe(text({ label: 'Atasan' })),
    email: maybe(text({ label: 'Surel' })),
    /** Those that hold today first, then the newest. */
    posts: list(post),
  },
  'Profile',
);
export type ProfileAnswer = ValueOf<typeof profileAnswer>;
