import { type Actor, holds, type Role, ROLES } from './roles.ts';

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
export interface Step<S extends string = string, V extends string = string> {
  /** The letter in the standard: A … I, H.a. */
  readonly at?: string;
  /** The button and the last part of the URL. */
  readonly verb: V;
  readonly label: string;
  /** Empty: done by the application as the effect of another step. */
  readonly by: readonly Role[];
  readonly from: S | readonly S[];
  readonly to: S | typeof PREVIOUS | typeof STAY;
  /** Fields of the record, or `reason`, that must be given with the step. */
  readonly needs?: readonly string[];
  /** Fields that may be given with it. */
  readonly takes?: readonly string[];
  /** Only where the record's field has one of these values. */
  readonly when?: { readonly field: string; readonly in: readonly unknown[]; readonly says: string };
  /** The actor must be the one named in this field. */
  readonly only?: { readonly field: string; readonly says: string };
  /** Four eyes: the actor must not be the one named in any of these fields. */
  readonly never?: readonly { readonly field: string; readonly says: string }[];
  readonly competence?: { readonly code: string; readonly says: string };
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
  /** What the actor did, for the trail, where the standard's sentence is about somebody else. */
  readonly tells?: string;
}

export interface Flow<S extends string = string, V extends string = string> {
  readonly name: string;
  readonly states: Readonly<Record<S, State>>;
  readonly initial: S;
  readonly steps: readonly Step<S, V>[];
}

export function defineFlow<const S extends string, const V extends string>(flow: {
  name: string;
  states: Record<S, State>;
  initial: NoInfer<S>;
  steps: readonly Step<NoInfer<S>, V>[];
}): Flow<S, V> {
  return flow;
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
  readonly refusedBy?: 'role' | 'state' | 'person' | 'missing';
}
type FlowRecord = { readonly status: string; readonly [field: string]: unknown };
export type FlowActor = Pick<Actor, 'roles' | 'staffId' | 'competences'>;

/** Why this actor may not take this step on this record now; nothing when he may. */
function refusal(
  flow: Flow,
  step: Step,
  record: FlowRecord,
  actor: FlowActor,
): Pick<Verdict, 'reason' | 'refusedBy'> | undefined {
  if (step.by.length === 0) return { reason: 'Langkah ini dilakukan oleh aplikasi.', refusedBy: 'role' };
  if (!holds(actor, step.by))
    return { reason: `Hanya ${step.by.map((role) => ROLES[role]).join(' atau ')} yang berwenang.`, refusedBy: 'role' };
  if (step.closed) return { reason: step.closed, refusedBy: 'state' };
  if (!asList(step.from).includes(record.status)) {
    const now = flow.states[record.status]?.label ?? record.status;
    const expected = asList(step.from).map((s) => flow.states[s]?.label ?? s);
    return { reason: `Status sekarang "${now}"; langkah ini dari "${expected.join('" atau "')}".`, refusedBy: 'state' };
  }
  if (step.when && !step.when.in.includes(record[step.when.field]))
    return { reason: step.when.says, refusedBy: 'state' };
  if (step.only && record[step.only.field] !== actor.staffId) return { reason: step.only.says, refusedBy: 'person' };
  const conflict = step.never?.find(({ field }) => record[field] === actor.staffId);
  if (conflict) return { reason: conflict.says, refusedBy: 'person' };
  if (step.competence && !actor.competences.includes(step.competence.code))
    return { reason: step.competence.says, refusedBy: 'person' };
  if (step.to === PREVIOUS && !record.previousStatus)
    return { reason: 'Belum ada langkah yang dapat dikembalikan.', refusedBy: 'state' };
  return undefined;
}

/**
 * What the actor may do with the record now and, for every other step, why not. The API refuses by it
 * and the console shows buttons by it (api/README: A walk: one step). A verb with several rows is allowed when one row is;
 * otherwise the row that fits the state best explains.
 */
export function allowed(flow: Flow, record: FlowRecord, actor: FlowActor): Verdict[] {
  const verdicts = new Map<string, Verdict>();
  for (const step of flow.steps) {
    const why = refusal(flow, step, record, actor);
    const { verb, at, label, says, needs = [], takes = [] } = step;
    const verdict: Verdict = { verb, ...(at && { at }), label, says, needs, takes, allowed: !why, ...why };
    const before = verdicts.get(verb);
    if (!before || (!before.allowed && (verdict.allowed || before.refusedBy === 'state'))) verdicts.set(verb, verdict);
  }
  return [...verdicts.values()];
}

/** The row of the verb that applies to the record's status and condition. */
export function stepFor(flow: Flow, verb: string, record: FlowRecord): Step | undefined {
  return stepsNamed(flow, verb).find(
    (step) =>
      asList(step.from).includes(record.status) && (!step.when || step.when.in.includes(record[step.when.field])),
  );
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
