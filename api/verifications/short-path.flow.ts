import { STAY } from '../define/flow.ts';
import {
  byVerifier,
  CERTIFICATE,
  CHECKED,
  COMPETENCE_A,
  COMPETENCE_C,
  IDENTITY,
  VALID_A_DAY,
  type VerificationRows,
} from './verifier.flow.ts';

/** Jenis permohonan dengan jalur pendek: menunggu → diverifikasi → diajukan_ams → selesai | ditolak. */
export const SHORT_KINDS = ['pembaruan', 'penerbitan_ulang', 'perubahan_data', 'pencabutan'] as const;

const whenRevoking = { if: { kind: { not: ['pencabutan'] } }, says: 'Hanya untuk permohonan pencabutan.' } as const;
const whenReissuing = {
  if: { kind: { not: ['pembaruan', 'penerbitan_ulang'] } },
  says: 'Hanya untuk pembaruan dan penerbitan ulang.',
} as const;

export const shortPath = {
  verifikasi: {
    label: 'Verifikasi permohonan',
    ...byVerifier,
    from: 'menunggu',
    to: 'diverifikasi',
    needs: ['checklist'],
    vouches: [...IDENTITY, 'revocationReason'],
    // What the second person approved was what was verified before.
    sets: { ...byVerifier.sets, approvedById: null },
    unless: [...byVerifier.unless, CHECKED],
    party: 'office',
    says: 'Memeriksa permohonan dan data pada sertifikat',
  },
  setujui_pencabutan: {
    label: 'Setujui pencabutan',
    by: ['kepala_seksi', 'kepala_bidang'],
    from: ['diverifikasi', 'diajukan_ams'],
    to: STAY,
    asked: { approvedById: null },
    party: 'office',
    hands: 'Pencabutan disetujui',
    unless: [
      whenRevoking,
      { if: { verifierId: 'me' }, says: 'Pencabutan disetujui orang kedua, bukan pelaksananya.' },
      { if: { subjectStaffId: 'me' }, says: 'Anda tidak berwenang memutuskan permohonan untuk diri Anda sendiri.' },
    ],
    sets: { approvedById: 'me' },
    says: 'Menyetujui pencabutan sertifikat sebagai orang kedua',
  },
  ajukan_ams: [
    {
      label: 'Ajukan di AMS',
      ...byVerifier,
      from: 'diverifikasi',
      to: 'diajukan_ams',
      needs: ['amsReference'],
      party: 'office',
      unless: [
        {
          if: { kind: { not: ['pembaruan', 'penerbitan_ulang', 'perubahan_data'] } },
          says: 'Pencabutan punya langkah sendiri.',
        },
        ...byVerifier.unless,
        COMPETENCE_A,
      ],
      says: 'Mengajukan perubahan di AMS BSrE',
    },
    {
      label: 'Ajukan pencabutan di AMS',
      ...byVerifier,
      from: 'diverifikasi',
      to: 'diajukan_ams',
      needs: ['amsReference'],
      party: 'office',
      unless: [
        whenRevoking,
        ...byVerifier.unless,
        COMPETENCE_C,
        {
          if: { approvedById: null, revocationReason: { not: 'kunci_bocor' } },
          says: 'Pencabutan perlu disetujui orang kedua lebih dahulu, kecuali kunci bocor.',
        },
      ],
      says: 'Mencabut sertifikat di AMS BSrE',
    },
  ],
  selesaikan: [
    {
      label: 'Selesaikan',
      ...byVerifier,
      from: 'diajukan_ams',
      to: 'selesai',
      party: 'office',
      unless: [
        {
          if: { kind: { not: ['perubahan_data', 'pencabutan'] } },
          says: 'Pembaruan dan penerbitan ulang mencatat sertifikat baru.',
        },
        ...byVerifier.unless,
        { if: { approvedById: null, kind: 'pencabutan' }, says: 'Pencabutan ini belum disetujui orang kedua.' },
      ],
      says: 'Mencatat bahwa permohonan selesai di AMS BSrE',
    },
    {
      label: 'Selesaikan',
      ...byVerifier,
      from: 'diajukan_ams',
      to: 'selesai',
      needs: CERTIFICATE,
      party: 'office',
      unless: [whenReissuing, ...byVerifier.unless, VALID_A_DAY],
      says: 'Mencatat sertifikat baru yang terbit di AMS BSrE',
    },
  ],
} as const satisfies VerificationRows;
