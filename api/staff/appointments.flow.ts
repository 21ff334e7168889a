import { defineFlow } from '../define/flow.ts';
import { CONFIRMERS } from '../define/roles.ts';

/** Whoever proposes a right does not confirm it, nor does the one who gets it (api/README: Rights). */
const BY_ANOTHER = [
  { if: { proposedById: 'me' }, says: 'Penugasan dikonfirmasi orang lain, bukan pengusulnya.' },
  { if: { staffId: 'me' }, says: 'Penugasan dikonfirmasi orang lain, bukan yang bersangkutan.' },
] as const;

/** Of the leading roles, auditor and administrator each is given by one and confirmed by another. */
export const appointmentFlow = defineFlow({
  name: 'appointments',
  initial: 'diusulkan',
  states: {
    diusulkan: { label: 'Menunggu konfirmasi', tone: 'paused' },
    berlaku: { label: 'Berlaku', tone: 'good' },
    ditolak: { label: 'Ditolak', final: true, tone: 'bad' },
  },
  steps: {
    konfirmasi: {
      label: 'Konfirmasi',
      by: CONFIRMERS,
      from: 'diusulkan',
      to: 'berlaku',
      party: 'office',
      unless: [
        ...BY_ANOTHER,
        {
          if: { passwordDue: true },
          says: 'Kata sandi akunnya masih pemberian orang lain. Minta yang bersangkutan masuk dan memilih kata sandinya sendiri, lalu konfirmasi.',
        },
        { if: { clash: { not: null } }, says: '{clash}' },
      ],
      sets: { confirmedById: 'me', confirmedAt: 'now' },
      hands: 'Penugasan menunggu konfirmasi Anda',
      says: 'Mengonfirmasi penugasan yang diusulkan orang lain',
    },
    tolak: {
      label: 'Tolak',
      by: CONFIRMERS,
      from: 'diusulkan',
      to: 'ditolak',
      needs: ['reason'],
      unless: BY_ANOTHER,
      says: 'Menolak penugasan yang diusulkan',
    },
    minta_konfirmasi: {
      label: 'Minta konfirmasi lagi',
      by: [],
      from: 'berlaku',
      to: 'diusulkan',
      says: 'Meminta konfirmasi lagi, kata sandi akunnya diberikan orang lain',
    },
  },
});
