import { choice, reference, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { CASE_READERS, LEADERS } from '../define/roles.ts';
import { byLine } from '../define/who.ts';
import { POSTS } from './sanction-authorities.resource.ts';

/** PP 94/2021 art. 27: whom a team is made of. */
export const TEAM_ELEMENTS = {
  atasan: 'Atasan langsung',
  pengawasan: 'Unsur pengawasan (Inspektorat)',
  kepegawaian: 'Unsur kepegawaian (BKPSDM)',
} as const;
export const TEAM_POSITIONS = { ketua: 'Ketua', sekretaris: 'Sekretaris', anggota: 'Anggota' } as const;

const BELOW = [
  { if: { accusedId: 'my superior' }, says: 'Anda bawahan pegawai ini; perkaranya diproses atasannya.' },
] as const;
const member = { mine: 'staffId' } as const;
const { kepala_bidang: division, kepala_seksi: section, ...all } = byLine('accusedId');

/** Tim pemeriksa: people of the office by reference, others by name. */
export const sanctionMembers = defineResource({
  name: 'sanction-members',
  label: 'Tim pemeriksa',
  group: 'pengawasan',
  detail: true,
  title: 'position',
  summary: '{position}, {element}',
  fields: {
    sanctionId: reference('sanctions', { label: 'Perkara', required: true, fixed: true }),
    position: choice(TEAM_POSITIONS, { label: 'Kedudukan', required: true }),
    element: choice(TEAM_ELEMENTS, { label: 'Unsur', required: true }),
    staffId: reference('staff', { label: 'Pegawai kantor ini', fixed: true, anyone: true }),
    name: text({ label: 'Nama (dari luar kantor)', fixed: true, max: 120 }),
    officialNumber: text({ label: 'NIP (dari luar kantor)', max: 40 }),
    agency: text({ label: 'Instansi (dari luar kantor)', max: 120 }),
    post: choice(POSTS, { label: 'Setara jabatan', fixed: true, hint: 'Untuk anggota dari luar kantor' }),
    accusedId: reference('staff', { label: 'Yang diperiksa', changedBy: 'engine' }),
  },
  list: ['position', 'element', 'staffId', 'name', 'agency'],
  filters: ['sanctionId'],
  access: { list: CASE_READERS, show: CASE_READERS, create: LEADERS, edit: LEADERS, delete: LEADERS },
  scope: {
    ...all,
    kepala_bidang: [division, member],
    kepala_seksi: [section, member],
    verifikator: member,
    staf: member,
  },
  // Who examines him he learns from the paper.
  hiddenFrom: [{ staff: 'accusedId' }],
  unique: [{ fields: ['sanctionId', 'staffId'], says: 'Pegawai ini sudah menjadi anggota tim.' }],
  unless: {
    editing: BELOW,
    archiving: BELOW,
    writing: [
      ...BELOW,
      { if: { staffId: null, name: null }, says: 'Pilih pegawai kantor ini, atau tulis nama anggota dari luar.' },
      {
        if: { staffId: { not: null }, name: { not: null } },
        says: 'Anggota itu pegawai kantor ini atau dari luar; isi salah satu.',
      },
      { if: { name: { not: null }, agency: null }, says: 'Tulis instansi anggota dari luar kantor.' },
      { if: { name: { not: null }, post: null }, says: 'Pilih jabatan yang setara untuk anggota dari luar kantor.' },
      { if: { staffId: { is: 'accusedId' } }, says: 'Yang diperiksa tidak menjadi anggota tim pemeriksanya.' },
    ],
  },
});
export type SanctionMember = RecordOf<typeof sanctionMembers>;
