import { now } from '../database/scene.ts';
import type { Step } from '../define/flow.ts';
import { hasEnded } from '../define/ended.ts';
import { missingFor, type Verdict } from '../define/verdict.ts';
import { correctionOf, isEditable, type Resource, stateOf } from '../define/resource.ts';
import { type Actor, anyRole, eitherOf, holds } from '../define/roles.ts';
import { type Broken, broken, fieldsOf, type Known, type Me, type Sets, withNew } from '../define/rule.ts';
import { forbidden, type Problem, stepNotAllowed, unprocessable } from '../sql/problem.ts';

/** Of a rule about several fields the last that a person gives: he can mend it there. */
export const mendedAt = ({ fields }: Resource, names: readonly string[]): string =>
  names.findLast((name) => fields[name] && fields[name].changedBy !== 'engine') ?? names.at(-1)!;

function byField(rules: readonly Broken[]): Problem {
  const errors = Object.fromEntries(rules.toReversed().map(({ at, says }) => [at, says]));
  return unprocessable([...new Set(rules.map(({ says }) => says))].join(' '), errors);
}

/** Refuses what a rule of the record as it would be forbids. `changed`: only rules about these fields. */
export function refuseWritten(resource: Resource, after: Known, changed: readonly string[], me: Me): void {
  for (const rule of resource.unless?.writing ?? []) {
    const given = fieldsOf([rule]).filter((name) => changed.includes(name));
    const [found] = given.length > 0 ? broken([rule], after, me) : [];
    if (found) throw unprocessable(found.says, { [mendedAt(resource, given)]: found.says });
  }
}

export const endedSays = ({ label }: Resource): string => `${label} ini sudah selesai dan tidak dapat diubah.`;

/** Why the record as it is is not changed, or put away. `row`: with its facts. */
export function closedBy(
  resource: Resource,
  to: 'editing' | 'archiving',
  row: Known,
  me: Me,
): Omit<Broken, 'at'> | undefined {
  if (hasEnded(resource, row)) return { says: endedSays(resource), by: 'state' };
  return broken(resource.unless?.[to] ?? [], row, me)[0];
}
const refusePerson = ({ says, by, code }: Omit<Broken, 'at'>): void => {
  if (by === 'person') throw forbidden(says, code ?? 'not_yours');
};

/** Refuses whoever may not change the record as it is, nor add to it. */
export function refuseTouched(resource: Resource, row: Known, me: Me): void {
  const found = closedBy(resource, 'editing', row, me);
  if (!found) return;
  refusePerson(found);
  throw unprocessable(found.says);
}

/** Refuses an edit that the record as it is forbids, or that comes too late for its fields (422, by field). */
export function refuseEdit(resource: Resource, row: Known, changes: Known, me: Me): void {
  refuseTouched(resource, row, me);
  const state = stateOf(resource);
  const closed = Object.keys(changes).filter((name) => !isEditable(resource, name, state && row[state.field]));
  if (closed.length === 0) return;
  const errors = Object.fromEntries(closed.map((name) => [name, closedSays(resource, name)]));
  throw unprocessable(errors[closed[0]!]!, errors);
}

/** Why whoever writes such records leaves this one masked: it is not his to change. Who only reads them reads for supervision. */
export function maskedSays(resource: Resource, row: Known, actor: Actor): string | undefined {
  if (!holds(actor, resource.access.edit)) return undefined;
  const kept = broken(resource.unless?.editing ?? [], row, actor).find(({ by }) => by === 'person');
  return kept && `Tidak dibuka lengkap. ${kept.says}`;
}

export function refuseArchiving(resource: Resource, row: Known, me: Me): void {
  const found = closedBy(resource, 'archiving', row, me);
  if (!found) return;
  refusePerson(found);
  throw stepNotAllowed(found.says);
}

/** Why the field is not edited any more, and which step sets it right. */
export function closedSays(resource: Resource, name: string): string {
  const { editable, label: named } = resource.fields[name]!;
  const flow = stateOf(resource)?.flow;
  const states = Array.isArray(editable) && editable.some((one) => one !== flow!.initial) ? flow!.states : undefined;
  const label = states
    ? `"${named}" hanya diisi pada tahap ${eitherOf((editable as readonly string[]).map((one) => `"${states[one]!.label}"`))}.`
    : `"${named}" tidak diubah lagi sesudah langkah pertama.`;
  const step = correctionOf(resource, name);
  if (!step) return label;
  return `${label} Pembetulannya lewat langkah "${step.label}" oleh ${anyRole(step.by)}, dengan alasan.`;
}

/** Refuses the step as its verdict says it. */
export function refuseStep(step: Step | undefined, verdict: Verdict, record: Known & { status: string }): void {
  if (verdict.allowed) return;
  if (verdict.refusedBy === 'missing' && step) throw byField(missingFor(step, record));
  const text = `Langkah "${verdict.label}" tidak dapat dilakukan. ${verdict.reason}`;
  if (verdict.refusedBy === 'state') throw stepNotAllowed(text, verdict.code);
  throw forbidden(text, verdict.code ?? `step_${verdict.refusedBy ?? 'role'}`);
}

/** Refuses what is given with a step (422, by field). */
export function refuseGiven(step: Step, row: Known, values: Known, me: Me): void {
  const found = broken(step.unless ?? [], withNew(row, values), me).filter(({ by }) => by === 'given');
  if (found.length > 0) throw byField(found);
}

/** What the application writes: by whom, when, for which unit. */
export function stamped(sets: Sets | undefined, { staffId, unitIds }: Me & { unitIds: readonly string[] }): Known {
  const words: Known = { me: staffId, now: new Date(now()).toISOString(), 'my unit': unitIds[0] };
  return Object.fromEntries(
    Object.entries(sets ?? {}).map(([name, set]) => [name, typeof set === 'string' ? words[set] : set]),
  );
}
