import { type Flow, isFinal, type Party } from './flow.ts';
import { askedSteps, awaitedStep, isShut } from './turn.ts';
import type { Known } from './rule.ts';

/** The field of the record that says what is promised, and the promise while it is empty. */
interface Chosen {
  readonly field: string;
  readonly initial: string;
  /** Until the day comes there is nothing to be done: nobody is warned before. */
  readonly waits?: true;
}

/** What is promised to the person who waits, and how the flow drives it (api/README: The clock). How long is data of the service standard. */
export interface Clock {
  /** Where the promise begins, a moment or the midnight of a date: of this record, or of the one that `within` names. */
  readonly startsAt: string;
  /** Reference to the record whose steps count while this one is in its initial state. */
  readonly within?: string;
  /** Records that carry the promise on: this one shows the worst of them. */
  readonly worstOf?: { readonly resource: string; readonly by: string };
  /**
   * Name of the promise in the standard; `field`: chosen by a field of the record, `initial` while it is empty; `stages`: by the
   * state that begins one. What a stage promises by a `field` is kept until the day that stands there.
   */
  readonly promise: string | Chosen | { readonly stages: Readonly<Record<string, string | Chosen>> };
  /** States in which the promise is kept, beside the final ones and those from which nobody can go on. */
  readonly stops?: readonly string[];
  /** States that begin the promise anew. */
  readonly restarts?: readonly string[];
  /** A field that names what is down while nobody can go on, and whose it is. */
  readonly outage?: { readonly field: string; readonly party: Readonly<Record<string, Party>> };
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

/** States that begin a promise of their own. */
export const stagesOf = ({ promise }: Clock): Readonly<Record<string, string | Chosen>> =>
  typeof promise !== 'string' && 'stages' in promise ? promise.stages : {};
/** The fields that choose the promise, where some do. */
export const choosing = (clock: Clock): string[] =>
  [clock.promise, ...Object.values(stagesOf(clock))].flatMap((one) =>
    typeof one !== 'string' && 'field' in one ? [one.field] : [],
  );

/** What the clock does while a record with these values is in this state. Only the applicant's own time and an outage stand still. */
export function phaseOf(flow: Flow, clock: Clock, state: string, values: Known): Phase {
  const step = awaitedStep(flow, state, values);
  const stops = isFinal(flow, state) || isShut(flow, state) || (clock.stops?.includes(state) ?? false);
  const outage = stops || !clock.outage ? null : ((values[clock.outage.field] as string | null) ?? null);
  // Where nothing leads on before somebody beside has had his say, it is he who is waited for.
  const awaited = step ?? askedSteps(flow, state, values)[0];
  const party = outage ? (clock.outage!.party[outage] ?? null) : (awaited?.party ?? null);
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
