import { choice, date, reference, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { byLine } from '../define/who.ts';
import { EVERYONE, ROLES } from '../define/roles.ts';

/** Roles are dated appointments: definitif, Plt., or Plh. (api/README: Who works here). */
export const appointments = defineResource({
  name: 'appointments',
  label: 'Penugasan peran',
  group: 'organisasi',
  title: 'role',
  fields: {
    staffId: reference('staff', { label: 'Pegawai', required: true, fixed: true }),
    role: choice(ROLES, { label: 'Peran', required: true, fixed: true }),
    kind: choice({ definitif: 'Definitif', plt: 'Plt.', plh: 'Plh.' }, { label: 'Sifat', required: true }),
    unitId: reference('org-units', { label: 'Pada unit' }),
    validFrom: date({ label: 'Berlaku sejak', required: true }),
    validTo: date({ label: 'Berlaku sampai' }),
    decree: text({ label: 'Nomor surat tugas', max: 80 }),
  },
  list: ['staffId', 'role', 'kind', 'validFrom', 'validTo'],
  filters: ['staffId', 'role', 'kind'],
  access: {
    list: EVERYONE,
    show: EVERYONE,
    create: ['admin_sistem'],
    edit: ['admin_sistem'],
    delete: ['admin_sistem'],
  },
  about: 'staffId',
  scope: {
    admin_sistem: 'all',
    ...byLine('staffId'),
    verifikator: { mine: 'staffId' },
    staf: { mine: 'staffId' },
  },
  unless: {
    writing: [{ if: { validFrom: { after: 'validTo' } }, says: 'Berlaku sampai tidak boleh sebelum berlaku sejak.' }],
  },
});
export type Appointment = RecordOf<typeof appointments>;
