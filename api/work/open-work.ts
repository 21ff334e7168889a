import type { Sql } from '../database/database.ts';
import type { Flow } from '../define/flow.ts';
import { type Resource, stateOf } from '../define/resource.ts';
import { type Actor, holds } from '../define/roles.ts';
import { barredBy, namedBy } from '../define/rule.ts';
import { awaitedStates, awaitedStep, carryingSteps, expectedOf } from '../define/turn.ts';
import { quoted, tableOf } from '../engine/columns.ts';
import { type Registry, scopeSql, Values } from '../engine/scope.ts';

export interface Working {
  readonly resource: Resource;
  /** Of the state. */
  readonly field: string;
  readonly flow: Flow;
  /** In which somebody has to do something. */
  readonly states: readonly string[];
}

/** A resource whose records wait for somebody; nothing for the others. */
export function working(resource: Resource): Working | undefined {
  const state = stateOf(resource);
  const states = state ? awaitedStates(state.flow) : [];
  return state && states.length > 0 ? { resource, ...state, states } : undefined;
}

const texts = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** SQL that tells the states of the record apart. */
const byState = ({ field, states }: Working, of: (state: string) => string): string =>
  `case t.${quoted(field)} ${states.map((state) => `when '${state}' then ${of(state)}`).join(' ')} end`;

/** Whose turn it is by name, for records without a clock. */
function ownerSql(of: Working): string {
  return byState(of, (state) => {
    const { by, unless } = awaitedStep(of.flow, state, {})!;
    const names = [namedBy(unless), ...by.map((role) => of.resource.assignees?.[role])].filter(
      (name) => name !== undefined,
    );
    const columns = [...new Set(names)].map((name) => `t.${quoted(name)}`);
    return columns.length === 0 ? 'null::uuid' : `coalesce(${columns.join(', ')})`;
  });
}

/** Open work as `k` (a row of clocks, or what stands for it) beside its record `t`; what others carry on is not in it. */
export function openSql(of: Working): string {
  const { resource, field, flow, states } = of;
  const table = tableOf(resource);
  if (resource.clock)
    return `clocks k join ${table} t on t.id = k.record_id and k.resource = '${resource.name}' and not k.handed
      and k.state in (${texts(states)}) and t."archivedAt" is null`;
  const roles = byState(of, (state) => `array[${texts(expectedOf(awaitedStep(flow, state, {})!.by))}]::text[]`);
  return `${table} t join lateral (select t.id as record_id, '${resource.name}' as resource, t.${quoted(field)} as state,
      null::timestamptz as due_at, ${ownerSql(of)} as owner_id, ${roles} as roles) k
    on t."archivedAt" is null and k.state in (${texts(states)})`;
}

/** That the actor is not one of those who must not take the step that the record waits for. */
export function notExcludedSql({ flow, states }: Working, { staffId }: Actor, values: Values): string {
  const fields = new Map<string, string[]>();
  for (const state of states)
    for (const { unless } of carryingSteps(flow, state))
      for (const field of barredBy(unless)) fields.set(field, [...(fields.get(field) ?? []), state]);
  const tests = [...fields].map(
    ([field, of]) =>
      `not (k.state in (${texts(of)}) and t.${quoted(field)} is not distinct from ${values.add(staffId)}::uuid)`,
  );
  return ['true', ...tests].join(' and ');
}

/** States in which one of the actor's roles carries the work on. */
export const statesOf = ({ flow, states }: Working, actor: Actor): string[] =>
  states.filter((state) => carryingSteps(flow, state).some(({ by }) => holds(actor, by)));

/** That the open work `k` is the actor's: by name, or by one of his roles where it waits for nobody by name. */
export function heldSql(registry: Registry, of: Working, actor: Actor, values: Values): string | undefined {
  const states = statesOf(of, actor);
  if (states.length === 0 || !holds(actor, of.resource.access.show)) return undefined;
  const named = `k.owner_id = ${values.add(actor.staffId)}::uuid and k.state = any(${values.add(states)}::text[])`;
  const shared = `k.owner_id is null and k.roles && ${values.add(actor.roles)}::text[] and ${notExcludedSql(of, actor, values)}`;
  return `((${named} or ${shared}) and ${scopeSql(registry, of.resource, actor, values, 't')})`;
}

const AT_ONCE = 200;
/** SQL about `k`: that nobody holds it in somebody's place. */
export const NOBODY_INSTEAD = 'not exists (select 1 from stand_ins i where i.record_id = k.record_id)';

/** Open records of which nobody at work is the regular holder. `present`: all who are at work; `andOnly`: SQL about `k`. */
export async function unheldIds(
  sql: Sql,
  registry: Registry,
  of: Working,
  present: readonly Actor[],
  andOnly = 'true',
): Promise<string[]> {
  const values = new Values();
  const held = present.map((actor) => heldSql(registry, of, actor, values)).filter((one) => one !== undefined);
  const rows = await sql.query<[string]>(
    `select k.record_id from ${openSql(of)} where (${['false', ...held].join(' or ')}) is not true and ${andOnly}
     order by k.record_id limit ${AT_ONCE}`,
    values.list,
  );
  return rows.map(([id]) => id);
}
