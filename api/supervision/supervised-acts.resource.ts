import { longText, moment, multiChoice, reference, state, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { EVERYONE } from '../define/roles.ts';
import { byHead, byLine } from '../define/who.ts';
import { supervisedActFlow } from './supervised-acts.flow.ts';

/** What is looked at whatever the draw says (api/README: Supervision), and why. */
export const ALWAYS = {
  lewat_waktu: 'Langkah sesudah batas waktu',
  waktu_terima: 'Waktu mulai janji dibetulkan',
  dicatat_sendiri: 'Dicatat dan diverifikasi orang yang sama',
  di_luar_jam: 'Di luar jam kerja',
  buka_rahasia: 'NIK atau pelapor dibuka tanpa perkara terbuka miliknya',
  koreksi_kedua: 'Koreksi kedua pada perkara yang sama',
  centang_kilat: 'Daftar periksa diisi dalam 30 detik sejak dibuka',
  terlalu_cepat: 'Lebih dari 20 perubahan dalam 10 menit',
  satu_opd: 'Lebih dari 60% pemohon satu OPD sebulan pada satu verifikator',
  aduan_unit: 'Aduan tentang orang di unitnya sendiri',
  di_bawah_usulan: 'Klasifikasi aduan di bawah usulan',
  dugaan_dibiarkan: 'Dugaan pelanggaran lima hari kerja tanpa tindak lanjut',
  tindak_lanjut_berlarut: 'Tindak lanjut rapat terbuka lebih dari dua rapat',
} as const;
export type Always = keyof typeof ALWAYS;

/** Verdicts on which a case, and on which a finding may rest. */
export const ALLEGED = ['dugaan_pelanggaran'] as const;
export const AMISS = ['perlu_pembinaan', ...ALLEGED] as const;

/** He sees what was said of him once it is said. */
const himself = { mine: 'supervisedId' } as const;

const seen = [{ line: 'supervisedId' }, { mine: 'supervisorId' }] as const;

/** One act of a subordinate that his superior looks at, and what he says of it. */
export const supervisedActs = defineResource({
  name: 'supervised-acts',
  label: 'Perbuatan yang diawasi',
  group: 'pengawasan',
  title: 'supervisedId',
  summary: '{actedAt}, {status}',
  fields: {
    drawId: reference('supervision-draws', { label: 'Pengawasan harian', changedBy: 'engine' }),
    supervisedId: reference('staff', { label: 'Yang diawasi', changedBy: 'engine', required: true }),
    supervisorId: reference('staff', { label: 'Atasan langsung', changedBy: 'engine', required: true }),
    entryId: text({ label: 'Catatan jejak audit', changedBy: 'engine', required: true, max: 36 }),
    actedAt: moment({ label: 'Waktu perbuatan', changedBy: 'engine', required: true }),
    reasons: multiChoice(ALWAYS, { label: 'Selalu diperiksa karena', changedBy: 'engine' }),
    remark: longText({ label: 'Catatan pengawasan', changedBy: 'step', min: 20, max: 2000 }),
    reviewedById: reference('staff', { label: 'Dinilai oleh', changedBy: 'engine' }),
    actingAs: text({ label: 'Atas nama jabatan', changedBy: 'engine', max: 60 }),
    reviewedAt: moment({ label: 'Dinilai pada', changedBy: 'engine' }),
    firstReviewedAt: moment({ label: 'Pertama kali dinilai pada', changedBy: 'engine' }),
    answer: longText({ label: 'Tanggapan yang diawasi', changedBy: 'step', max: 2000 }),
    answeredAt: moment({ label: 'Ditanggapi pada', changedBy: 'engine' }),
    status: state(supervisedActFlow, 'Penilaian'),
  },
  list: ['actedAt', 'supervisedId', 'reasons', 'status', 'reviewedAt'],
  search: ['remark', 'supervisedId'],
  filters: ['drawId', 'supervisedId', 'supervisorId', 'status'],
  sort: ['actedAt', 'DESC'],
  access: { list: EVERYONE, show: EVERYONE, create: [], edit: [], delete: [] },
  hiddenFrom: [{ staff: 'supervisedId', if: { status: ['menunggu'] } }],
  // What was drawn for a Plt. or Plh. he still judges when his appointment has ended.
  scope: {
    ...byLine('supervisedId'),
    kepala_bidang: seen,
    kepala_seksi: seen,
    verifikator: himself,
    staf: himself,
    admin_sistem: himself,
  },
  unique: [{ fields: ['entryId', 'supervisorId'], says: 'Perbuatan ini sudah diperiksa.' }],
  assignees: byHead('supervisorId'),
  facts: { findings: 'number' },
});
export type SupervisedAct = RecordOf<typeof supervisedActs>;
