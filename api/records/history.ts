import type { Sql } from '../database/database.ts';
import type { HistoryEntry } from '../define/answers/record.ts';
import type { Resource } from '../define/resource.ts';
import { type Around, postOf, sentence, type Told } from '../define/sentence.ts';

type Stored = Omit<HistoryEntry, 'sentence' | 'actorPost'> & Pick<Told, 'step'>;
const MOST_ENTRIES = 500;

/**
 * What was done with one record, oldest first; changes of fields that the reader may not know of are left out. Who
 * opened it is told by the trail itself (audit-logs).
 */
export async function history(
  sql: Sql,
  resource: Resource,
  { id, visible }: { id: string; visible: readonly string[] },
  aroundOf: (told: readonly Told[]) => Promise<(entry: Told) => Around>,
): Promise<HistoryEntry[]> {
  const rows = await sql.query<[Stored]>(
    `select row_to_json(x) from (select id, at, "actorId", "actorName", "actorRole", acting, action, outcome, reason, "recordVersion", changes, step
       from audit_logs where resource = $1 and "recordId" = $2 and outcome = 'ok' and action <> 'read' order by id limit ${MOST_ENTRIES}) x`,
    [resource.name, id],
  );
  const entries = rows.map(([{ step, ...entry }]) => {
    const changes = entry.changes.filter(({ field }) => visible.includes(field));
    return { entry: { ...entry, changes }, told: { ...entry, changes, step, resource: resource.name, recordId: id } };
  });
  const around = await aroundOf(entries.map(({ told }) => told));
  // Of this record alone: what it is stands above.
  return entries.map(({ entry, told }) => ({
    ...entry,
    actorPost: postOf(entry),
    sentence: sentence(told, resource, { ...around(told), subject: undefined }),
  }));
}
