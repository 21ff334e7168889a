import type { Sql } from '../database/database.ts';
import { numberOf } from '../define/resource.ts';
import { type Actor, holds } from '../define/roles.ts';
import { UUID } from '../engine/input.ts';
import { badRequest } from '../engine/problem.ts';
import { conditions, type ListQuery } from '../engine/query.ts';
import type { Reader } from '../engine/reader.ts';
import { type Registry, Values } from '../engine/scope.ts';
import { auditLogs } from './audit-logs.resource.ts';

const LONGEST = 60;
/** Of one number; it is unique in its series. */
const MOST_RECORDS = 10;

/** People of the unit and of those below it, and people of a reporting line, its head included; also those who left. */
const PEOPLE = `
with recursive units(id) as (select $1::uuid union select c.id from org_units c join units on c."parentId" = units.id),
  line(id) as (select $2::uuid union select c.id from staff c join line on c."supervisorId" = line.id)
select s.id::text from staff s
where ($1::uuid is null or s."unitId" in (select id from units)) and ($2::uuid is null or s.id in (select id from line))`;

/** An id that a filter of the trail gives. */
function idIn(filter: ListQuery['filter'], name: string): string | null {
  const value = filter[name] ?? null;
  if (value !== null && (typeof value !== 'string' || !UUID.test(value)))
    throw badRequest(`Nilai filter ${name} tidak benar.`);
  return value;
}

/** Records of this number, as far as the reader may know of them. */
async function numbered(reader: Reader, registry: Registry, actor: Actor, number: string): Promise<string[]> {
  const known = [...registry.values()].filter(({ access }) => holds(actor, access.list));
  const found = known.map(async (resource) => {
    const field = numberOf(resource)?.field;
    return field ? reader.ids(resource, actor, { filter: { [field]: number } }, MOST_RECORDS) : [];
  });
  return (await Promise.all(found)).flat();
}

interface Sources {
  readonly sql: Sql;
  readonly reader: Reader;
  readonly registry: Registry;
}

/** Actions whose name holds the word, found by steps through the index: there are some dozens. */
const ACTIONS = `
with recursive names(action) as (
  (select action from audit.event order by action limit 1)
  union all
  select (select e.action from audit.event e where e.action > n.action order by e.action limit 1) from names n where n.action is not null
)
select action from names where strpos(action, lower($1)) > 0`;

/**
 * The filters that the trail has beside its fields: `unitId` and `lineOf` (people), `record` (an id or a register number),
 * and `q`, which is looked for in the names of actions.
 * They narrow what the reader's own scope leaves; they never widen it. Throws 400 when one is malformed.
 */
export async function trailQuery(
  { sql, reader, registry }: Sources,
  actor: Actor,
  query: ListQuery,
): Promise<ListQuery> {
  const { unitId: _unit, lineOf: _line, record, q, ...filter } = query.filter;
  const [unitId, lineOf] = [idIn(query.filter, 'unitId'), idIn(query.filter, 'lineOf')];
  const among: Record<string, readonly string[]> = {};
  if (unitId ?? lineOf) among.actorId = (await sql.query<[string]>(PEOPLE, [unitId, lineOf])).map(([id]) => id);
  if (record !== undefined) {
    if (typeof record !== 'string' || record.length > LONGEST) throw badRequest('Nilai filter record tidak benar.');
    const asked = record.trim();
    const isId = UUID.test(asked);
    among.recordId = isId ? [asked.toLowerCase()] : await numbered(reader, registry, actor, asked.toUpperCase());
  }
  if (q !== undefined) {
    // Refuses what is searched for nowhere.
    conditions(auditLogs, auditLogs.search!, { q }, new Values());
    const word = (q as string).trim();
    if (word !== '') among.action = (await sql.query<[string]>(ACTIONS, [word])).map(([action]) => action);
  }
  return { ...query, filter, among };
}
