import type { Party } from './flow.ts';

/** menit, jam: office time (R3); hari, hari_kerja: working days (R5); jam_kalender: wall time; bulan_kalender: to the end of a month (api/README: The clock). */
export const TERM_UNITS = {
  menit: 'menit',
  jam: 'jam',
  hari: 'hari',
  hari_kerja: 'hari kerja',
  jam_kalender: 'jam kalender',
  bulan_kalender: 'bulan kalender',
} as const;
export type TermUnit = keyof typeof TERM_UNITS;
export interface Term {
  readonly amount: number;
  readonly unit: TermUnit;
}

export const isByDays = ({ unit }: Term): boolean => unit === 'hari' || unit === 'hari_kerja';
/** Nights and closed days count. */
export const isByWall = ({ unit }: Term): boolean => unit === 'jam_kalender' || unit === 'bulan_kalender';

/** Every letter of the procedure; the flows have a step for each. */
export const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'H.a', 'H.b', 'I'] as const;

/** What is promised a time: the complaint classes of the standard, and what users ask for beside them (api/README: Complaints). */
export const PROMISED = {
  ringan: 'Pengaduan ringan',
  normatif: 'Pengaduan bersifat normatif',
  tidak_berkadar_pengawasan: 'Pengaduan tidak berkadar pengawasan',
  berkadar_pengawasan: 'Pengaduan berkadar pengawasan',
  saran: 'Saran',
  masukan: 'Masukan',
  apresiasi: 'Apresiasi',
  permintaan_informasi: 'Permintaan informasi',
  hak_data_pribadi: 'Hak atas data pribadi',
} as const;
export type Promised = keyof typeof PROMISED;

/** What the office owes itself: the stages of a disciplinary case (api/README: Discipline) and the evaluation meetings (api/README: Meetings). */
export const INTERNAL = {
  telaah_pelanggaran: 'Telaah dugaan pelanggaran',
  pemeriksaan_pelanggaran: 'Pemeriksaan sejak dipanggil',
  putusan_sanksi: 'Putusan sanksi sejak pemeriksaan',
  penyerahan_putusan: 'Penyerahan putusan sanksi',
  masa_keberatan: 'Sanksi berlaku sejak putusan diserahkan',
  jawaban_keberatan: 'Jawaban atas keberatan',
  rapat_evaluasi: 'Rapat evaluasi',
  notula_rapat: 'Pengesahan notula rapat',
  undangan_rapat: 'Undangan sebelum rapat',
  peringatan_rapat: 'Peringatan rapat sebelum akhir bulan',
  tindak_lanjut_rapat: 'Tindak lanjut rapat',
  verifikasi_tindak_lanjut: 'Verifikasi tindak lanjut rapat',
  peninjauan_pengawasan: 'Peninjauan pengawasan harian',
  penyampaian_temuan: 'Penyampaian temuan kepada yang diawasi',
  tanggapan_temuan: 'Tanggapan atas temuan',
  tindak_lanjut_temuan: 'Tindak lanjut temuan',
  penilaian_tindak_lanjut: 'Penilaian tindak lanjut temuan',
} as const;
export type Internal = keyof typeof INTERNAL;
/** Where a version of the standard says nothing of them: PP 94/2021, PP 79/2021, manufacturing 8; ours where these are silent. */
export const INTERNAL_TERMS: Readonly<Record<Internal, Term>> = {
  telaah_pelanggaran: { amount: 14, unit: 'hari_kerja' },
  // Seven days from the summons to the examination, seven more for the second summons.
  pemeriksaan_pelanggaran: { amount: 14, unit: 'hari_kerja' },
  putusan_sanksi: { amount: 14, unit: 'hari_kerja' },
  penyerahan_putusan: { amount: 14, unit: 'hari_kerja' },
  masa_keberatan: { amount: 15, unit: 'hari_kerja' },
  jawaban_keberatan: { amount: 21, unit: 'hari_kerja' },
  rapat_evaluasi: { amount: 1, unit: 'bulan_kalender' },
  notula_rapat: { amount: 5, unit: 'hari_kerja' },
  undangan_rapat: { amount: 3, unit: 'hari_kerja' },
  peringatan_rapat: { amount: 5, unit: 'hari_kerja' },
  // Where what was agreed names no day of its own.
  tindak_lanjut_rapat: { amount: 20, unit: 'hari_kerja' },
  verifikasi_tindak_lanjut: { amount: 5, unit: 'hari_kerja' },
  peninjauan_pengawasan: { amount: 2, unit: 'hari_kerja' },
  penyampaian_temuan: { amount: 5, unit: 'hari_kerja' },
  tanggapan_temuan: { amount: 5, unit: 'hari_kerja' },
  // Where a finding names no day of its own.
  tindak_lanjut_temuan: { amount: 20, unit: 'hari_kerja' },
  penilaian_tindak_lanjut: { amount: 5, unit: 'hari_kerja' },
};

export const PARTIES: Readonly<Record<Party, string>> = {
  office: 'Dinkominfo',
  applicant: 'Pemohon',
  bsre: 'BSrE – BSSN',
  dukcapil_bkn: 'Dukcapil dan BKN',
  ppk: 'Pejabat pembina kepegawaian',
};

export const LEGAL_STATUSES = {
  berlaku: 'Berlaku',
  diubah: 'Diubah',
  dicabut: 'Dicabut',
  berakhir: 'Berakhir',
} as const;

export interface StandardStep {
  /** The letter in the standard: A … I, H.a. */
  readonly at: string;
  /** The printed sentence. */
  readonly says: string;
  /** Who does it, in words for the paper. */
  readonly by: string;
  readonly party: Party;
  readonly minutes: number;
  /** The letter of the step whose minutes it shares: only one of the two is gone through (G or H). */
  readonly alternative?: string;
}
export interface Competence {
  /** The printed letter. */
  readonly mark: string;
  readonly code: string;
  readonly text: string;
}
export interface Channel {
  readonly code: string;
  readonly label: string;
  /** Number, address or account; none where the standard leaves it open. */
  readonly address?: string;
}
export interface LegalBasis {
  /** The printed letter: the numbering goes on from other pages. */
  readonly mark: string;
  readonly text: string;
  readonly status: keyof typeof LEGAL_STATUSES;
  /** By what it was changed or replaced, or when it ends. */
  readonly note?: string;
}

/** What the clock, the complaint desk and the paper read of a service standard (api/README: The standard is data). */
export interface StandardContent {
  readonly total: Term;
  readonly steps: readonly StandardStep[];
  readonly classes: Readonly<Record<Promised, Term>> & Readonly<Partial<Record<Internal, Term>>>;
  /** Calendar days without a word from the reporter after which an answered complaint is closed. */
  readonly silentDays?: number;
  readonly executors: number;
  readonly competences: readonly Competence[];
  readonly channels: readonly Channel[];
  readonly legalBases: readonly LegalBasis[];
  /** Percent of a promise at which somebody is warned. */
  readonly warnings: readonly number[];
}

/** The promise of the whole procedure; every other one has its term by name. */
export const PROCEDURE = 'layanan';
export function termOf({ total, classes }: Pick<StandardContent, 'total' | 'classes'>, promise: string): Term {
  if (promise === PROCEDURE) return total;
  return classes[promise as Promised | Internal] ?? INTERNAL_TERMS[promise as Internal];
}

/** The complaint terms that component 6 prints. */
export const PRINTED = ['ringan', 'normatif', 'tidak_berkadar_pengawasan', 'berkadar_pengawasan'] as const;
/** With component 3 and the monthly meeting (manufacturing 8) all that the standard says; every other term is not its own. */
export const isPrinted = (promise: string): boolean =>
  ([PROCEDURE, ...PRINTED, 'rapat_evaluasi'] as readonly string[]).includes(promise);
/** Marks what the printed standard does not say: nobody must take it for a part of what was signed. */
export const OURS = 'ketentuan pelaksanaan kantor';
export const STEPS_OURS = `Pelaksana dan menit setiap langkah adalah ${OURS}; yang ditetapkan standar adalah jumlahnya.`;

/** Minutes of all steps together; steps that share a budget count once. */
export const budget = (steps: readonly Pick<StandardStep, 'minutes' | 'alternative'>[]): number =>
  steps.reduce((sum, { minutes, alternative }) => (alternative ? sum : sum + minutes), 0);

/** Of a standard that was set before it could say. */
const SILENT_DAYS = 10;
export const silentDaysOf = ({ silentDays = SILENT_DAYS }: Pick<StandardContent, 'silentDays'>): number => silentDays;
export const silenceText = (content: Pick<StandardContent, 'silentDays'>): string =>
  `Aduan yang sudah dijawab ditutup setelah ${silentDaysOf(content)} hari tanpa tanggapan pelapor (${OURS}).`;

const ONES = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
function inWords(number: number): string {
  if (number === 10) return 'sepuluh';
  if (number === 11) return 'sebelas';
  if (number < 20) return number < 10 ? ONES[number]! : `${ONES[number - 10]} belas`;
  return `${ONES[Math.floor(number / 10)]} puluh ${ONES[number % 10]}`.trimEnd();
}
/** 3 (tiga) orang Staf; for 1 to 99. */
export const executorsText = (number: number): string => `${number} (${inWords(number)}) orang Staf`;

/** 170 menit · 30 hari kerja */
export const termText = ({ amount, unit }: Term): string => `${amount} ${TERM_UNITS[unit]}`;
