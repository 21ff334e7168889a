import { defineFlow } from '../define/flow.ts';

/** A version of the service standard: draf → direviu → ditetapkan → digantikan (design 1.8). */
export const standardFlow = defineFlow({
  name: 'service-standards',
  initial: 'draf',
  states: {
    draf: { label: 'Draf', tone: 'idle' },
    direviu: { label: 'Direviu', tone: 'busy' },
    ditetapkan: { label: 'Ditetapkan', tone: 'good' },
    digantikan: { label: 'Digantikan', final: true, tone: 'idle' },
  },
  steps: [
    {
      verb: 'reviu',
      label: 'Ajukan reviu',
      by: ['kepala_seksi', 'kepala_bidang'],
      from: 'draf',
      to: 'direviu',
      says: 'Mengajukan draf standar pelayanan untuk direviu',
    },
    {
      verb: 'kembalikan',
      label: 'Kembalikan ke draf',
      by: ['kepala_dinas', 'kepala_bidang'],
      from: 'direviu',
      to: 'draf',
      needs: ['reason'],
      says: 'Mengembalikan draf standar pelayanan',
    },
    {
      verb: 'tetapkan',
      label: 'Tetapkan',
      by: ['kepala_dinas'],
      from: 'direviu',
      to: 'ditetapkan',
      needs: ['decreeNumber'],
      never: [{ field: 'writtenById', says: 'Standar ditetapkan oleh orang lain, bukan penyusunnya.' }],
      says: 'Menetapkan standar pelayanan',
    },
    {
      verb: 'gantikan',
      label: 'Digantikan',
      by: ['kepala_dinas'],
      from: 'ditetapkan',
      to: 'digantikan',
      needs: ['reason'],
      says: 'Menggantikan standar pelayanan dengan versi baru',
    },
  ],
});
