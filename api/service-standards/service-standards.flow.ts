import { defineFlow } from '../define/flow.ts';

/** A version of the service standard: draf → direviu → ditetapkan → digantikan (api/README: The standard is data). */
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
      label: 'Nyatakan telah direviu',
      party: 'office',
      by: ['kepala_seksi', 'kepala_bidang'],
      from: 'draf',
      to: 'direviu',
      never: [{ field: 'writtenById', says: 'Draf direviu oleh orang lain, bukan penyusunnya.' }],
      says: 'Mereviu draf standar pelayanan',
    },
    {
      verb: 'kembalikan',
      label: 'Kembalikan ke draf',
      by: ['kepala_dinas', 'kepala_bidang', 'kepala_seksi'],
      from: 'direviu',
      to: 'draf',
      needs: ['reason'],
      says: 'Mengembalikan draf standar pelayanan',
    },
    {
      verb: 'tetapkan',
      label: 'Tetapkan',
      party: 'office',
      by: ['kepala_dinas'],
      from: 'direviu',
      to: 'ditetapkan',
      needs: ['decreeNumber', 'validFrom'],
      never: [
        { field: 'writtenById', says: 'Standar ditetapkan oleh orang lain, bukan penyusunnya.' },
        { field: 'reviewedById', says: 'Standar ditetapkan oleh orang lain, bukan yang mereviunya.' },
      ],
      says: 'Menetapkan standar pelayanan',
    },
    {
      verb: 'gantikan',
      label: 'Digantikan',
      by: [],
      from: 'ditetapkan',
      to: 'digantikan',
      says: 'Standar pelayanan digantikan oleh versi baru',
    },
  ],
});
