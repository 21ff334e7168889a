import { awaitedStep } from '../define/turn.ts';
import { stepFor } from '../define/flow.ts';
import type { StandardStep } from '../define/standard.ts';
import { verificationFlow } from '../verifications/verifications.flow.ts';

/** The short path has no letters in the standard; each of its steps is weighed as the lettered one that is most like it [A]. */
const LIKE: Readonly<Record<string, string>> = { verifikasi: 'H', ajukan_ams: 'D', selesaikan: 'I' };

export interface Stand {
  readonly kind: string;
  readonly employment: string;
  readonly status: string;
  readonly previousStatus: string | null;
}

/** Office minutes that the standard gives for what is still to be done for a person, the present step included. */
export function remainingMinutes(steps: readonly StandardStep[], person: Stand): number {
  // What was given back comes back to where it was.
  let state = person.status === 'dikembalikan' && person.previousStatus ? person.previousStatus : person.status;
  let sum = 0;
  for (const passed = new Set<string>(); !passed.has(state);) {
    passed.add(state);
    const step =
      awaitedStep(verificationFlow, state, { ...person }) ??
      stepFor(verificationFlow, 'mulai', { ...person, status: state });
    if (!step) return sum;
    const letter = step.at ?? LIKE[step.verb];
    const budget = steps.find(({ at }) => at === letter);
    if (budget?.party === 'office') sum += budget.minutes;
    state = step.to;
  }
  return sum;
}
