import type { Sql } from '../database/database.ts';
import type { Resource } from '../define/resource.ts';
import { quoted, tableOf } from './columns.ts';
import { unprocessable } from './problem.ts';

interface Above {
  readonly resource: Resource;
  /** The field that names the record above. */
  readonly by: string;
  readonly says: string;
}

/**
 * Refuses to put the record under one that is under it. Held until the transaction has ended: of two changes at once
 * neither would see the circle that they make together.
 */
export async function refuseCircle(sql: Sql, { resource, by, says }: Above, id: string, above: unknown): Promise<void> {
  if (!above) return;
  const table = tableOf(resource);
  await sql.query('select pg_advisory_xact_lock(hashtext($1))', [`circle ${table}`]);
  const [found] = await sql.query<[boolean]>(
    `with recursive above(id) as (select $1::uuid union select t.${quoted(by)} from ${table} t join above on t.id = above.id where t.${quoted(by)} is not null)
     select exists (select 1 from above where id = $2)`,
    [above, id],
  );
  if (found![0]) throw unprocessable(says, { [by]: says });
}
