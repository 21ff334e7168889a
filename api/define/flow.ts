import type { Refused } from './deeds.ts';
import { type Actor, holds, type Role, ROLES } from './roles.ts';
import { type Broken, broken, type Known, type Refuser, type Rule, type Sets, type Tested } from './rule.ts';

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
export type Party = 'office' | 'applicant' | 'bsre' | 'dukcapil_bkn';

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
  /** Somebody's word that is waited for beside the step that carries on, while the field has one of these values. */
  readonly asked?: { readonly field: string; readonly in: readonly unknown[] };
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

type Each<X> = X extends readonly (infer I)[] ? I : never;
type One<X> = X extends readonly (infer I)[] ? I : X;
type Keys<X> = X extends unknown ? keyof X & string : never;
/** What a text has filled in. */
type Filled<T> = T extends `${string}{${infer N}}${infer More}` ? N | Filled<More> : never;
type Named<R> = R extends unknown
  ? | (R extends { needs: infer L } ? Each<L> : never)
    | (R extends { takes: infer L } ? Each<L> : never)
    | (R extends { vouches: infer L } ? Each<L> : never)
    | (R extends { sets: infer S } ? Keys<S> : never)
    | (R extends { unless: infer U } ? Tested<Each<U>> : never)
    | (R extends { asked: { field: infer A } } ? A : never)
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

export interface Verdict {
  readonly verb: string;
  readonly at?: string;
  readonly label: string;
  readonly says: string;
  readonly needs: readonly string[];
  readonly takes: readonly string[];
  readonly allowed: boolean;
  /** Why not, in one Indonesian sentence. */
  readonly reason?: string;
  /** What refused: the role (403), the state (409), four eyes or competence (403), or something that is missing (422). */
  readonly refusedBy?: 'role' | Refuser;
  /** Of the rule that refused. */
  readonly code?: Refused;
}
export type FlowRecord = Known & { readonly status: string };
export type FlowActor = Pick<Actor, 'roles' | 'staffId' | 'competences'> & Partial<Pick<Actor, 'unitIds'>>;

export const fromState = (step: Step, state: string): boolean => asList(step.from).includes(state);
/** That the row is not for another case than this record's. */
export const isForCase = ({ unless = [] }: Step, record: Known): boolean =>
  !broken(unless, record).some(({ by }) => by === 'state');

interface Refusal {
  readonly reason: string;
  readonly refusedBy: NonNullable<Verdict['refusedBy']>;
  readonly code?: Refused;
  /** How far the actor came: of several rows of one verb the one that fits best explains. */
  readonly far: number;
}

/** Why this actor may not take this step on this record now; nothing when he may. */
function refusal(flow: Flow, step: Step, record: FlowRecord, actor: FlowActor): Refusal | undefined {
  const isHere = fromState(step, record.status);
  const far = isHere ? 1 : 0;
  if (step.by.length === 0) return { reason: 'Langkah ini dilakukan oleh aplikasi.', refusedBy: 'role', far };
  if (!holds(actor, step.by)) {
    const reason = `Hanya ${step.by.map((role) => ROLES[role]).join(' atau ')} yang berwenang.`;
    return { reason, refusedBy: 'role', far: far * 2 };
  }
  if (step.closed) return { reason: step.closed, refusedBy: 'state', far: 3 };
  if (!isHere) {
    const now = flow.states[record.status]?.label ?? record.status;
    const expected = asList(step.from).map((s) => flow.states[s]?.label ?? s);
    const reason = `Status sekarang "${now}"; langkah ini dari "${expected.join('" atau "')}".`;
    return { reason, refusedBy: 'state', far: 1 };
  }
  for (const [at, rule] of (step.unless ?? []).entries()) {
    const [why] = broken([rule], record, actor);
    if (why?.by === 'missing') {
      const all = missingFor(step, record).map(({ says }) => says);
      return { reason: all.join(' '), refusedBy: why.by, far: 3 + at };
    }
    if (why) return { reason: why.says, refusedBy: why.by, code: why.code, far: 3 + at };
  }
  if (step.to === PREVIOUS && !record.previousStatus)
    return { reason: 'Belum ada langkah yang dapat dikembalikan.', refusedBy: 'state', far: 3 };
  return undefined;
}

/**
 * What the actor may do with the record now and, for every other step, why not. The API refuses by it
 * and the console shows buttons by it (api/README: A walk: one step). A verb with several rows is allowed when one row is;
 * otherwise the row that comes nearest explains. `record`: the row with its facts.
 */
export function allowed(flow: Flow, record: FlowRecord, actor: FlowActor): Verdict[] {
  const verdicts = new Map<string, Verdict>();
  const reached = new Map<string, number>();
  for (const step of flow.steps) {
    const why = refusal(flow, step, record, actor);
    const far = why?.far ?? Infinity;
    if (far <= (reached.get(step.verb) ?? -1)) continue;
    const { verb, at, label, says, needs = [], takes = [] } = step;
    reached.set(verb, far);
    verdicts.set(verb, {
      verb,
      ...(at && { at }),
      label,
      says,
      needs,
      takes,
      allowed: !why,
      ...(why && { reason: why.reason, refusedBy: why.refusedBy, ...(why.code && { code: why.code }) }),
    });
  }
  return [...verdicts.values()];
}

/** The row of the verb that applies to the record's status and case. */
export function stepFor(flow: Flow, verb: string, record: FlowRecord): Step | undefined {
  return stepsNamed(flow, verb).find((step) => fromState(step, record.status) && isForCase(step, record));
}

/** What is missing for the step before anything is given: said together. */
export const missingFor = ({ unless = [] }: Step, record: FlowRecord): Broken[] =>
  broken(unless, record).filter(({ by }) => by === 'missing');

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
