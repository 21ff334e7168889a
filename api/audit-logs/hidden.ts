import type { Sql } from '../database/database.ts';
import type { Actor } from '../define/roles.ts';
import { type Registry, Values } from '../sql/scope.ts';
import { hidingSql, isWalled } from '../sql/wall.ts';
import { auditLogs } from './audit-logs.resource.ts';

/**
 * SQL: ids of the entries about what a wall hides from the actor; few, so that whatever else is read needs no more than
 * an index that ends in the id.
 */
export const hiddenEvents = (registry: Registry, actor: Actor, values: Values): string =>
  `select w.id from ${auditLogs.readFrom} w where ${hidingSql({ registry, actor, values }, auditLogs, 'w').join(' or ')}`;

/** Those ids; none for almost everybody. */
export async function hiddenEntries(sql: Sql, registry: Registry, actor: Actor): Promise<string[]> {
  const values = new Values();
  const rows = await sql.query<[string]>(hiddenEvents(registry, actor, values), values.list);
  return rows.map(([id]) => id);
}

/**
 * Places, in a log of so many entries, of what a wall hides from the actor: about those records, and what others counted
 * or listed of their kind. Nobody's, while no wall stands.
 */
export async function hiddenPlaces(
  sql: Sql,
  registry: Registry,
  actor: Actor,
  size: number,
): Promise<ReadonlySet<number>> {
  const values = new Values();
  const kinds = [...registry.values()].filter((resource) => isWalled(resource) || resource.confidential);
  const names = values.add(kinds.map(({ name }) => name));
  const rows = await sql.query<[string]>(
    `with hiding as materialized (${hiddenEvents(registry, actor, values)}), counted as (
      select w.id from audit.event w where exists (select from hiding) and w.resource = any(${names}::text[])
        and w.record_id is null and w.actor_id <> ${values.add(actor.staffId)}
    )
    select l.idx from (select id from hiding union select id from counted) h join audit.leaf l on l.event_id = h.id
    where l.idx < ${values.add(size)}`,
    values.list,
  );
  return new Set(rows.map(([index]) => Number(index)));
}
