import type { Sql } from '../database/database.ts';
import type { Resource } from '../define/resource.ts';
import { sentence } from '../define/sentence.ts';

export interface HistoryEntry {
  readonly id: string;
  readonly at: string;
  readonly actorId: string;
  readonly actorName: string | null;
  readonly actorRole: string | null;
  readonly action: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly recordVersion: number | null;
  readonly changes: { field: string; before: unknown; after: unknown }[];
  /** One Indonesian sentence. */
  readonly sentence: string;
}

const MOST_ENTRIES = 500;

/**
 * What was done with one record, oldest first; changes of fields that the reader may not know of are left out. Who
 * opened it is told by the trail itself (audit-logs).
 */
export async function history(
  sql: Sql,
  resource: Resource,
  id: string,
  visible: readonly string[],
): Promise<HistoryEntry[]> {
  const rows = await sql.query<[Omit<HistoryEntry, 'sentence'>]>(
    `select row_to_json(x) from (select id, at, "actorId", "actorName", "actorRole", action, outcome, reason, "recordVersion", changes
       from audit_logs where resource = $1 and "recordId" = $2 and outcome = 'ok' and action <> 'read' order by id limit ${MOST_ENTRIES}) x`,
    [resource.name, id],
  );
  return rows.map(([entry]) => {
    const changes = entry.changes.filter(({ field }) => visible.includes(field));
    return { ...entry, changes, sentence: sentence({ ...entry, changes, resource: resource.name }, resource) };
  });
}
