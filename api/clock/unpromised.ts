import { namedBy } from '../define/rule.ts';
import { phaseOf } from '../define/clock.ts';
import type { WorkItem } from '../define/answers.ts';
import { asList, isFinal, STAY, stepsNamed } from '../define/flow.ts';
import { type Actor, holds } from '../define/roles.ts';
import { turnOf } from '../define/turn.ts';
import type { Sql } from '../database/database.ts';
import { quoted, tableOf } from '../engine/columns.ts';
import { type Registry, scopeSql, Values } from '../engine/scope.ts';
import type { OfficeCalendar } from './calendar.ts';
import { type Clocked, clocked, watched } from './context.ts';
import { workColumns, WORK_NAMES, workItem, type WorkRow } from './work.ts';

/** Of each kind of record so many are looked through, the oldest first. */
const LOOKED_THROUGH = 500;

/** Of a record without a clock, what one would say that says nothing about time. */
const BLANK = `json_populate_record(null::clocks, json_build_object('record_id', t.id, 'resource', $resource, 'state', t.$state,
  'phase', 'runs', 'started_at', now(), 'amount_left', 0, 'term_amount', 0, 'term_unit', 'menit', 'provisional', false))`;

type Read = [...WorkRow, Record<string, unknown>];

/**
 * What waits for the actor though nothing is promised about it, because no service standard or no office hours are in
 * force yet: work without a promise is still work. The oldest first.
 */
export async function unpromisedWork(
  sql: Sql,
  registry: Registry,
  actor: Actor,
  calendar: OfficeCalendar,
): Promise<WorkItem[]> {
  const found: WorkItem[] = [];
  for (const resource of registry.values()) {
    const of = clocked(resource);
    if (!of || !holds(actor, resource.access.show)) continue;
    for (const row of await candidates(sql, registry, of, actor)) {
      const item = itemOf(registry, of, actor, calendar, row);
      if (item) found.push(item);
    }
  }
  // Ids are in the order of time.
  return found.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** Records without a clock that may be his turn: by his roles, or by his name. */
function candidates(sql: Sql, registry: Registry, of: Clocked, actor: Actor): Promise<Read[]> {
  const { resource, flow, state } = of;
  const values = new Values();
  const leading = flow.steps.filter((step) => step.party && !step.pauses && step.to !== STAY);
  const states = new Set(leading.filter(({ by }) => holds(actor, by)).flatMap(({ from }) => asList(from)));
  const open = new Set(leading.flatMap(({ from }) => asList(from)).filter((name) => !isFinal(flow, name)));
  const names = [...Object.values(resource.assignees ?? {}), ...leading.map(({ unless }) => namedBy(unless))];
  const named = [...new Set(names)].filter((name) => name !== undefined);
  const mine = [
    `t.${quoted(state)} = any(${values.add([...states])}::text[])`,
    ...named.map((name) => `t.${quoted(name)} = ${values.add(actor.staffId)}::uuid`),
  ];
  const blank = BLANK.replace('$resource', `'${resource.name}'`).replace('$state', quoted(state));
  const read = watched(of).map((name) => `'${name}', t.${quoted(name)}`);
  return sql.query<Read>(
    `select ${WORK_NAMES}, watched from (
       select ${workColumns(registry, resource, actor.roles)}, json_build_object(${read.join(', ')}) as watched
       from ${tableOf(resource)} t cross join lateral ${blank} k
       where t."archivedAt" is null and t.${quoted(state)} = any(${values.add([...open])}::text[]) and (${mine.join(' or ')})
         and not exists (select from clocks c where c.record_id = t.id) and ${scopeSql(registry, resource, actor, values, 't')}
     ) w order by record_id limit ${LOOKED_THROUGH}`,
    values.list,
  );
}

function itemOf(
  registry: Registry,
  { resource, flow, clock, state }: Clocked,
  actor: Actor,
  calendar: OfficeCalendar,
  read: Read,
): WorkItem | undefined {
  const row = read.slice(0, -1) as unknown as WorkRow;
  const values = read.at(-1) as Record<string, unknown>;
  const now = values[state] as string;
  // In its initial state a record that is within another one waits with that one.
  if (clock.within && now === flow.initial) return undefined;
  const { staffId, roles } = turnOf(resource, now, values);
  if (staffId ? staffId !== actor.staffId : !holds(actor, roles)) return undefined;
  const { stops, runs, step, verb, party } = phaseOf(flow, clock, now, values);
  if (stops) return undefined;
  return {
    ...workItem(registry, calendar, row, Date.now()),
    promised: false,
    phase: runs ? 'runs' : 'paused',
    minutesLeft: null,
    minutesTotal: null,
    step,
    verb,
    label: (verb && stepsNamed(flow, verb)[0]?.label) ?? null,
    party,
  };
}
