import { boolean, choice, email, reference, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { EVERYONE } from '../define/roles.ts';

/** Perangkat Daerah, UPT, and the parts of the office itself. */
export const orgUnits = defineResource({
  name: 'org-units',
  label: 'Perangkat Daerah',
  group: 'organisasi',
  title: 'name',
  summary: '{name}',
  fields: {
    name: text({ label: 'Nama', required: true, max: 160 }),
    code: text({ label: 'Singkatan', max: 30, unique: true }),
    type: choice(
      { opd: 'Perangkat Daerah (OPD)', upt: 'UPT', bidang: 'Bidang', seksi: 'Seksi', sekretariat: 'Sekretariat' },
      { label: 'Jenis', required: true },
    ),
    parentId: reference('org-units', { label: 'Bagian dari' }),
    headName: text({ label: 'Nama kepala', max: 120 }),
    headPosition: text({ label: 'Jabatan kepala', max: 120 }),
    email: email({ label: 'Surel resmi' }),
    active: boolean({ label: 'Aktif', initial: true }),
  },
  list: ['name', 'code', 'type', 'parentId', 'active'],
  search: ['name', 'code'],
  filters: ['type', 'active'],
  sort: ['name', 'ASC'],
  access: {
    list: EVERYONE,
    show: EVERYONE,
    create: ['admin_sistem'],
    edit: ['admin_sistem'],
    delete: ['admin_sistem'],
  },
  scope: 'all',
  unless: {
    writing: [{ if: { id: { is: 'parentId' } }, says: 'Unit tidak dapat menjadi bagian dari dirinya sendiri.' }],
  },
});
export type OrgUnit = RecordOf<typeof orgUnits>;
