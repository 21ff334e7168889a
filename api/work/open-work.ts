import type { Sql } from '../database/database.ts';
import type { Flow, Step } from '../define/flow.ts';
import { type Resource, stateOf } from '../define/resource.ts';
import { type Actor, holds } from '../define/roles.ts';
import { awaitedStates, carryingSteps, expectedOf, namingFields } from '../define/turn.ts';
import { isAboutCase, keepingOut } from '../define/rule.ts';
import { quoted, tableOf } from '../sql/columns.ts';
import { type Facts, type FactsByResource, factsSql } from '../sql/facts.ts';
import { type Judged, text, texts, unbrokenSql } from '../sql/rule-sql.ts';
import { type Registry, scopeSql, Values } from '../sql/scope.ts';

export interface Working {
  readonly resource: Resource;
  readonly facts: Facts;
  /** Of the state. */
  readonly field: string;
  readonly flow: Flow;
  /** In which somebody has to do something. */
  readonly states: readonly string[];
}

/** A resource whose records wait for somebody; nothing for the others. */
export function working(resource: Resource, all: FactsByResource): Working | undefined {
  const state = stateOf(resource);
  if (!state) return undefined;
  // In its initial state a record that is within another waits with that one.
  const withAnother = resource.clock?.within === undefined ? undefined : state.flow.initial;
  const states = awaitedStates(state.flow).filter((name) => name !== withAnother);
  const facts = all.get(resource.name) ?? {};
  return states.length > 0 ? { resource, facts, ...state, states } : undefined;
}

/** What was promised is done: whoever still has the record, nobody waits for him. */
export const isKept = ({ clock }: Resource, state: string): boolean => clock?.stops?.includes(state) ?? false;

/** Everything of the office that waits for somebody. */
export const allWorking = (registry: Registry, facts: FactsByResource): Working[] =>
  [...registry.values()].flatMap((resource) => working(resource, facts) ?? []);

/** SQL: what is said of the step that the record `t` waits for (awaitedStep). */
function awaitedSql({ field, flow, states, ...judged }: Working, say: (step: Step) => string): string {
  const inStates = states.map((state) => {
    const steps = carryingSteps(flow, state).map(
      (step) => `when ${unbrokenSql((step.unless ?? []).filter(isAboutCase), judged)} then ${say(step)}`,
    );
    return `when '${state}' then case ${steps.join(' ')} end`;
  });
  return `case t.${quoted(field)} ${inStates.join(' ')} end`;
}

/** SQL: whose time it is, and whether it runs, as the clock would say (phaseOf). */
function timeSql(of: Working): { readonly party: string; readonly phase: string } {
  const { clock } = of.resource;
  if (!clock) return { party: 'null::text', phase: `'runs'` };
  const stops = clock.stops?.length ? `t.${quoted(of.field)} in (${texts(clock.stops)})` : 'false';
  const own = awaitedSql(of, ({ party }) => text(party));
  const { field, party: parties } = clock.outage ?? {};
  const down = field === undefined ? 'null::text' : `t.${quoted(field)}::text`;
  const others = Object.entries(parties ?? {}).map(
    ([name, party]) => `when ${down} = ${text(name)} then ${text(party)}`,
  );
  return {
    party: `case when ${stops} then null ${others.join(' ')} when ${down} is null then ${own} end`,
    phase: `case when ${stops} then 'stopped' when ${down} is not null or ${own} = 'applicant' then 'paused' else 'runs' end`,
  };
}

/** Of a row of clocks what only a promise says. */
const PROMISED = {
  due_at: 'timestamptz',
  started_at: 'timestamptz',
  amount_left: 'bigint',
  term_amount: 'integer',
  term_unit: 'text',
  provisional: 'boolean',
} as const;
/** SQL about `k`: that nothing is promised about it. */
export const UNPROMISED = 'k.started_at is null';

/**
 * Records `t` of the resource, and as `k` what a row of clocks says of one that is open: whose turn it is, read off the
 * record itself, and what is promised where something is. `only`: SQL about both.
 */
export function turnsSql(of: Working, only = 'true'): string {
  const { resource, field } = of;
  const { party, phase } = timeSql(of);
  const promised = Object.entries(PROMISED).map(
    ([column, type]) => `${resource.clock ? `c.${column}` : `null::${type}`} as ${column}`,
  );
  const owner = awaitedSql(of, (step) => {
    const columns = namingFields(resource, step).map((name) => `t.${quoted(name)}`);
    return columns.length === 0 ? 'null::uuid' : `coalesce(${columns.join(', ')})`;
  });
  const columns = [
    `t.id as record_id, '${resource.name}' as resource, t.${quoted(field)} as state`,
    `${awaitedSql(of, ({ verb }) => text(verb))} as verb`,
    `${awaitedSql(of, ({ at }) => (at === undefined ? 'null' : text(at)))} as step`,
    `${party} as party, ${phase} as phase`,
    `${owner} as owner_id, ${awaitedSql(of, ({ by }) => `array[${texts(expectedOf(by))}]::text[]`)} as roles`,
    `${awaitedSql(of, ({ by }) => `array[${texts(by)}]::text[]`)} as able`,
    ...promised,
  ];
  const clocks = resource.clock ? 'left join clocks c on c.record_id = t.id' : '';
  // Read once a row, not again in each test of it.
  return `${tableOf(resource)} t ${clocks} ${factsSql(of.facts)} join lateral (select ${columns.join(', ')} offset 0) k on ${only}`;
}

/** All open work of the resource, promised or not; what others carry on is not in it. */
export function openSql(of: Working): string {
  const own = of.resource.clock ? ['c.handed is not true'] : [];
  const open = [
    `t."archivedAt" is null`,
    `t.${quoted(of.field)} in (${texts(of.states)})`,
    'k.verb is not null',
    ...own,
  ];
  return turnsSql(of, open.join(' and '));
}

/** States in which one of the actor's roles carries the work on. */
export const statesOf = ({ flow, states }: Working, actor: Actor): string[] =>
  states.filter((state) => carryingSteps(flow, state).some(({ by }) => holds(actor, by)));

/** That nothing keeps the actor from the step that the record waits for. */
function openToSql(of: Working, actor: Actor, values: Values): string {
  const judged: Judged = { ...of, by: { me: actor, values } };
  return awaitedSql(of, ({ unless }) => unbrokenSql(keepingOut(unless), judged));
}

/** That the open work `k` is the actor's: by name, or by one of his roles where it waits for nobody by name. As Holders says it. */
export function heldSql(registry: Registry, of: Working, actor: Actor, values: Values): string | undefined {
  if (statesOf(of, actor).length === 0 || !holds(actor, of.resource.access.show)) return undefined;
  const roles = `${values.add(actor.roles)}::text[]`;
  const named = `k.owner_id = ${values.add(actor.staffId)}::uuid and k.able && ${roles}`;
  const shared = `k.owner_id is null and k.roles && ${roles}`;
  return `((${named} or ${shared}) and ${openToSql(of, actor, values)} and ${scopeSql({ registry, actor, values }, of.resource, 't')})`;
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
