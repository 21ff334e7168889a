import type { Sql } from '../database/database.ts';
import { visibleFields } from '../define/resource.ts';
import type { Actor } from '../define/roles.ts';
import { selection, sourceOf } from '../sql/columns.ts';
import { type ListQuery, MOST_ROWS } from '../sql/query.ts';
import { type Page, TOTAL_CAP } from '../sql/reader.ts';
import { type Registry, seesAll, Values } from '../sql/scope.ts';
import { auditLogs } from './audit-logs.resource.ts';
import { hiddenEvents } from './hidden.ts';

/**
 * One page of everything, with its exact total, at the same cost wherever it lies: leaves are numbered without gaps in the
 * order in which they were sealed, and what waits to be sealed comes after them, by its id. Nothing when that is not what
 * is asked for: a filter, another order, a reader who does not see everything, or a sealer so far behind that what waits
 * is itself a long list. What a wall hides is left out and the rest counted on, as if it had never been.
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
  const shown = (place: string) =>
    `${place} between (select low from span) and (select high from span) and ${place} <> all(array(select place from walled))`;
  const placeOf = (rank: string) => `${rank} + (select count(*) from walled where place - earlier <= ${rank})`;
  const [row] = await sql.query<[string, number, number | null]>(
    `with log as materialized (
      select size, (select count(*) from (select from audit.pending limit ${TOTAL_CAP + 1}) w) as waiting from audit.log_state
    ), walled as materialized (
      select place, row_number() over (order by place) - 1 as earlier from (
        select coalesce(l.idx, (select size from log) + (select count(*) from audit.pending p where p.event_id < e.id)) as place
        from (${hiddenEvents(registry, actor, values)}) e left join audit.leaf l on l.event_id = e.id
      ) h
    ), whole as materialized (
      select size, size + waiting - (select count(*) from walled) as total from log where waiting <= ${TOTAL_CAP}
    ), asked as (select size, total, ${low} as low, ${high} as high from whole),
    span as materialized (select size, total, ${placeOf('low')} as low, ${placeOf('high')} as high from asked),
    placed as materialized (
      (select event_id, idx as place from audit.leaf where ${shown('idx')} order by idx limit ${MOST_ROWS})
      union all
      select event_id, place from (
        select event_id, (select size from span) - 1 + row_number() over (order by event_id) as place
        from audit.pending where (select high >= size from span)
      ) w where ${shown('place')}
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
