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
  steps: {
    reviu: {
      label: 'Nyatakan telah direviu',
      party: 'office',
      by: ['kepala_seksi', 'kepala_bidang'],
      from: 'draf',
      to: 'direviu',
      unless: [{ if: { writtenById: 'me' }, says: 'Draf direviu oleh orang lain, bukan penyusunnya.' }],
      sets: { reviewedById: 'me' },
      says: 'Mereviu draf standar pelayanan',
    },
    kembalikan: {
      label: 'Kembalikan ke draf',
      by: ['kepala_dinas', 'kepala_bidang', 'kepala_seksi'],
      from: 'direviu',
      to: 'draf',
      needs: ['reason'],
      sets: { reviewedById: null },
      says: 'Mengembalikan draf standar pelayanan',
    },
    tetapkan: {
      label: 'Tetapkan',
      party: 'office',
      by: ['kepala_dinas'],
      from: 'direviu',
      to: 'ditetapkan',
      needs: ['decreeNumber', 'validFrom'],
      unless: [
        { if: { writtenById: 'me' }, says: 'Standar ditetapkan oleh orang lain, bukan penyusunnya.' },
        { if: { reviewedById: 'me' }, says: 'Standar ditetapkan oleh orang lain, bukan yang mereviunya.' },
      ],
      sets: { enactedById: 'me' },
      says: 'Menetapkan standar pelayanan',
      tells: 'menetapkan standar pelayanan[ dengan nomor {decreeNumber}][, berlaku sejak {validFrom}]',
    },
    gantikan: {
      label: 'Digantikan',
      by: [],
      from: 'ditetapkan',
      to: 'digantikan',
      says: 'Standar pelayanan digantikan oleh versi baru',
    },
  },
});
