import { type Flow, fromState, isForCase, PREVIOUS, STAY, type Step, stepFor, stepsNamed } from './flow.ts';
import { fieldsOf, isAboutCase, type Known } from './rule.ts';
import type { Change } from './sentence.ts';

/** Where a verb has several rows: what they are told apart by. */
export const caseNames = (flow: Flow, verb: string): string[] => [
  ...new Set(stepsNamed(flow, verb).flatMap(({ unless = [] }) => fieldsOf(unless.filter(isAboutCase)))),
];

/** What an entry of the trail keeps of the step taken, where its verb does not say it alone: state and case of the record. */
export function takenOf(flow: Flow, step: Step, row: Known, state: string): { readonly '#step'?: Known } {
  if (stepsNamed(flow, step.verb).length < 2) return {};
  const known = caseNames(flow, step.verb).filter((name) => Object.hasOwn(row, name));
  return { '#step': { ...Object.fromEntries(known.map((name) => [name, row[name]])), status: row[state] } };
}

interface Entry {
  readonly outcome: string;
  readonly step?: Known | null;
  /** The case of the record as it is now, where the reader may know it. */
  readonly known?: Known;
  readonly changes: readonly Change[];
}

/** What moved, and what was given: the most an entry tells that does not say which row it was. */
function fitsChanges(row: Step, state: string, { changes, outcome }: Entry): boolean {
  const of = (name: string) => changes.find(({ field }) => field === name);
  const moved = of(state);
  const isThere = !moved || (fromState(row, moved.before as string) && [moved.after, PREVIOUS, STAY].includes(row.to));
  const isGiven = outcome !== 'ok' || (row.needs ?? []).every((name) => name === 'reason' || of(name));
  return isThere && isGiven;
}

/** The rows of the verb that the entry can be about: one, where it says which, its changes do, or the record itself. */
export function rowsTold(flow: Flow, verb: string, state: string, entry: Entry): readonly Step[] {
  const rows = stepsNamed(flow, verb);
  if (rows.length < 2) return rows;
  const taken = entry.step && stepFor(flow, verb, { ...entry.step, status: String(entry.step.status) });
  if (taken) return [taken];
  const fitting = rows.filter((row) => fitsChanges(row, state, entry));
  const most = Math.max(...fitting.map(({ needs = [] }) => needs.length));
  // What gave more is the row that asks for more.
  const told = entry.outcome === 'ok' ? fitting.filter(({ needs = [] }) => needs.length === most) : fitting;
  const possible = told.length > 0 ? told : rows;
  const ofItsCase = entry.known ? possible.filter((row) => isForCase(row, entry.known!)) : [];
  return ofItsCase.length > 0 ? ofItsCase : possible;
}
