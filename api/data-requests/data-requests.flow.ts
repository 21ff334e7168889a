import { defineFlow, PREVIOUS, STAY } from '../define/flow.ts';
import { LEADERS } from '../define/roles.ts';

const REGISTRARS = ['staf', 'verifikator', 'kepala_seksi'] as const;

/** UU PDP art. 31 and 32: the person is given access to his data and the trail of their processing within 3×24 hours. */
export const dataRequestFlow = defineFlow({
  name: 'data-requests',
  initial: 'diterima',
  states: {
    diterima: { label: 'Diterima', tone: 'idle' },
    disiapkan: { label: 'Disiapkan', tone: 'busy' },
    diserahkan: { label: 'Diserahkan', final: true, tone: 'good' },
    ditolak: { label: 'Ditolak', final: true, tone: 'bad' },
  },
  steps: {
    siapkan: {
      label: 'Siapkan jawaban',
      by: REGISTRARS,
      party: 'office',
      from: 'diterima',
      to: 'disiapkan',
      needs: ['identityCheck'],
      takes: ['verificationId', 'staffId'],
      unless: [
        {
          if: { 'new staffId': null, 'new verificationId': null },
          says: 'Pilih dahulu subjeknya: pemohon sertifikat atau pegawai dinas ini.',
        },
      ],
      says: 'Memeriksa identitas peminta dan menyiapkan jawabannya',
    },
    serahkan: {
      label: 'Serahkan',
      by: REGISTRARS,
      party: 'office',
      from: 'disiapkan',
      to: 'diserahkan',
      needs: ['handedOverBy'],
      sets: { handedOverAt: 'now' },
      says: 'Menyerahkan jawaban kepada Subjek Data Pribadi, paling lambat 3×24 jam sejak permintaan diterima',
      tells: 'menyerahkan jawaban kepada Subjek Data Pribadi[ pada {handedOverAt}]',
    },
    koreksi: {
      label: 'Koreksi: kembali satu langkah',
      by: ['kepala_seksi'],
      from: 'disiapkan',
      to: PREVIOUS,
      needs: ['reason'],
      hands: 'Dikoreksi, kembali kepada Anda',
      says: 'Membetulkan langkah yang keliru dicatat, tepat satu langkah mundur',
      tells: 'membetulkan langkah yang keliru dicatat',
    },
    koreksi_waktu_terima: {
      label: 'Koreksi waktu diterima',
      by: LEADERS,
      from: ['diterima', 'disiapkan'],
      to: STAY,
      needs: ['receivedAt', 'reason'],
      corrects: true,
      says: 'Membetulkan waktu diterima; batas waktunya dihitung kembali',
      tells: 'membetulkan waktu diterima[ menjadi {receivedAt}]',
    },
    tolak: {
      label: 'Tolak',
      by: ['kepala_seksi', 'kepala_dinas'],
      from: ['diterima', 'disiapkan'],
      to: 'ditolak',
      needs: ['reason'],
      says: 'Menolak permintaan dengan alasan yang disampaikan kepada peminta',
      tells: 'menolak permintaan data pribadi',
    },
  },
});
