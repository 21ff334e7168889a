import { choice, date, moment, reference, state, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { byLine } from '../define/who.ts';
import { EVERYONE, ROLES } from '../define/roles.ts';
import { appointmentFlow } from './appointments.flow.ts';

/** Roles are dated appointments: definitif, Plt., or Plh. (api/README: Who works here). */
export const appointments = defineResource({
  name: 'appointments',
  label: 'Penugasan peran',
  group: 'organisasi',
  title: 'role',
  summary: '{staffId}: {role}[, {unitId}]',
  fields: {
    staffId: reference('staff', { label: 'Pegawai', required: true, fixed: true }),
    role: choice(ROLES, { label: 'Peran', required: true, fixed: true }),
    kind: choice({ definitif: 'Definitif', plt: 'Plt.', plh: 'Plh.' }, { label: 'Sifat', required: true }),
    unitId: reference('org-units', { label: 'Pada unit' }),
    validFrom: date({ label: 'Berlaku sejak', required: true }),
    // A confirmed one is only ended earlier.
    validTo: date({ label: 'Berlaku sampai', editable: 'always' }),
    decree: text({ label: 'Nomor surat tugas', max: 80 }),
    proposedById: reference('staff', { label: 'Diusulkan oleh', changedBy: 'engine' }),
    confirmedById: reference('staff', { label: 'Dikonfirmasi oleh', changedBy: 'engine' }),
    confirmedAt: moment({ label: 'Dikonfirmasi pada', changedBy: 'engine' }),
    status: state(appointmentFlow, 'Status'),
  },
  list: ['staffId', 'role', 'kind', 'validFrom', 'validTo', 'status'],
  search: ['staffId'],
  filters: ['staffId', 'role', 'kind', 'status'],
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
  sets: { proposedById: 'me' },
  facts: { clash: 'text', passwordDue: 'boolean' },
  unless: {
    writing: [
      { if: { validFrom: { after: 'validTo' } }, says: 'Berlaku sampai tidak boleh sebelum berlaku sejak.' },
      { if: { kind: ['plt', 'plh'], validTo: null }, says: 'Plt. dan Plh. berbatas waktu: isi berlaku sampai.' },
      { if: { kind: ['plt', 'plh'], decree: null }, says: 'Plt. dan Plh. perlu nomor surat tugas.' },
    ],
  },
});
export type Appointment = RecordOf<typeof appointments>;
