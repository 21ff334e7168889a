import { type Flow, fromState, isFinal, isForCase, PREVIOUS, STAY, type Step } from './flow.ts';
import { type Resource, stateOf } from './resource.ts';
import { EVERYONE, LEADERS, type Role } from './roles.ts';
import { comparedWith, fits, isAboutCase, isOneOf, mayRefuse, namedBy, type Known, type Rule } from './rule.ts';

/** Whose turn it is: the one who is named, or everybody who holds one of the roles. */
export interface Turn {
  readonly staffId: string | null;
  readonly roles: readonly Role[];
  /** What is waited for; nothing where nobody has to do anything. */
  readonly step?: Step;
}

/** Carries the work on, rather than setting it back or assigning it. */
const leadsOn = (step: Step): boolean =>
  step.party !== undefined && !step.pauses && step.to !== STAY && step.by.length > 0;
/** Nobody can be waited for to take a step that is not open yet. */
const carriesOn = (step: Step): boolean => leadsOn(step) && !step.closed;

/** All steps that carry a record in this state on, whatever else it says: back to where it came from after all others. */
export function carryingSteps(flow: Flow, state: string): Step[] {
  const steps = flow.steps.filter((step) => carriesOn(step) && fromState(step, state));
  const isBack = ({ to }: Step) => to === PREVIOUS;
  return isFinal(flow, state) ? [] : [...steps.filter((step) => !isBack(step)), ...steps.filter(isBack)];
}
/** Nobody can go on from here: all that would carry the record on is not open yet. */
export const isShut = (flow: Flow, state: string): boolean =>
  !isFinal(flow, state) &&
  carryingSteps(flow, state).length === 0 &&
  flow.steps.some((step) => leadsOn(step) && fromState(step, state));
/** The step that a record in this state waits for: the first of the flow's rows that carries the work on. */
export const awaitedStep = (flow: Flow, state: string, values: Known): Step | undefined =>
  carryingSteps(flow, state).find((step) => isForCase(step, values));
/** States in which somebody has to do something; in a flow without any, nothing waits for anybody. */
export const awaitedStates = (flow: Flow): string[] =>
  Object.keys(flow.states).filter((state) => carryingSteps(flow, state).length > 0);

/** Of those who may do it the ones it is expected of: of the heads only the lowest, the others stand in for him. */
export function expectedOf(by: readonly Role[]): Role[] {
  const lowest = LEADERS.findLast((role) => by.includes(role));
  return by.filter((role) => role === lowest || !LEADERS.includes(role));
}

/** That a rule allows one person only, by name or because he speaks for himself. */
export const isPersonal = (rules: readonly Rule[] = []): boolean =>
  rules.some(({ if: tests }) => {
    const [test, ...more] = Object.values(tests);
    return (
      test !== undefined && more.length === 0 && !isOneOf(test) && 'not' in test && comparedWith(test).includes('me')
    );
  });

/** Whose word it is that a step beside waits for: of the heads the lowest; of whoever speaks for himself, his own. */
export const askedOf = ({ by, unless }: Step): readonly Role[] => (isPersonal(unless) ? by : expectedOf(by));

/** Fields that may name whose turn it is, the first that does counts. */
export const namingFields = ({ assignees }: Resource, { unless, by }: Step): string[] => {
  const names = [namedBy(unless), ...by.map((role) => assignees?.[role])].filter((name) => name !== undefined);
  return [...new Set(names)];
};

/** All whose turn it may be: without its facts the case of a record is not known for sure. */
export function rolesMeant(resource: Resource, state: string, values: Known): Role[] {
  const { flow } = stateOf(resource)!;
  const steps = carryingSteps(flow, state).filter((step) => isForCase(step, values));
  const sure = steps.findIndex(
    ({ unless = [] }) => !unless.some((rule) => isAboutCase(rule) && mayRefuse(rule, values)),
  );
  const meant = (sure < 0 ? steps : steps.slice(0, sure + 1)).flatMap(({ by }) => expectedOf(by));
  return [...new Set(meant)];
}

export function turnOf(resource: Resource, state: string, values: Known): Turn {
  const { flow } = stateOf(resource)!;
  const step = awaitedStep(flow, state, values);
  if (!step) return { staffId: null, roles: [] };
  const named = namingFields(resource, step).map((name) => values[name]);
  const staffId = named.find((value) => typeof value === 'string') as string | undefined;
  return { staffId: staffId ?? null, roles: expectedOf(step.by), step };
}

/** Steps of others whose word is waited for beside the one that carries the work on. */
export function askedSteps(flow: Flow, state: string, values: Known): Step[] {
  return flow.steps.filter(
    (step) =>
      !step.closed &&
      step.asked !== undefined &&
      Object.entries(step.asked).every(([name, test]) => fits(test, values[name], values, undefined)) &&
      fromState(step, state) &&
      isForCase(step, values),
  );
}

/** Roles of which somebody may be named in the field, so that the work is his from then on; none: it hands nothing over. */
export function rolesNamedBy(resource: Resource, field: string): Role[] {
  const state = stateOf(resource);
  const { changedBy, fixed } = resource.fields[field] ?? {};
  // Whom it is about is not chosen for the work, and may be away.
  if (!state || changedBy === 'engine' || fixed) return [];
  const { assignees = {} } = resource;
  const personal = state.flow.steps.filter((step) => namedBy(step.unless) === field).flatMap(({ by }) => by);
  const shared = state.flow.steps
    .filter((step) => carriesOn(step) && !namedBy(step.unless) && step.by.some((role) => assignees[role] === field))
    .flatMap(({ by }) => by.filter((role) => LEADERS.includes(role) || assignees[role] === field));
  return EVERYONE.filter((role) => personal.includes(role) || shared.includes(role));
}
