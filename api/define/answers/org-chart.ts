import { choice, date, reference, text } from '../field.ts';
import { OVERSEERS, type Role, ROLES } from '../roles.ts';
import { group, list, maybe, type ValueOf } from '../shape.ts';

/** Who looks at other days than today: former places and leave are not for every colleague. */
export const BACKWARDS: readonly Role[] = [...OVERSEERS, 'admin_sistem'];

const chartPost = group(
  {
    role: choice(ROLES, { label: 'Peran' }),
    acting: maybe(text({ label: 'Plt. atau Plh.' })),
    instead: maybe(text({ label: 'Siapa yang digantikan' })),
  },
  'ChartPost',
);
const chartPerson = group(
  {
    id: reference('staff', { label: 'Pegawai' }),
    name: text({ label: 'Nama dengan gelar' }),
    position: text({ label: 'Jabatan' }),
    unitId: reference('org-units', { label: 'Unit kerja' }),
    superior: maybe(text({ label: 'Atasan langsung' })),
    posts: list(chartPost),
    onLeave: maybe(text({ label: 'Cuti pada hari itu' })),
  },
  'ChartPerson',
);
export type ChartPerson = ValueOf<typeof chartPerson>;
const chartUnit = group(
  {
    id: reference('org-units', { label: 'Unit kerja' }),
    parentId: maybe(reference('org-units', { label: 'Bagian dari' })),
    name: text({ label: 'Nama unit' }),
  },
  'ChartUnit',
);
export type ChartUnit = ValueOf<typeof chartUnit>;

/** The office as it was on a day: its units, who worked there under whom, who stood in for whom, who was away. */
export const orgChart = group(
  { on: date({ label: 'Pada tanggal' }), units: list(chartUnit), people: list(chartPerson) },
  'OrgChart',
);
export type OrgChart = ValueOf<typeof orgChart>;
