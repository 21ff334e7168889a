import type { Step } from '../define/flow.ts';

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

export type VerificationStep = Step<keyof typeof VERIFICATION_STATES>;

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

/** What all steps of the assigned verifier share. */
export const byVerifier = {
  by: ['verifikator'],
  only: { field: 'verifierId', says: 'Hanya verifikator yang ditugaskan pada pemohon ini.' },
  never: [
    { field: 'subjectStaffId', says: 'Anda tidak berwenang memverifikasi permohonan untuk diri Anda sendiri.' },
    { field: 'assignedById', says: 'Yang menugaskan tidak boleh memverifikasi.' },
  ],
} as const satisfies Partial<Step>;

/** What the office depends on and cannot mend itself: while it is down the promise stands still (api/README: Requests and people). */
export const OUTAGES = { ams: 'AMS BSrE', dukcapil: 'Dukcapil', bkn: 'BKN' } as const;

/** What the certificate says when it has been issued. */
export const CERTIFICATE = ['serialNumber', 'validFrom', 'validTo'] as const;
/** Kompetensi pelaksana a and c, as the standard letters them (manufacturing 3). */
export const COMPETENCE_A = {
  code: 'registrasi_sertifikat',
  mark: 'a',
  says: 'Perlu kompetensi a: memahami registrasi sertifikat digital.',
} as const;
export const COMPETENCE_C = {
  code: 'hak_akses_pencabutan',
  mark: 'c',
  says: 'Perlu kompetensi c: hak akses pencabutan sertifikat digital.',
} as const;
