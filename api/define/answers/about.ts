import { boolean, integer, text } from '../field.ts';
import { group, list, optional, type ValueOf } from '../shape.ts';

/** The answer of `GET /api/public/about`: what everybody may know of this office's installation. */
export const aboutAnswer = group(
  {
    demo: boolean({ label: 'Ini demo' }),
    version: text({ label: 'Versi' }),
    uploadMegabytes: integer({ label: 'Berkas paling besar (MB)', min: 1 }),
    demoAccounts: optional(
      list(group({ username: text({ label: 'Nama pengguna' }), label: text({ label: 'Jabatan' }) })),
    ),
  },
  'About',
);
export type AboutAnswer = ValueOf<typeof aboutAnswer>;
