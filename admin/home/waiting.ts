import { asList, type Flow, type Step } from '../../api/define/flow.ts';
import { type Resource, stateOf } from '../../api/define/resource.ts';
import type { Role } from '../../api/define/roles.ts';
import { namedBy } from '../../api/define/rule.ts';

export interface Waiting {
  readonly resource: Resource;
  readonly filter: Readonly<Record<string, unknown>>;
}

/** A step that carries the work on, rather than stopping or setting it back. */
const carriesOn = (flow: Flow, step: Step): boolean => {
  const to = flow.states[step.to];
  return !step.closed && to !== undefined && to.tone !== 'bad' && !(to.final && to.tone !== 'good') && !step.pauses;
};

/** The records whose next step is this user's, read from the flows: by his role, and by his name where a step is personal. */
export function waitingFor(resources: readonly Resource[], roles: readonly Role[], staffId: string): Waiting[] {
  return resources.flatMap((resource) => {
    const state = stateOf(resource);
    if (!state) return [];
    const mine = state.flow.steps.filter(
      (step) => step.by.some((role) => roles.includes(role)) && carriesOn(state.flow, step),
    );
    const persons = new Set(mine.map((step) => namedBy(step.unless)));
    return [...persons].map((person) => {
      const steps = mine.filter((step) => namedBy(step.unless) === person);
      const states = [...new Set(steps.flatMap((step) => [...asList(step.from)]))];
      return { resource, filter: { [state.field]: states, ...(person !== undefined && { [person]: staffId }) } };
    });
  });
}
