import { complaintFlow } from '../complaints/complaints.flow.ts';
import { choice, date, longText, number, reference, text } from '../define/field.ts';
import { openStates } from '../define/flow.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import type { Access } from '../define/who.ts';
import { CASE_READERS, LEADERS } from '../define/roles.ts';

const access: Access = { list: CASE_READERS, show: CASE_READERS, create: LEADERS, edit: LEADERS, delete: [] };
const READERS = ['kepala_bidang', 'kepala_seksi', 'verifikator', 'staf', 'auditor'] as const;

/** What the answer rests on is not changed after it. */
const UNDER_EXAMINATION = {
  facts: { complaint: 'text' },
  unless: {
    editing: [
      {
        if: { complaint: openStates(complaintFlow).filter((state) => state !== 'pemeriksaan') },
        says: 'Berita acara hanya diubah selama pengaduannya diperiksa.',
      },
    ],
  },
} as const;
const forReaders = <const S>(scope: S) =>
  Object.fromEntries(READERS.map((role) => [role, scope])) as Record<(typeof READERS)[number], S>;

/** Berita acara pemeriksaan of a complaint that is berkadar_pengawasan: for its examiner, its readers, and Kepala Dinas. */
export const examinations = defineResource({
  name: 'examinations',
  label: 'Berita acara pemeriksaan',
  group: 'pengawasan',
  title: 'number',
  summary: '{complaintId}',
  fields: {
    number: number('BAP', 'Nomor berita acara'),
    complaintId: reference('complaints', { label: 'Pengaduan', required: true, fixed: true }),
    examinerId: reference('staff', { label: 'Pemeriksa', changedBy: 'engine' }),
    heldOn: date({ label: 'Tanggal pemeriksaan', required: true }),
    place: text({ label: 'Tempat', max: 120 }),
    summary: longText({ label: 'Uraian pemeriksaan', max: 20_000 }),
    conclusion: choice(
      { terbukti: 'Terbukti', terbukti_sebagian: 'Terbukti sebagian', tidak_terbukti: 'Tidak terbukti' },
      { label: 'Kesimpulan' },
    ),
  },
  list: ['number', 'complaintId', 'examinerId', 'heldOn', 'conclusion'],
  filters: ['complaintId', 'conclusion'],
  access,
  scope: {
    kepala_dinas: 'all',
    ...forReaders([{ mine: 'examinerId' }, { has: 'examination-readers', by: 'examinationId' }] as const),
  },
  hiddenFrom: [{ through: 'complaintId' }],
  confidential: true,
  ...UNDER_EXAMINATION,
  parts: [
    { resource: 'examination-statements', by: 'examinationId' },
    // Who may read it is decided also later.
    { resource: 'examination-readers', by: 'examinationId', goesOn: true },
    { resource: 'attachments', by: 'ownerId' },
  ],
});
export type Examination = RecordOf<typeof examinations>;

/** What was said in an examination, and by whom. */
export const examinationStatements = defineResource({
  name: 'examination-statements',
  label: 'Keterangan',
  group: 'pengawasan',
  detail: true,
  title: 'givenBy',
  summary: '{capacity}',
  fields: {
    examinationId: reference('examinations', { label: 'Berita acara', required: true, fixed: true }),
    givenBy: text({ label: 'Yang memberi keterangan', required: true, max: 120, personal: true }),
    capacity: choice(
      { pelapor: 'Pelapor', diadukan: 'Yang diadukan', saksi: 'Saksi', ahli: 'Ahli' },
      { label: 'Sebagai', required: true },
    ),
    givenOn: date({ label: 'Tanggal', required: true }),
    statement: longText({ label: 'Isi keterangan', required: true, max: 20_000 }),
  },
  list: ['givenBy', 'capacity', 'givenOn'],
  filters: ['examinationId', 'capacity'],
  access,
  scope: { kepala_dinas: 'all', ...forReaders({ through: 'examinationId' } as const) },
  hiddenFrom: [{ through: 'examinationId' }],
  confidential: true,
  ...UNDER_EXAMINATION,
});

/** Who may read the record of an examination, beside its examiner and Kepala Dinas. */
export const examinationReaders = defineResource({
  name: 'examination-readers',
  label: 'Pembaca berita acara',
  group: 'pengawasan',
  detail: true,
  title: 'staffId',
  summary: '{examinationId}',
  fields: {
    examinationId: reference('examinations', { label: 'Berita acara', required: true, fixed: true }),
    staffId: reference('staff', { label: 'Pembaca', required: true, fixed: true, anyone: true }),
    examinerId: reference('staff', { label: 'Pemeriksa', changedBy: 'engine' }),
  },
  list: ['staffId', 'createdAt'],
  filters: ['examinationId', 'staffId'],
  access: { ...access, edit: [], delete: LEADERS },
  scope: { kepala_dinas: 'all', ...forReaders([{ mine: 'staffId' }, { mine: 'examinerId' }] as const) },
  hiddenFrom: [{ through: 'examinationId' }],
  unique: [{ fields: ['examinationId', 'staffId'], says: 'Pegawai ini sudah menjadi pembaca.' }],
});
