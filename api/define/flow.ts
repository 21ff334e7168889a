import type { Role } from './roles.ts';
import { broken, type Each, type Held, type Keys, type Known, type Rule, type Sets, type Tested } from './rule.ts';

export interface State {
  readonly label: string;
  /** Nothing follows but a correction. */
  readonly final?: boolean;
  /** How it is coloured: what waits, what runs, what went well, what did not. */
  readonly tone?: 'idle' | 'busy' | 'paused' | 'good' | 'bad';
}

/** Back to the state the record came from. */
export const PREVIOUS = 'PREVIOUS';
/** The step is done within the state: an assignment, a link sent again. */
export const STAY = 'STAY';
/** Whose minutes run while the record waits for this step (api/README: Requests and people). */
export type Party = 'office' | 'applicant' | 'bsre' | 'dukcapil_bkn' | 'ppk';

/** One row per lettered step of the standard. */
export interface Step<S extends string = string> {
  /** The letter in the standard: A … I, H.a. */
  readonly at?: string;
  /** The button and the last part of the URL. */
  readonly verb: string;
  readonly label: string;
  /** Empty: done by the application as the effect of another step. */
  readonly by: readonly Role[];
  readonly from: S | readonly S[];
  readonly to: S | typeof PREVIOUS | typeof STAY;
  /** Fields of the record, or `reason`, that must be given with the step. */
  readonly needs?: readonly string[];
  /** Fields that may be given with it. */
  readonly takes?: readonly string[];
  /** Where the step is refused. A rule about what is given with it is judged when it is given. */
  readonly unless?: readonly Rule[];
  /** What the application writes with it. */
  readonly sets?: Sets;
  /** Fields that somebody stands for with this step: a later change of one leads back to before it. */
  readonly vouches?: readonly string[];
  /** Not open yet, to nobody: the sentence that says so. */
  readonly closed?: string;
  readonly party?: Party;
  /** Sets anew what a promise rests on: with a reason worth the name, the due time told before and after; for supervision to look at. */
  readonly corrects?: boolean;
  /** Whose promise stands still from here on until the next step. */
  readonly pauses?: boolean;
  /** The standard's own sentence, or ours where it is silent. */
  readonly says: string;
  /** How the next person is told that it is his turn now, where the label of his own step is not enough. */
  readonly hands?: string;
  /** Somebody's word that is waited for beside the step that carries on, while this is so. */
  readonly asked?: Held;
  /**
   * What the actor did, for the trail, where the standard's sentence is about somebody else or says a rule. `{field}`: what was
   * given with it, as people write it; `[…]`: said only where what is filled in there is known.
   */
  readonly tells?: string;
}

/** `V` and `N` are the verbs and the names of fields and facts that the rows speak of: for the compiler only. */
export interface Flow<S extends string = string, V extends string = string, N extends string = string> {
  readonly name: string;
  readonly states: Readonly<Record<S, State>>;
  readonly initial: S;
  readonly steps: readonly Step<S>[];
  readonly words?: { readonly verb: V; readonly name: N };
}

/** A step as it is declared: its verb is the key. Several rows where one verb is another deed in another case. */
export type Row<S extends string = string> = Omit<Step<S>, 'verb'>;
type RowsOf<S extends string = string> = Readonly<Record<string, Row<S> | readonly Row<S>[]>>;
interface Declared {
  readonly name: string;
  readonly states: Readonly<Record<string, State>>;
  readonly initial: string;
  readonly steps: RowsOf;
}

type One<X> = X extends readonly (infer I)[] ? I : X;
/** What a text has filled in. */
export type Filled<T> = T extends `${string}{${infer N}}${infer More}` ? N | Filled<More> : never;
type Named<R> = R extends unknown
  ? | (R extends { needs: infer L } ? Each<L> : never)
    | (R extends { takes: infer L } ? Each<L> : never)
    | (R extends { vouches: infer L } ? Each<L> : never)
    | (R extends { sets: infer S } ? Keys<S> : never)
    | (R extends { unless: infer U } ? Tested<Each<U>> : never)
    | (R extends { asked: infer A } ? Keys<A> : never)
    | (R extends { tells: infer T } ? Filled<T> : never)
  : never;
type NamesOf<F extends Declared> = Exclude<Named<One<F['steps'][keyof F['steps']]>>, 'reason'> & string;

/** Declares a flow. A state that does not exist does not compile; a field that does not, where the resource takes it. */
export function defineFlow<const F extends Declared>(
  flow: F & {
    readonly initial: keyof F['states'];
    readonly steps: {
      readonly [V in keyof F['steps']]: Row<keyof F['states'] & string> | readonly Row<keyof F['states'] & string>[];
    };
  },
): Flow<keyof F['states'] & string, keyof F['steps'] & string, NamesOf<F>> {
  const { name, states, initial } = flow as Declared;
  const steps = Object.entries(flow.steps as RowsOf).flatMap(([verb, rows]) =>
    asList(rows).map((row) => ({ ...row, verb })),
  );
  return { name, states, initial, steps };
}

export const asList = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);
export const isFinal = (flow: Flow, status: string): boolean => flow.states[status]?.final ?? false;
export const openStates = (flow: Flow): string[] => Object.keys(flow.states).filter((s) => !isFinal(flow, s));
export const stepsNamed = (flow: Flow, verb: string): Step[] => flow.steps.filter((step) => step.verb === verb);

export type FlowRecord = Known & { readonly status: string };

export const fromState = (step: Step, state: string): boolean => asList(step.from).includes(state);
/** That the row is not for another case than this record's. */
export const isForCase = ({ unless = [] }: Step, record: Known): boolean =>
  !broken(unless, record).some(({ by }) => by === 'state');

/** The row of the verb that applies to the record's status and case. */
export function stepFor(flow: Flow, verb: string, record: FlowRecord): Step | undefined {
  return stepsNamed(flow, verb).find((step) => fromState(step, record.status) && isForCase(step, record));
}

/** Where a record leads back to when this is changed in it while it waits: to before the first step that somebody stood for it with. */
export function ledBackTo(flow: Flow | undefined, previous: unknown, changed: readonly string[]): string | undefined {
  if (!flow || typeof previous !== 'string') return undefined;
  const after = (state: string, seen: readonly string[] = []): readonly string[] =>
    flow.steps
      .filter((step) => fromState(step, state) && !step.corrects && step.to !== PREVIOUS && step.to !== STAY)
      .map(({ to }) => to)
      .reduce((reached, to) => (reached.includes(to) ? reached : after(to, [...reached, to])), seen);
  const voided = flow.steps.find(
    (step) => step.vouches?.some((name) => changed.includes(name)) && [step.to, ...after(step.to)].includes(previous),
  );
  return voided && asList(voided.from)[0];
}

/** States that no sequence of steps reaches from the initial one: must be empty. */
export function unreachableStates(flow: Flow): string[] {
  const reached = new Set([flow.initial]);
  for (let grown = true; grown;) {
    grown = false;
    for (const step of flow.steps) {
      if (
        step.to === PREVIOUS ||
        step.to === STAY ||
        reached.has(step.to) ||
        !asList(step.from).some((s) => reached.has(s))
      )
        continue;
      reached.add(step.to);
      grown = true;
    }
  }
  return Object.keys(flow.states).filter((s) => !reached.has(s));
}
