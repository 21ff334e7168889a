import { defineFlow } from '../define/flow.ts';

/** What may be needed in a case stays, whoever asks for its erasure. */
export const legalHoldFlow = defineFlow({
  name: 'legal-holds',
  initial: 'berlaku',
  states: {
    berlaku: { label: 'Berlaku', tone: 'busy' },
    dicabut: { label: 'Dicabut', final: true, tone: 'good' },
  },
  steps: {
    cabut: {
      label: 'Cabut penahanan',
      by: ['kepala_dinas'],
      from: 'berlaku',
      to: 'dicabut',
      needs: ['reason'],
      says: 'Mencabut penahanan hukum',
    },
  },
});
