import { asList, type Flow, isFinal, type Party, PREVIOUS, STAY, type Step } from './flow.ts';
import type { Role } from './roles.ts';

/** What is promised to the person who waits, and how the flow drives it (design 1.4). How long is data of the service standard. */
export interface Clock {
  /** Where the promise begins, a moment or the midnight of a date: of this record, or of the one that `within` names. */
  readonly startsAt: string;
  /** Reference to the record whose steps count while this one is in its initial state. */
  readonly within?: string;
  /** Records that carry the promise on: this one shows the worst of them. */
  readonly worstOf?: { readonly resource: string; readonly by: string };
  /** Name of the promise in the standard; `field`: chosen by a field of the record; `stages`: by the state that begins one. */
  readonly promise:
    | string
    | { readonly field: string; readonly otherwise: string }
    | { readonly stages: Readonly<Record<string, string>> };
  /** States in which the promise is kept, beside the final ones. */
  readonly stops?: readonly string[];
  /** States that begin the promise anew. */
  readonly restarts?: readonly string[];
  /** A field that names what is down while nobody can go on, and whose it is. */
  readonly outage?: { readonly field: string; readonly parties: Readonly<Record<string, Party>> };
  /** Whose turn it is where no step names a person: who among those with a role, by the field that names him. */
  readonly assignees: Readonly<Partial<Record<Role, string>>>;
}

/** One entry of the ledger: what holds from a moment on. */
export interface Phase {
  readonly state: string;
  /** Letter of the step that is waited for, where it has one. */
  readonly step: string | null;
  readonly verb: string | null;
  readonly party: Party | null;
  readonly runs: boolean;
  readonly stops: boolean;
  readonly restarts: boolean;
  /** What is down, or nothing. */
  readonly outage: string | null;
}

type Values = Readonly<Record<string, unknown>>;

/** States that begin a promise of their own. */
export const stagesOf = ({ promise }: Clock): Readonly<Record<string, string>> =>
  typeof promise !== 'string' && 'stages' in promise ? promise.stages : {};
/** The field that chooses the promise, where one does. */
export const choosing = ({ promise }: Clock): string | undefined =>
  typeof promise !== 'string' && 'field' in promise ? promise.field : undefined;

/** The step that a record in this state waits for: the first of the flow's rows that carries the work on. */
export function awaitedStep(flow: Flow, state: string, values: Values): Step | undefined {
  const leading = flow.steps.filter(
    (step) =>
      step.party !== undefined &&
      !step.pauses &&
      step.to !== STAY &&
      step.by.length > 0 &&
      asList(step.from).includes(state) &&
      (!step.when || step.when.in.includes(values[step.when.field])),
  );
  return leading.find((step) => step.to !== PREVIOUS) ?? leading[0];
}

/** What the clock does while a record with these values is in this state. Only the applicant's own time and an outage stand still. */
export function phaseOf(flow: Flow, clock: Clock, state: string, values: Values): Phase {
  const step = awaitedStep(flow, state, values);
  const stops = isFinal(flow, state) || (clock.stops?.includes(state) ?? false);
  const outage = stops || !clock.outage ? null : ((values[clock.outage.field] as string | null) ?? null);
  const party = outage ? (clock.outage!.parties[outage] ?? null) : (step?.party ?? null);
  return {
    state,
    step: step?.at ?? null,
    verb: step?.verb ?? null,
    party: stops ? null : party,
    runs: !stops && !outage && party !== 'applicant',
    stops,
    restarts: (clock.restarts?.includes(state) ?? false) || Object.hasOwn(stagesOf(clock), state),
    outage,
  };
}

/** Whose turn it is: a person by name, or else everybody who holds one of the roles. */
export function turnOf(
  flow: Flow,
  clock: Clock,
  state: string,
  values: Values,
): { staffId: string | null; roles: readonly Role[] } {
  const step = awaitedStep(flow, state, values);
  if (!step) return { staffId: null, roles: [] };
  const fields = [step.only?.field, ...step.by.map((role) => clock.assignees[role])];
  const named = fields.map((name) => (name === undefined ? null : values[name]));
  return { staffId: (named.find((value) => typeof value === 'string') as string | undefined) ?? null, roles: step.by };
}
