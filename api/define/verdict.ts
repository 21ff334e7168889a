import type { Refused } from './deeds.ts';
import { asList, type Flow, type FlowRecord, fromState, PREVIOUS, type Step } from './flow.ts';
import { type Actor, anyRole, eitherOf, holds } from './roles.ts';
import { type Broken, broken, type Refuser } from './rule.ts';

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
export type FlowActor = Pick<Actor, 'roles' | 'staffId' | 'competences'> & Partial<Pick<Actor, 'unitIds'>>;

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
    const reason = `Hanya ${anyRole(step.by)} yang berwenang.`;
    return { reason, refusedBy: 'role', far: far * 2 };
  }
  if (step.closed) return { reason: step.closed, refusedBy: 'state', far: 3 };
  if (!isHere) {
    const now = flow.states[record.status]?.label ?? record.status;
    const expected = asList(step.from).map((s) => `"${flow.states[s]?.label ?? s}"`);
    const reason = `Status sekarang "${now}"; langkah ini dari ${eitherOf(expected)}.`;
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
    const { reason, refusedBy, code } = why ?? {};
    const told = { ...(why && { reason, refusedBy }), ...(code && { code }) };
    verdicts.set(verb, { verb, ...(at && { at }), label, says, needs, takes, allowed: !why, ...told });
  }
  return [...verdicts.values()];
}

/** Of one step; nothing where the flow has none of that name. */
export const verdictOf = <V extends string>(
  flow: Flow<string, V>,
  verb: V,
  record: FlowRecord,
  actor: FlowActor,
): Verdict | undefined => allowed(flow, record, actor).find((verdict) => verdict.verb === verb);

/** What is missing for the step before anything is given: said together. */
export const missingFor = ({ unless = [] }: Step, record: FlowRecord): Broken[] =>
  broken(unless, record).filter(({ by }) => by === 'missing');
