import { type Flow, fromState, STAY, type Step } from './flow.ts';
import { type Resource, stateOf } from './resource.ts';
import { broken, fieldsOf, type Known } from './rule.ts';
import { pathsOf } from './summary.ts';
import { askedSteps, awaitedStep, namingFields } from './turn.ts';
import { type FlowActor, verdictOf } from './verdict.ts';

/** What there is to do about a record: a step that is open, or the awaited one and why it is not open yet. */
export interface ToDo {
  readonly step: Step;
  readonly waits?: string;
}

/** Steps that give what waits for one person to another. */
const givingOn = (resource: Resource, { steps }: Flow, awaited: Step): Step[] =>
  steps.filter(
    ({ to, needs = [] }) => to === STAY && namingFields(resource, awaited).some((name) => needs.includes(name)),
  );

/**
 * What `me` has to do about it: his word that is asked for, the step that is waited for, or who is to take it instead. Without
 * `me`: what anybody has. `values`: the record with its facts.
 */
export function toDo(resource: Resource, values: Known, me?: FlowActor): ToDo | undefined {
  const { field, flow } = stateOf(resource)!;
  const state = values[field] as string;
  const record = { ...values, status: state };
  const awaited = awaitedStep(flow, state, values);
  const asked = askedSteps(flow, state, values);
  const isOpen = ({ verb, unless = [] }: Step) =>
    me ? (verdictOf(flow, verb, record, me)?.allowed ?? false) : broken(unless, record).length === 0;
  const first = awaited ? [awaited] : [];
  const mine = me ? [...asked, ...first] : [...first, ...asked];
  const others = me && awaited ? givingOn(resource, flow, awaited).filter((step) => fromState(step, state)) : [];
  const open = [...mine, ...others].find(isOpen);
  if (open) return { step: open };
  if (!awaited) return undefined;
  const missing = broken(awaited.unless ?? [], record).map(({ says }) => says);
  const waits = missing.length > 0 ? missing.join(' ') : me && verdictOf(flow, awaited.verb, record, me)?.reason;
  return { step: awaited, ...(waits && { waits }) };
}

/** Fields and facts that it looks at. */
export const lookedAt = (resource: Resource): string[] => {
  const { field, flow } = stateOf(resource)!;
  const named = flow.steps.flatMap((step) => [
    ...fieldsOf(step.unless),
    ...Object.keys(step.asked ?? {}),
    ...(step.unless ?? []).flatMap(({ says }) => pathsOf(says).map(([name]) => name)),
  ]);
  return [...new Set([field, ...named])];
};
