import { type Row, STAY } from '../define/flow.ts';
import { LEADERS } from '../define/roles.ts';
import type { Rule } from '../define/rule.ts';

export const HANDLERS = ['verifikator', ...LEADERS] as const;
export const DESK = ['staf', ...HANDLERS] as const;

/** Here, and neither answered nor handed on to the Inspektorat. */
export const UNANSWERED = [
  'diterima',
  'diklasifikasi',
  'ditangani',
  'diteruskan_bsre',
  'pemeriksaan',
  'tidak_lengkap',
  'ditanggapi_balik',
] as const;

/** Nobody decides about his own superior, however far above him (api/README: Four eyes). What only passes it on or writes down is no decision. */
export const NOT_BELOW = {
  if: { complainedId: { not: null }, complainedLine: 'me' },
  says: 'Anda bawahan pegawai yang diadukan, jadi tidak memutuskan apa pun tentang aduan ini. Atasannya yang memutuskan; aduan tentang pimpinan tertinggi kantor diteruskan ke Inspektorat.',
  code: 'below_complained',
} as const satisfies Rule;
/** Nobody here does, where nobody stands over him. */
export const HERE = {
  if: { complainedId: { not: null }, decidedHere: false },
  says: 'Tidak ada atasan yang diadukan di kantor ini, jadi aduan ini diputuskan Inspektorat. Teruskan ke Inspektorat.',
} as const satisfies Rule;
export const DECIDED = [NOT_BELOW, HERE] as const satisfies readonly Rule[];

export const ANSWERS = {
  needs: ['answer'],
  to: 'dijawab',
  party: 'office',
  sets: { answeredAt: 'now', answeredById: 'me' },
  says: 'Pengguna Layanan Sertifikat Elektronik menerima Jawaban Aduan',
  tells: 'menjawab aduan',
} as const;

type Rows = Readonly<Record<string, Row | readonly Row[]>>;

export const toBsre = {
  teruskan_bsre: {
    label: 'Teruskan ke BSrE',
    by: HANDLERS,
    from: 'ditangani',
    to: 'diteruskan_bsre',
    needs: ['bsreForwardedOn', 'bsreTicket'],
    unless: DECIDED,
    // Beside the way to the answer: nobody is waited for to do it.
    says: 'Meneruskan aduan kepada BSrE-BSSN; batas waktu tetap berjalan',
    tells: 'meneruskan aduan kepada BSrE-BSSN[ pada {bsreForwardedOn}][ dengan nomor tiket {bsreTicket}]',
  },
  catat_jawaban_bsre: {
    label: 'Catat jawaban BSrE',
    by: HANDLERS,
    from: 'diteruskan_bsre',
    to: 'ditangani',
    needs: ['bsreAnswer'],
    unless: DECIDED,
    party: 'bsre',
    hands: 'Jawaban BSrE dicatat',
    says: 'Mencatat jawaban BSrE-BSSN',
  },
} as const satisfies Rows;

export const correctedBsre = {
  koreksi_tanggal_bsre: {
    label: 'Koreksi tanggal penerusan ke BSrE',
    by: LEADERS,
    from: 'diteruskan_bsre',
    to: STAY,
    needs: ['bsreForwardedOn', 'reason'],
    unless: DECIDED,
    corrects: true,
    says: 'Membetulkan tanggal penerusan aduan kepada BSrE-BSSN',
    tells: 'membetulkan tanggal penerusan aduan kepada BSrE-BSSN[ menjadi {bsreForwardedOn}]',
  },
} as const satisfies Rows;

const TO_INSPECTORATE = {
  label: 'Teruskan ke Inspektorat',
  by: DESK,
  to: 'diteruskan_inspektorat',
  needs: ['inspectorateForwardedOn', 'inspectorateTicket'],
  unless: [
    {
      if: { decidedHere: true },
      says: 'Aduan ini masih dapat diputuskan di kantor ini; ke Inspektorat hanya aduan tentang Kepala Dinas atau atasannya.',
    },
  ],
  sets: { handlerId: null },
  hands: 'Aduan diteruskan ke Inspektorat',
  says: 'Meneruskan aduan kepada Inspektorat; batas waktu tetap berjalan',
  tells: 'meneruskan aduan kepada Inspektorat[ pada {inspectorateForwardedOn}][ dengan nomor {inspectorateTicket}]',
} as const;

/** A complaint that nobody in the office may decide: the Inspektorat of the Kabupaten does, on behalf of the Bupati. */
export const toInspectorate = {
  teruskan_inspektorat: [
    { ...TO_INSPECTORATE, from: UNANSWERED.filter((state) => state !== 'tidak_lengkap'), party: 'office' },
    // What waits for the reporter does not wait for this.
    { ...TO_INSPECTORATE, from: 'tidak_lengkap' },
  ],
  catat_jawaban_inspektorat: {
    ...ANSWERS,
    label: 'Catat jawaban Inspektorat',
    by: ['auditor'],
    from: 'diteruskan_inspektorat',
    unless: [NOT_BELOW],
    tells: 'mencatat jawaban Inspektorat atas aduan',
  },
} as const satisfies Rows;
