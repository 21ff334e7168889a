import { STAY } from '../define/flow.ts';
import { byVerifier, CERTIFICATE, COMPETENCE_A, COMPETENCE_C, type VerificationStep } from './verifier.flow.ts';

/** Jenis permohonan dengan jalur pendek: menunggu → diverifikasi → diajukan_ams → selesai | ditolak. */
export const SHORT_KINDS = ['pembaruan', 'penerbitan_ulang', 'perubahan_data', 'pencabutan'] as const;

const whenRevoking = { field: 'kind', in: ['pencabutan'], says: 'Hanya untuk permohonan pencabutan.' } as const;
const whenReissuing = {
  field: 'kind',
  in: ['pembaruan', 'penerbitan_ulang'],
  says: 'Hanya untuk pembaruan dan penerbitan ulang.',
} as const;

export const shortPath = [
  {
    verb: 'verifikasi',
    label: 'Verifikasi permohonan',
    ...byVerifier,
    from: 'menunggu',
    to: 'diverifikasi',
    needs: ['checklist'],
    party: 'office',
    says: 'Memeriksa permohonan dan data pada sertifikat',
  },
  {
    verb: 'setujui_pencabutan',
    label: 'Setujui pencabutan',
    by: ['kepala_seksi', 'kepala_bidang'],
    never: [
      { field: 'verifierId', says: 'Pencabutan disetujui orang kedua, bukan pelaksananya.' },
      { field: 'subjectStaffId', says: 'Anda tidak berwenang memutuskan permohonan untuk diri Anda sendiri.' },
    ],
    from: ['diverifikasi', 'diajukan_ams'],
    to: STAY,
    when: whenRevoking,
    asked: { field: 'approvedById', in: [null] },
    party: 'office',
    hands: 'Pencabutan disetujui',
    says: 'Menyetujui pencabutan sertifikat sebagai orang kedua',
  },
  {
    verb: 'ajukan_ams',
    label: 'Ajukan di AMS',
    ...byVerifier,
    from: 'diverifikasi',
    to: 'diajukan_ams',
    needs: ['amsReference'],
    when: {
      field: 'kind',
      in: ['pembaruan', 'penerbitan_ulang', 'perubahan_data'],
      says: 'Pencabutan punya langkah sendiri.',
    },
    competence: COMPETENCE_A,
    party: 'office',
    says: 'Mengajukan perubahan di AMS BSrE',
  },
  {
    verb: 'ajukan_ams',
    label: 'Ajukan pencabutan di AMS',
    ...byVerifier,
    from: 'diverifikasi',
    to: 'diajukan_ams',
    needs: ['amsReference'],
    when: whenRevoking,
    competence: COMPETENCE_C,
    party: 'office',
    says: 'Mencabut sertifikat di AMS BSrE',
  },
  {
    verb: 'selesaikan',
    label: 'Selesaikan',
    ...byVerifier,
    from: 'diajukan_ams',
    to: 'selesai',
    when: {
      field: 'kind',
      in: ['perubahan_data', 'pencabutan'],
      says: 'Pembaruan dan penerbitan ulang mencatat sertifikat baru.',
    },
    party: 'office',
    says: 'Mencatat bahwa permohonan selesai di AMS BSrE',
  },
  {
    verb: 'selesaikan',
    label: 'Selesaikan',
    ...byVerifier,
    from: 'diajukan_ams',
    to: 'selesai',
    needs: CERTIFICATE,
    when: whenReissuing,
    party: 'office',
    says: 'Mencatat sertifikat baru yang terbit di AMS BSrE',
  },
] as const satisfies readonly VerificationStep[];
