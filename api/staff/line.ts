import type { Sql } from '../database/database.ts';

/** SQL: `line`, the person (an expression) and all who are under him, near or far; nobody where there is none. */
export const lineUnder = (
  person: string,
): string => `with recursive line(id) as (select ${person} where ${person} is not null
  union select s.id from staff s join line l on s."supervisorId" = l.id)`;

/** Until the end of the transaction nobody else decides about the person. */
export async function holdPerson(sql: Sql, staffId: string | undefined): Promise<void> {
  await sql.query('select 1 from staff where id = $1 for no key update', [staffId]);
}

/** Whether the first is under the second, near or far. */
export async function isBelow(sql: Sql, staffId: string, superiorId: string): Promise<boolean> {
  const [row] = await sql.query<[boolean]>(
    `with recursive above(id) as (select s."supervisorId" from staff s where s.id = $1
       union select s."supervisorId" from staff s join above on s.id = above.id)
     select exists (select from above where id = $2)`,
    [staffId, superiorId],
  );
  return row![0];
}
