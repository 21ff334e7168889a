import type { BoardColumn } from '../define/answers/board.ts';
import type { Flow } from '../define/flow.ts';
import { LETTERS } from '../define/standard.ts';
import { carryingSteps } from '../define/turn.ts';
import { requestFlow } from '../requests/requests.flow.ts';
import { verificationFlow } from '../verifications/verifications.flow.ts';

function columnsOf(flow: Flow): BoardColumn[] {
  return Object.entries(flow.states).flatMap(([state, { label }]) => {
    const awaited = carryingSteps(flow, state);
    if (awaited.length === 0) return [];
    const step = awaited.find(({ at }) => at)?.at ?? null;
    return [{ resource: flow.name, state, label, step }];
  });
}

const place = ({ step }: BoardColumn): number => {
  const index = (LETTERS as readonly (string | null)[]).indexOf(step);
  return index < 0 ? LETTERS.length : index;
};

/** A to I in the order of the standard, then the short path and what was given back. */
export const COLUMNS: readonly BoardColumn[] = [...columnsOf(requestFlow), ...columnsOf(verificationFlow)].toSorted(
  (one, other) => place(one) - place(other),
);
