import { holdersOfRoles } from '../access/actors.ts';
import type { Sql } from '../database/database.ts';
import type { Resource } from '../define/resource.ts';
import { tableOf } from '../sql/columns.ts';
import { type Registry, scopeSql, Values } from '../sql/scope.ts';

/** Staff who hold one of the roles and may see the record: whom one may tell of it. */
export async function readersOf(
  sql: Sql,
  registry: Registry,
  resource: Resource,
  id: string,
  roles: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const actor of await holdersOfRoles(sql, roles)) {
    const values = new Values();
    const scope = scopeSql({ registry, actor, values }, resource, 't');
    const seen = await sql.query(
      `select 1 from ${tableOf(resource)} t where t.id = ${values.add(id)} and t."archivedAt" is null and ${scope}`,
      values.list,
    );
    if (seen.length > 0) found.push(actor.staffId);
  }
  return found;
}
