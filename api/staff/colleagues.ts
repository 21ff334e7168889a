import { TODAY } from '../access/in-force.ts';
import type { Sql } from '../database/database.ts';
import type { Colleague } from '../define/answers/colleagues.ts';

/** Whom a record may name: everybody in service, whatever the asker's line. */
export async function colleagues(sql: Sql): Promise<Colleague[]> {
  const rows = await sql.query<[string, string, string]>(
    `select s.id, s."fullName", s.position from staff s where s."archivedAt" is null and coalesce(s."activeTo" >= ${TODAY}, true)
     order by s."fullName", s.id`,
    [],
  );
  return rows.map(([id, name, position]) => ({ id, name, position }));
}
