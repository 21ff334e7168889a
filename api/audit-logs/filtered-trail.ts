import type { Database } from '../database/database.ts';
import { asList } from '../define/flow.ts';
import { visibleFields } from '../define/resource.ts';
import type { Actor } from '../define/roles.ts';
import { quoted, selection, sourceOf } from '../sql/columns.ts';
import { conditions, type Json, type ListQuery } from '../sql/query.ts';
import { type Page, TOTAL_CAP } from '../sql/reader.ts';
import { type Registry, seesAll, Values } from '../sql/scope.ts';
import { auditLogs } from './audit-logs.resource.ts';
import { hiddenEntries } from './hidden.ts';

/** Columns of audit.event by the names that a list asks with. */
const COLUMNS: Readonly<Record<string, string>> = {
  id: 'id',
  at: 'recorded_at',
  recordId: 'record_id',
  actorId: 'actor_id',
  action: 'action',
  resource: 'resource',
  outcome: 'outcome',
};
const EVENTS = `(select ${Object.entries(COLUMNS)
  .map(([name, column]) => `${column} as ${quoted(name)}`)
  .join(', ')} from audit.event) t`;
/** Each has an index that goes on with the id, and few entries of a value lie behind each other; the narrowest first. */
const LEADING = ['recordId', 'actorId', 'action', 'resource'] as const;

type Allowed = Map<string, readonly string[]>;
const narrow = (allowed: Allowed, name: string, given: readonly string[]): void => {
  const before = allowed.get(name);
  allowed.set(name, [...new Set(before ? given.filter((one) => before.includes(one)) : given)]);
};

/** Whose entries, or those of what, the actor's roles let him see; nothing when that cannot be said by one column. */
function inScope({ roles, staffId, lineIds }: Actor): Allowed | undefined {
  const allowed: Allowed = new Map();
  const { scope: declared } = auditLogs;
  if (declared === 'all' || seesAll(auditLogs, roles)) return allowed;
  const scopes = roles.flatMap((role) => asList(declared[role] ?? []));
  const people = scopes.flatMap((scope) => {
    if (scope !== 'all' && 'mine' in scope && scope.mine === 'actorId') return [[staffId]];
    return scope !== 'all' && 'line' in scope && scope.line === 'actorId' ? [lineIds] : [];
  });
  const [only] = scopes;
  if (people.length === scopes.length) allowed.set('actorId', [...new Set(people.flat())]);
  else if (scopes.length === 1 && only !== 'all' && 'if' in only!)
    for (const [name, words] of Object.entries(only.if)) allowed.set(name, asList(words) as readonly string[]);
  else return undefined;
  return allowed;
}

/** What the columns may hold by scope and filter, and what else the filter says. */
function split(
  actor: Actor,
  { filter, among = {} }: ListQuery,
): { allowed: Allowed; rest: ListQuery['filter'] } | undefined {
  const allowed = inScope(actor);
  if (!allowed) return undefined;
  const rest: { [key: string]: Json } = {};
  for (const [name, values] of Object.entries(among)) narrow(allowed, name, values);
  for (const [key, value] of Object.entries(filter)) {
    const isPlain =
      typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
    if (LEADING.some((name) => name === key) && isPlain) narrow(allowed, key, asList(value as string | string[]));
    else if ((COLUMNS[key] ?? COLUMNS[key.replace(/_[a-z]+$/, '')]) !== undefined) rest[key] = value;
    else return undefined;
  }
  return { allowed, rest };
}

/**
 * One page of a filtered list, or of a reader who does not see everything, and its total up to the cap. Ids are found in
 * the index of the narrowest filter, a value at a time and newest first, before anything of the entries is read. Nothing
 * when something else is asked for than the columns of audit.event can tell.
 */
export async function filteredTrail(
  database: Database,
  registry: Registry,
  actor: Actor,
  query: ListQuery,
): Promise<Page | undefined> {
  const { range, sort: [order, direction] = ['id', 'DESC'] } = query;
  const visible = visibleFields(auditLogs, actor.roles);
  // Refuses what is no filter, here as in every list.
  conditions(auditLogs, visible, query.filter, new Values());
  const asked = split(actor, query);
  if (!asked || !range || order !== 'id') return undefined;
  const { allowed, rest } = asked;
  const values = new Values();
  const leading = LEADING.find((name) => allowed.has(name));
  const place = values.list.length;
  const hidden = values.add([]);
  const where = [
    `t."id" <> all(${hidden}::uuid[])`,
    ...conditions(auditLogs, visible, rest, values),
    ...[...allowed].flatMap(([name, list]) => {
      if (name === leading) return [`t.${quoted(name)} = led.value`];
      return [`t.${quoted(name)} = any(${values.add(list)}::text[])`];
    }),
  ].join(' and ');
  const led = leading ? `unnest(${values.add(allowed.get(leading)!)}::text[]) led(value) cross join lateral ` : '';
  const [first, last] = range.map((place) => `${values.add(place)}::bigint`);
  const found = (more: string) => `select f.id from ${led}(select t."id" from ${EVENTS} where ${where} ${more}) f`;
  const newest = `order by t."id" ${direction} limit ${last} + 1`;
  const text = `
    select coalesce(json_agg(x), '[]')::text, count(*)::int,
      (select count(*)::int from (${found(`limit ${TOTAL_CAP + 1}`)} limit ${TOTAL_CAP + 1}) c) from (
      select ${selection(auditLogs, visible)}
      from (${found(newest)} order by f.id ${direction} limit ${last} - ${first} + 1 offset ${first}) p
      join ${sourceOf(auditLogs)} on t.id = p.id order by t.id ${direction}
    ) x`;
  // In a statement of its own: together they take three times as long to plan, for each filter anew.
  const [row] = await database.snapshot(async (sql) =>
    sql.query<[string, number, number]>(text, values.list.with(place, await hiddenEntries(sql, registry, actor))),
  );
  const [json, count, total] = row!;
  return { json, count, total: Math.min(total, TOTAL_CAP), capped: total > TOTAL_CAP };
}
