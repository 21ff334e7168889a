import type { Sql } from '../database/database.ts';
import { tableOf } from '../sql/columns.ts';
import type { Registry } from '../sql/scope.ts';
import type { Clocked } from './context.ts';

export interface DueTime {
  readonly record_id: string;
  /** ISO 8601; nothing while the clock stands still. */
  readonly due_at: string | null;
}

/** When a record falls due, and each of those that carry its promise on. */
export async function dueTimes(sql: Sql, registry: Registry, { clock }: Clocked, id: string): Promise<DueTime[]> {
  const inner = clock.worstOf;
  const carried = inner
    ? ` or record_id in (select t.id from ${tableOf(registry.get(inner.resource)!)} t where t."${inner.by}" = $1)`
    : '';
  const rows = await sql.query<[DueTime]>(
    `select json_build_object('record_id', record_id, 'due_at', due_at) from clocks where record_id = $1${carried}`,
    [id],
  );
  return rows.map(([row]) => row);
}

/** Keeps which due times are no longer what they were, why, and by whom (api/README: The clock). */
export async function recordMoves(
  sql: Sql,
  before: readonly DueTime[],
  reason: string,
  actorId: string,
): Promise<void> {
  await sql.query(
    `insert into clock_recalculations (id, record_id, resource, old_due_at, new_due_at, reason, actor_id)
     select uuidv7(), k.record_id, k.resource, b.due_at, k.due_at, $2, $3
     from json_to_recordset($1) as b(record_id uuid, due_at timestamptz(3)) join clocks k using (record_id)
     where b.due_at is distinct from k.due_at`,
    [JSON.stringify(before), reason, actorId],
  );
}
