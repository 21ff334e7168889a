import { choice, date, longText, number, reference, state, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { byLine } from '../define/who.ts';
import { CASE_READERS, LEADERS } from '../define/roles.ts';
import { ALLEGED } from '../supervision/supervised-acts.resource.ts';
import { sanctionFlow } from './sanctions.flow.ts';

export const SANCTION_KINDS = {
  teguran_lisan: 'Teguran lisan',
  teguran_tertulis: 'Teguran tertulis',
  pernyataan_tidak_puas: 'Pernyataan tidak puas secara tertulis',
  potong_tunjangan_6: 'Pemotongan tunjangan kinerja 25% 6 bulan',
  potong_tunjangan_9: 'Pemotongan tunjangan kinerja 25% 9 bulan',
  potong_tunjangan_12: 'Pemotongan tunjangan kinerja 25% 12 bulan',
  penurunan_jabatan_12: 'Penurunan jabatan 12 bulan',
  pembebasan_jabatan_12: 'Pembebasan jabatan 12 bulan',
  pemberhentian: 'Pemberhentian',
} as const;

/** Sanksi: service standard no. 26, manufacturing 6.d. Opened from evidence, nothing is ever deleted. */
export const sanctions = defineResource({
  name: 'sanctions',
  label: 'Sanksi',
  group: 'pengawasan',
  title: 'number',
  summary: '[{kind}, ]{status}',
  fields: {
    number: number('SN', 'Nomor perkara'),
    staffId: reference('staff', { label: 'Pegawai', required: true, fixed: true }),
    allegation: longText({ label: 'Dugaan pelanggaran', required: true }),
    actId: reference('supervised-acts', { label: 'Perbuatan yang mendasari', fixed: true, among: { status: ALLEGED } }),
    findingId: reference('findings', { label: 'Temuan yang mendasari' }),
    complaintId: reference('complaints', { label: 'Pengaduan yang mendasari', fixed: true }),
    examinerId: reference('staff', { label: 'Pemeriksa', required: true }),
    summonsDate: date({ label: 'Tanggal pemeriksaan', changedBy: 'step' }),
    examinationRecord: longText({ label: 'Berita acara pemeriksaan', changedBy: 'step', max: 20_000 }),
    statement: longText({ label: 'Tanggapan pegawai', changedBy: 'step' }),
    level: choice({ ringan: 'Ringan', sedang: 'Sedang', berat: 'Berat' }, { label: 'Tingkat', changedBy: 'step' }),
    kind: choice(SANCTION_KINDS, { label: 'Jenis sanksi', changedBy: 'step' }),
    decisionNumber: text({ label: 'Nomor keputusan', changedBy: 'step', max: 80 }),
    handedOverOn: date({ label: 'Diserahkan pada', changedBy: 'step', past: true }),
    status: state(sanctionFlow, 'Status'),
  },
  list: ['number', 'staffId', 'level', 'kind', 'dueAt', 'status'],
  search: ['number', 'decisionNumber'],
  filters: ['status', 'staffId', 'level', 'kind'],
  access: { list: CASE_READERS, show: CASE_READERS, create: LEADERS, edit: LEADERS, delete: [] },
  about: 'staffId',
  // He learns of it by the summons (PP 94/2021), whatever he is here.
  hiddenFrom: [{ staff: 'staffId', if: { status: ['dugaan', 'telaah'] } }],
  scope: {
    ...byLine('staffId'),
    verifikator: { mine: 'staffId' },
    staf: { mine: 'staffId' },
  },
  unless: {
    writing: [{ if: { examinerId: { is: 'staffId' } }, says: 'Pemeriksa tidak boleh memeriksa dirinya sendiri.' }],
  },
  assignees: { kepala_bidang: 'examinerId', kepala_seksi: 'examinerId' },
  // Each stage has a term of its own (PP 94/2021); what is in force is served, no longer waited for.
  clock: {
    startsAt: 'createdAt',
    promise: {
      stages: {
        dugaan: 'telaah_pelanggaran',
        dipanggil_1: 'pemeriksaan_pelanggaran',
        dipanggil_2: 'pemeriksaan_pelanggaran',
        diperiksa: 'putusan_sanksi',
        diputuskan: 'penyerahan_putusan',
        diserahkan: 'masa_keberatan',
        keberatan: 'jawaban_keberatan',
      },
    },
    stops: ['berlaku'],
  },
  parts: [{ resource: 'attachments', by: 'ownerId' }],
});
export type Sanction = RecordOf<typeof sanctions>;
