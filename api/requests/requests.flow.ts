import { defineFlow, PREVIOUS, STAY } from '../define/flow.ts';
import { LEADERS } from '../define/roles.ts';
import type { Rule } from '../define/rule.ts';

/** A letter is seen by all of the service and worked on by the unit that took it in (api/README: Who sees what). */
export const OTHER_UNIT = [
  {
    if: { registeredById: { not: 'me' }, unitId: { not: [null, 'my unit'] } },
    says: 'Surat ini dicatat unit kerja lain. Anda dapat melihatnya; yang mengubahnya unit itu.',
    code: 'other_unit',
  },
] as const satisfies readonly Rule[];

/** The letter is with its registrar. */
export const WITH_REGISTRAR = ['draf', 'dikembalikan'] as const;

/** Step A needs the letter itself and somebody on it (service delivery 1). */
const complete = [
  ...OTHER_UNIT,
  { if: { surat_permohonan: null }, says: 'Surat permohonan belum diunggah. Unggah pindaiannya di bawah Berkas.' },
  { if: { people: 0 }, says: 'Belum ada pemohon pada surat ini. Tambahkan sedikitnya satu orang.' },
] as const satisfies readonly Rule[];

/** Surat permohonan, langkah A sampai C standar pelayanan no. 26. D sampai I: verifications.flow.ts. */
export const requestFlow = defineFlow({
  name: 'requests',
  initial: 'draf',
  states: {
    draf: { label: 'Draf', tone: 'idle' },
    diajukan: { label: 'Diajukan', tone: 'idle' },
    dikembalikan: { label: 'Dikembalikan', tone: 'paused' },
    didisposisikan: { label: 'Didisposisikan', tone: 'busy' },
    diteruskan: { label: 'Diteruskan', tone: 'busy' },
    diproses: { label: 'Diproses', tone: 'busy' },
    selesai: { label: 'Selesai', final: true, tone: 'good' },
    ditolak: { label: 'Ditolak', final: true, tone: 'bad' },
    dibatalkan: { label: 'Dibatalkan', final: true, tone: 'bad' },
  },
  steps: {
    ajukan: {
      at: 'A',
      label: 'Ajukan',
      by: ['staf', 'verifikator'],
      from: 'draf',
      to: 'diajukan',
      party: 'office',
      unless: complete,
      hands: 'Permohonan baru',
      says: 'Mengajukan permohonan penerbitan sertifikat elektronik',
    },
    disposisikan: {
      at: 'B',
      label: 'Disposisikan',
      by: ['kepala_dinas'],
      from: 'diajukan',
      to: 'didisposisikan',
      needs: ['addresseeId', 'instruction'],
      party: 'office',
      hands: 'Disposisi baru dari Kepala Dinas',
      says: 'Menerima permohonan penerbitan sertifikat elektronik dan membuat disposisi',
    },
    teruskan: {
      at: 'C',
      label: 'Teruskan ke verifikator',
      by: ['kepala_seksi', 'kepala_bidang'],
      from: 'didisposisikan',
      to: 'diteruskan',
      takes: ['verifierId'],
      party: 'office',
      unless: [
        {
          if: { waiting: 0 },
          says: 'Tidak ada pemohon yang menunggu penugasan. Batalkan atau kembalikan surat ini.',
        },
      ],
      says: 'Menerima disposisi dan meneruskan permohonan kepada tim verifikator',
    },
    kembalikan: {
      label: 'Kembalikan untuk diperbaiki',
      by: ['kepala_dinas', 'kepala_bidang', 'kepala_seksi'],
      from: ['diajukan', 'didisposisikan'],
      to: 'dikembalikan',
      needs: ['reason'],
      party: 'applicant',
      pauses: true,
      hands: 'Dikembalikan untuk diperbaiki',
      says: 'Mengembalikan surat permohonan yang belum lengkap kepada pemohon',
    },
    ajukan_ulang: {
      label: 'Ajukan ulang',
      by: ['staf', 'verifikator'],
      from: 'dikembalikan',
      to: 'diajukan',
      party: 'applicant',
      unless: complete,
      hands: 'Diajukan ulang',
      says: 'Mengajukan kembali surat permohonan yang sudah diperbaiki',
    },
    batalkan: {
      label: 'Batalkan permohonan',
      by: ['kepala_seksi'],
      from: ['diajukan', 'dikembalikan', 'didisposisikan', 'diteruskan', 'diproses'],
      to: 'dibatalkan',
      needs: ['reason'],
      says: 'Membatalkan permohonan atas surat Perangkat Daerah',
    },
    koreksi: {
      label: 'Koreksi: kembali satu langkah',
      by: ['kepala_seksi'],
      from: ['didisposisikan', 'diteruskan'],
      to: PREVIOUS,
      needs: ['reason'],
      hands: 'Dikoreksi, kembali kepada Anda',
      says: 'Membetulkan langkah yang keliru dicatat, tepat satu langkah mundur',
      tells: 'membetulkan langkah yang keliru dicatat[, kembali ke {status}]',
    },
    koreksi_waktu_terima: {
      label: 'Koreksi waktu diterima',
      by: LEADERS,
      from: ['diajukan', 'dikembalikan', 'didisposisikan', 'diteruskan', 'diproses'],
      to: STAY,
      needs: ['receivedAt', 'reason'],
      takes: ['letterDate'],
      corrects: true,
      says: 'Membetulkan waktu diterima dan tanggal surat; batas waktunya dihitung kembali',
      tells: 'membetulkan waktu diterima[ menjadi {receivedAt}][ dan tanggal surat menjadi {letterDate}]',
    },
    koreksi_surat: {
      label: 'Koreksi data surat',
      by: ['kepala_seksi'],
      from: ['diajukan', 'dikembalikan', 'didisposisikan', 'diteruskan', 'diproses'],
      to: STAY,
      needs: ['reason'],
      takes: [
        'letterNumber',
        'letterDate',
        'opdId',
        'subject',
        'signerName',
        'signerPosition',
        'authentication',
        'surat_permohonan',
      ],
      corrects: true,
      says: 'Membetulkan data surat permohonan yang keliru dicatat; nilai lama dan barunya tercatat',
      tells: 'membetulkan data surat permohonan yang keliru dicatat',
    },
    mulai_proses: {
      label: 'Mulai diproses',
      by: [],
      from: 'diteruskan',
      to: 'diproses',
      says: 'Pemohon pertama mulai diproses verifikator',
    },
    selesaikan: {
      label: 'Selesai',
      by: [],
      from: 'diproses',
      to: 'selesai',
      says: 'Semua pemohon pada surat ini selesai, sedikitnya satu dilayani',
    },
    nyatakan_ditolak: {
      label: 'Ditolak',
      by: [],
      from: ['diteruskan', 'diproses'],
      to: 'ditolak',
      says: 'Semua pemohon pada surat ini ditolak',
    },
    nyatakan_batal: {
      label: 'Dibatalkan',
      by: [],
      from: ['diteruskan', 'diproses'],
      to: 'dibatalkan',
      says: 'Semua pemohon pada surat ini dibatalkan',
    },
  },
});
