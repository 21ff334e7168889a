import { appointed } from '../access/in-force.ts';
import type { Sql } from '../database/database.ts';
import { ROLES } from '../define/roles.ts';
import { badRequest } from '../sql/problem.ts';
import type { Json } from '../sql/query.ts';

/** Staff who hold the role today. */
export async function holdersOf(sql: Sql, role: Json): Promise<string[]> {
  if (typeof role !== 'string' || !Object.hasOwn(ROLES, role)) throw badRequest('Nilai filter role tidak benar.');
  const rows = await sql.query<[string]>(
    `select distinct a."staffId" from appointments a where a.role = $1 and ${appointed('a')}`,
    [role],
  );
  return rows.map(([id]) => id);
}

/** Staff who have an account, or who have none. */
export async function peopleByAccount(sql: Sql, account: Json): Promise<string[]> {
  if (typeof account !== 'boolean') throw badRequest('Nilai filter account harus ya atau tidak.');
  const rows = await sql.query<[string]>(
    `select s.id from staff s where exists (select from users u where u."staffId" = s.id and u."archivedAt" is null) = $1`,
    [account],
  );
  return rows.map(([id]) => id);
}
