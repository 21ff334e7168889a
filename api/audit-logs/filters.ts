import type { Sql } from '../database/database.ts';
import { allSteps, numberOf } from '../define/resource.ts';
import { type Actor, holds } from '../define/roles.ts';
import { UUID } from '../sql/input.ts';
import { badRequest } from '../sql/problem.ts';
import { conditions, type Json, type ListQuery } from '../sql/query.ts';
import type { Reader } from '../sql/reader.ts';
import { type Registry, Values } from '../sql/scope.ts';
import { auditLogs } from './audit-logs.resource.ts';
import { ORDERS_OF_TIME } from './by-time.ts';

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
  const found: string[] = [];
  // One after the other: a question of the trail takes one connection.
  for (const resource of known) {
    const field = numberOf(resource)?.field;
    if (field) found.push(...(await reader.ids(resource, actor, { filter: { [field]: number } }, MOST_RECORDS)));
  }
  return found;
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

/** What an index of audit.event finds its entries by, given as it is; moments are asked as a range of ids. */
const BY_VALUE = ['id', 'actorId', 'action', 'resource', 'recordId', 'outcome'];
const RANGES = ['id', ...ORDERS_OF_TIME].flatMap((name) => ['gte', 'gt', 'lte', 'lt'].map((than) => `${name}_${than}`));

/** Millions of entries are never read through for a field that has no index (api/README: Many rows and many instances): such a question is refused. */
function refuseUnindexed({ filter, sort }: ListQuery): void {
  for (const [name, value] of Object.entries(filter)) {
    if (BY_VALUE.includes(name)) {
      const isText = (one: Json) => typeof one === 'string';
      if (!isText(value) && !(Array.isArray(value) && value.every(isText)))
        throw badRequest(`Nilai filter ${name} tidak benar.`);
    } else if (![...RANGES, ...ORDERS_OF_TIME].includes(name))
      throw badRequest(
        `Filter ${name.slice(0, 40)} tidak ada pada jejak audit. Saring menurut waktu, pelaku, unit, garis atasan, tindakan, pembetulan, jenis data, data, atau hasil.`,
      );
    else if (typeof value !== 'string') throw badRequest(`Nilai filter ${name} tidak benar.`);
  }
  if (sort && !['id', ...ORDERS_OF_TIME].includes(sort[0]))
    throw badRequest('Jejak audit diurutkan menurut waktu saja: ["at","DESC"] atau ["at","ASC"].');
}

/** What sets anew what a promise rests on, or what was written down. */
const corrections = (registry: Registry): string[] => [
  ...new Set(allSteps(registry.values()).flatMap(({ step }) => (step.corrects ? [`step:${step.verb}`] : []))),
];

/**
 * The filters that the trail has beside its fields: `unitId` and `lineOf` (people), `record` (an id or a register number),
 * `corrects` (the corrections that are marked for supervision), and `q`, which is looked for in the names of actions.
 * They narrow what the reader's own scope leaves; they never widen it. Throws 400 when one is malformed.
 */
export async function trailQuery(
  { sql, reader, registry }: Sources,
  actor: Actor,
  query: ListQuery,
): Promise<ListQuery> {
  const { unitId: _unit, lineOf: _line, record, corrects, q, ...filter } = query.filter;
  refuseUnindexed({ ...query, filter });
  const [unitId, lineOf] = [idIn(query.filter, 'unitId'), idIn(query.filter, 'lineOf')];
  const among: Record<string, readonly string[]> = {};
  if (unitId ?? lineOf) among.actorId = (await sql.query<[string]>(PEOPLE, [unitId, lineOf])).map(([id]) => id);
  if (record !== undefined) {
    if (typeof record !== 'string' || record.length > LONGEST) throw badRequest('Nilai filter record tidak benar.');
    const asked = record.trim();
    const isId = UUID.test(asked);
    among.recordId = isId ? [asked.toLowerCase()] : await numbered(reader, registry, actor, asked.toUpperCase());
  }
  if (corrects !== undefined) {
    if (corrects !== true) throw badRequest('Nilai filter corrects tidak benar.');
    among.action = corrections(registry);
  }
  if (q !== undefined) {
    // Refuses what is searched for nowhere.
    conditions(auditLogs, auditLogs.search!, { q }, new Values());
    const word = (q as string).trim();
    if (word !== '') {
      const found = (await sql.query<[string]>(ACTIONS, [word])).map(([action]) => action);
      among.action = among.action?.filter((action) => found.includes(action)) ?? found;
    }
  }
  return { ...query, filter, among };
}
