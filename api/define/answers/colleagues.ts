import { reference, text } from '../field.ts';
import { group, list, type ValueOf } from '../shape.ts';

const colleague = group(
  {
    id: reference('staff', { label: 'Pegawai' }),
    name: text({ label: 'Nama' }),
    position: text({ label: 'Jabatan' }),
  },
  'Colleague',
);
export type Colleague = ValueOf<typeof colleague>;
/** Everybody in service. */
export const colleaguesAnswer = list(colleague);
