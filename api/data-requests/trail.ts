import type { Sql } from '../database/database.ts';
import type { TrailEntry } from '../define/answers/processing.ts';
import { visibleFields } from '../define/resource.ts';
import type { Actor } from '../define/roles.ts';
import { sentence, type Told } from '../define/sentence.ts';
import { tableOf } from '../sql/columns.ts';
import { aroundOf } from '../sql/told-around.ts';
import type { Registry } from '../sql/scope.ts';
import { recordsOf } from '../erasures/subject.ts';
import type { DataRequest } from './data-requests.resource.ts';
import { BEFORE_ALL } from '../define/ids.ts';

type Entry = Omit<Told, 'recordId'> & TrailEntry;
type Asked = Pick<DataRequest, 'id' | 'verificationId' | 'staffId'>;

/** What the office keeps of its own people besides their staff record; cases about them are not for a handler's eyes. */
const OF_STAFF = ['users', 'appointments', 'competencies'];
/** Readings of many records at once: their ids are told in the entry. */
const OF_MANY = ['list', 'export', 'find:nik'];
const BATCH = 5000;
/** Of one person; what is older is not read. */
export const MOST_ENTRIES = 5000;

/** Ids of the person's records by resource: over all letters, and this request itself. */
async function subjectIds(sql: Sql, registry: Registry, asked: Asked): Promise<Map<string, string[]>> {
  const ids = new Map<string, string[]>([['data-requests', [asked.id]]]);
  for (const { resource, id } of await recordsOf(sql, { ...asked, reach: 'orang' }))
    ids.set(resource, [...(ids.get(resource) ?? []), id]);
  if (!asked.staffId) return ids;
  for (const name of OF_STAFF) {
    const table = tableOf(registry.get(name)!);
    const rows = await sql.query<[string]>(`select id from ${table} where "staffId" = $1`, [asked.staffId]);
    ids.set(
      name,
      rows.map(([id]) => id),
    );
  }
  return ids;
}

/** Entries that read many records, the person's among them. */
async function readingsOf(sql: Sql, ids: ReadonlyMap<string, readonly string[]>): Promise<string[]> {
  const found: string[] = [];
  for (const action of OF_MANY)
    for (let after = BEFORE_ALL; ;) {
      const [row] = await sql.query<[number, string | null, string[] | null]>(
        `select count(*)::int, max(x.id::text collate "C"), json_agg(x.id) filter (where x.hit)
         from (select e.id, (p.content->'#ids'->>0)::jsonb ?| $3::text[] as hit
           from audit.event e left join audit.payload p on p.event_id = e.id
           where e.action = $1 and e.id > $2 order by e.id limit ${BATCH}) x`,
        [action, after, [...ids.values()].flat()],
      );
      const [seen, last, hits] = row!;
      found.push(...(hits ?? []));
      if (seen < BATCH) break;
      after = last!;
    }
  return found;
}

/**
 * All entries of the audit trail about one person's records (UU PDP art. 31 and 32), oldest first, at most 5,000 of
 * the newest. `actor`:
 * the reader; fields that he may not know of are not named.
 */
export async function trailOf(sql: Sql, registry: Registry, asked: Asked, actor: Actor): Promise<TrailEntry[]> {
  const ids = await subjectIds(sql, registry, asked);
  const rows: Entry[] = [];
  const columns =
    'id, at, action, resource, "recordId", outcome, reason, "actorId", "actorName", "actorRole", acting, changes, step';
  const take = async (where: string, values: readonly (string | readonly string[])[]) => {
    const found = await sql.query<[Entry]>(
      `select row_to_json(x) from (select ${columns} from audit_logs where ${where} order by id desc limit ${MOST_ENTRIES}) x`,
      values,
    );
    rows.push(...found.map(([entry]) => entry));
  };
  for (const [resource, records] of ids) await take('resource = $1 and "recordId" = any($2)', [resource, records]);
  await take('id = any($1)', [await readingsOf(sql, ids)]);
  const sorted = rows.toSorted((one, other) => (one.id < other.id ? -1 : 1)).slice(-MOST_ENTRIES);
  const told = sorted.map((entry) => {
    const resource = registry.get(entry.resource);
    const visible = resource && visibleFields(resource, actor.roles);
    return { ...entry, changes: entry.changes.filter(({ field }) => !visible || visible.includes(field)) };
  });
  const around = await aroundOf(sql, registry, actor, told);
  return told.map((entry) => {
    const { id, at, action, resource, recordId, outcome } = entry;
    // The paper is the person's: what his records are he knows, and numbers of cases are not for it.
    const beside = { ...around(entry), subject: undefined };
    return { id, at, sentence: sentence(entry, registry.get(resource), beside), action, resource, recordId, outcome };
  });
}
