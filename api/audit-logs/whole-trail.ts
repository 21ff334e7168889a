import type { Sql } from '../database/database.ts';
import { visibleFields } from '../define/resource.ts';
import type { Actor } from '../define/roles.ts';
import { selection, sourceOf } from '../engine/columns.ts';
import { type ListQuery, MOST_ROWS } from '../engine/query.ts';
import { type Page, TOTAL_CAP } from '../engine/reader.ts';
import { type Registry, seesAll, Values } from '../engine/scope.ts';
import { hiddenIds } from '../engine/wall.ts';
import { auditLogs } from './audit-logs.resource.ts';

/**
 * One page of everything, with its exact total, at the same cost wherever it lies: leaves are numbered without gaps in the
 * order in which they were sealed, and what waits to be sealed comes after them, by its id. Nothing when that is not what
 * is asked for: a filter, another order, a reader who does not see everything or from whom a wall hides something now,
 * or a sealer so far behind that what waits is itself a long list.
 */
export async function wholeTrail(
  sql: Sql,
  registry: Registry,
  actor: Actor,
  { filter, among = {}, range, sort: [order, direction] = ['id', 'DESC'] }: ListQuery,
): Promise<Page | undefined> {
  const asked =
    range && order === 'id' && Object.keys({ ...filter, ...among }).length === 0 && seesAll(auditLogs, actor.roles);
  if (!asked) return undefined;
  const values = new Values();
  const [first, last] = range.map((position) => `${values.add(position)}::bigint`);
  const [low, high] = direction === 'ASC' ? [first, last] : [`total - 1 - ${last}`, `total - 1 - ${first}`];
  const between = (place: string) => `${place} between (select low from span) and (select high from span)`;
  const [row] = await sql.query<[string, number, number | null]>(
    `with log as materialized (
      select size, (select count(*) from (select from audit.pending limit ${TOTAL_CAP + 1}) w) as waiting from audit.log_state
    ), whole as materialized (
      select size, size + waiting as total from log where waiting <= ${TOTAL_CAP} and not exists (${hiddenIds(registry, actor, values)})
    ), span as materialized (select size, total, ${low} as low, ${high} as high from whole),
    placed as materialized (
      (select event_id, idx as place from audit.leaf where ${between('idx')} order by idx limit ${MOST_ROWS})
      union all
      select event_id, place from (
        select event_id, (select size from span) - 1 + row_number() over (order by event_id) as place
        from audit.pending where (select high >= size from span)
      ) w where ${between('place')}
    )
    select coalesce(json_agg(x), '[]')::text, count(*)::int, (select total from whole)::float8 from (
      select ${selection(auditLogs, visibleFields(auditLogs, actor.roles))}
      from placed p join ${sourceOf(auditLogs)} on t.id = p.event_id order by p.place ${direction} limit ${MOST_ROWS}
    ) x`,
    values.list,
  );
  const [json, count, total] = row!;
  return total === null ? undefined : { json, count, total, capped: false };
}
