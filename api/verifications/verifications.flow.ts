import { defineFlow } from '../define/flow.ts';
import { around } from './around.flow.ts';
import { procedure } from './procedure.flow.ts';
import { shortPath } from './short-path.flow.ts';
import { VERIFICATION_STATES } from './verifier.flow.ts';

/** Satu orang pada surat: langkah D sampai I, dan jalur pendek untuk jenis permohonan lain. */
export const verificationFlow = defineFlow({
  name: 'verifications',
  initial: 'menunggu_penugasan',
  states: VERIFICATION_STATES,
  steps: {
    ...procedure,
    ...shortPath,
    ...around,
  },
});
