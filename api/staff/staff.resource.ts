import { choice, date, email, nip, reference, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { EVERYONE, LEADERS } from '../define/roles.ts';
import { optional } from '../define/shape.ts';
import { EMPLOYMENTS } from '../verifications/verifier.flow.ts';

/** Pelaksana pelayanan and their direct superiors (pengawasan melekat, service standard no. 26 manufacturing 4 and 5). */
export const staff = defineResource({
  name: 'staff',
  label: 'Pegawai',
  group: 'organisasi',
  title: 'fullName',
  summary: '{fullName}',
  fields: {
    fullName: text({ label: 'Nama lengkap', required: true, max: 120, hint: 'Tanpa gelar' }),
    frontTitle: text({ label: 'Gelar depan', max: 40 }),
    backTitle: text({ label: 'Gelar belakang', max: 60 }),
    employment: choice(EMPLOYMENTS, { label: 'Status kepegawaian', required: true }),
    nip: nip({ label: 'NIP (NI PPPK)', unique: true, visibleTo: [...LEADERS, 'admin_sistem', 'auditor'] }),
    rank: text({ label: 'Pangkat/golongan', max: 60 }),
    position: text({ label: 'Jabatan', required: true, max: 120 }),
    unitId: reference('org-units', { label: 'Unit kerja', required: true }),
    supervisorId: reference('staff', { label: 'Atasan langsung' }),
    since: date({ label: 'Kedudukan ini sejak', past: true, hint: 'Diisi bersama perubahannya; kosong: hari ini' }),
    email: email({ label: 'Surel dinas' }),
    activeFrom: date({ label: 'Aktif sejak', required: true }),
    activeTo: date({ label: 'Aktif sampai' }),
  },
  list: ['fullName', 'position', 'unitId', 'supervisorId', 'employment'],
  search: ['fullName', 'position', 'nip', 'unitId'],
  filters: ['unitId', 'employment', 'supervisorId'],
  sort: ['fullName', 'ASC'],
  access: { list: EVERYONE, show: EVERYONE, create: ['admin_sistem'], edit: ['admin_sistem'], delete: [] },
  scope: {
    kepala_dinas: 'all',
    auditor: 'all',
    admin_sistem: 'all',
    kepala_bidang: [{ unit: 'unitId' }, { line: 'id' }],
    kepala_seksi: [{ unit: 'unitId' }, { line: 'id' }],
    verifikator: { unit: 'unitId' },
    staf: { unit: 'unitId' },
  },
  // Who holds a letter is no secret to whoever may read the letter.
  told: ['fullName', 'frontTitle', 'backTitle', 'position'],
  unless: {
    writing: [
      { if: { id: { is: 'supervisorId' } }, says: 'Pegawai tidak dapat menjadi atasan dirinya sendiri.' },
      { if: { activeFrom: { after: 'activeTo' } }, says: 'Aktif sampai tidak boleh sebelum aktif sejak.' },
    ],
  },
  alsoTells: { away: optional(text({ label: 'Cuti hari ini' })) },
  parts: [
    { resource: 'appointments', by: 'staffId' },
    { resource: 'competencies', by: 'staffId' },
    { resource: 'leaves', by: 'staffId' },
    { resource: 'staff-terms', by: 'staffId' },
  ],
});
export type Staff = RecordOf<typeof staff>;
