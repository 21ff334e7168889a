import type { Row } from '../define/flow.ts';
import { MY_COMPETENCES, type Rule } from '../define/rule.ts';

/** A person is worked on by the unit that took the letter in, by whoever registered him, and by his verifier. */
export const OTHER_UNIT = {
  if: { verifierId: { not: 'me' }, registeredById: { not: 'me' }, letterUnit: { not: [null, 'my unit'] } },
  says: 'Surat orang ini dicatat unit kerja lain. Anda dapat melihatnya; yang mengubahnya unit itu.',
  code: 'other_unit',
} as const satisfies Rule;

/** Pegawai ASN: Pegawai Negeri Sipil (juga calon) dan PPPK (UU 20/2023). */
export const ASN = ['pns', 'cpns', 'pppk'] as const;
export const EMPLOYMENTS = { pns: 'PNS', cpns: 'CPNS', pppk: 'PPPK', non_asn: 'Non ASN' } as const;

export const VERIFICATION_STATES = {
  menunggu_penugasan: { label: 'Menunggu penugasan', tone: 'idle' },
  menunggu_pendaftaran: { label: 'Menunggu pendaftaran AMS', tone: 'busy' },
  menunggu_swafoto: { label: 'Menunggu swafoto', tone: 'paused' },
  penentuan_status: { label: 'Penentuan status ASN', tone: 'busy' },
  verifikasi_otomatis: { label: 'Verifikasi otomatis', tone: 'busy' },
  verifikasi_manual: { label: 'Verifikasi manual', tone: 'busy' },
  akun_dikirim: { label: 'Akun disiapkan', tone: 'busy' },
  menunggu_passphrase: { label: 'Menunggu passphrase', tone: 'paused' },
  terbit: { label: 'Terbit', tone: 'good' },
  diterima: { label: 'Diterima pemohon', final: true, tone: 'good' },
  menunggu: { label: 'Menunggu verifikasi', tone: 'busy' },
  diverifikasi: { label: 'Diverifikasi', tone: 'busy' },
  diajukan_ams: { label: 'Diajukan di AMS', tone: 'busy' },
  selesai: { label: 'Selesai', final: true, tone: 'good' },
  dikembalikan: { label: 'Dikembalikan', tone: 'paused' },
  ditolak: { label: 'Ditolak', final: true, tone: 'bad' },
  dibatalkan: { label: 'Dibatalkan', final: true, tone: 'bad' },
} as const;

type VerificationRow = Row<keyof typeof VERIFICATION_STATES>;
export type VerificationRows = Readonly<Record<string, VerificationRow | readonly VerificationRow[]>>;

/** Where the assigned verifier has the work in hand. */
export const IN_HAND = [
  'menunggu_pendaftaran',
  'menunggu_swafoto',
  'penentuan_status',
  'verifikasi_otomatis',
  'verifikasi_manual',
  'akun_dikirim',
  'menunggu_passphrase',
  'terbit',
  'menunggu',
  'diverifikasi',
  'diajukan_ams',
] as const;

/** Who gave the person to a verifier, and when. */
export const ASSIGNED = { assignedById: 'me', assignedAt: 'now' } as const;

/** What all steps of the assigned verifier share. */
export const byVerifier = {
  by: ['verifikator'],
  unless: [
    { if: { verifierId: { not: 'me' } }, says: 'Hanya verifikator yang ditugaskan pada pemohon ini.' },
    { if: { subjectStaffId: 'me' }, says: 'Anda tidak berwenang memverifikasi permohonan untuk diri Anda sendiri.' },
    { if: { assignedById: 'me' }, says: 'Yang menugaskan tidak boleh memverifikasi.' },
    {
      if: { selfRegistered: null, registeredById: 'me' },
      says: 'Anda yang mencatat pemohon ini, jadi orang lain yang memverifikasinya. Kepala Seksi mengalihkannya, atau menugaskan Anda lagi bila tidak ada yang lain.',
    },
  ],
  // Whoever goes on is no longer held up.
  sets: { outage: null },
} as const satisfies Partial<Row>;

/** What the office depends on and cannot mend itself: while it is down the promise stands still (api/README: Requests and people). */
export const OUTAGES = { ams: 'AMS BSrE', dukcapil: 'Dukcapil', bkn: 'BKN' } as const;

/** What the certificate says when it has been issued. */
export const CERTIFICATE = ['serialNumber', 'validFrom', 'validTo'] as const;
export const VALID_A_DAY = {
  if: { 'new validTo': { is: 'new validFrom' } },
  says: 'Masa berlaku sertifikat paling sedikit satu hari: berlaku sampai sesudah berlaku sejak.',
} as const satisfies Rule;
/** Kompetensi pelaksana, as the standard letters them (manufacturing 3). */
export const LETTERED = { registrasi_sertifikat: 'a', hak_akses_pencabutan: 'c' } as const;
export const COMPETENCE_A = {
  if: { [MY_COMPETENCES]: { lacks: ['registrasi_sertifikat'] } },
  says: 'Perlu kompetensi a: memahami registrasi sertifikat digital.',
} as const satisfies Rule;
export const COMPETENCE_C = {
  if: { [MY_COMPETENCES]: { lacks: ['hak_akses_pencabutan'] } },
  says: 'Perlu kompetensi c: hak akses pencabutan sertifikat digital.',
} as const satisfies Rule;

export const CHECKLIST = {
  identitas: 'Nama dan NIK sesuai dengan data kependudukan',
  kepegawaian: 'Status kepegawaian dan unit kerja sesuai dengan surat',
  jabatan: 'Jabatan memerlukan sertifikat elektronik',
  surel: 'Surel resmi aktif dan milik pemohon',
  surat: 'Tercantum pada surat permohonan yang sah',
} as const;
/** All of the checklist, or nothing is issued. */
export const CHECKED = {
  if: { 'new checklist': { lacks: Object.keys(CHECKLIST) } },
  says: `Permohonan belum dapat diterbitkan: hasil verifikasi belum lengkap ({checklist} dari ${Object.keys(CHECKLIST).length} butir).`,
} as const satisfies Rule;

/** What the verifier stands for from D on: who the person is. */
export const IDENTITY = ['fullName', 'nik', 'nip', 'employment', 'email'] as const;
