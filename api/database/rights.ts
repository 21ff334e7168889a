import { ConfigError } from '../config.ts';
import type { Sql } from './database.ts';

/**
 * The application's role must not be able to make temporary tables: they come first where a name is looked for, and
 * could stand in for what the audit trail's functions mean. The migration takes the right away where its role may.
 * Throws a ConfigError that says the statement.
 */
export async function requireNoTemporaryTables(sql: Sql): Promise<void> {
  const [row] = await sql.query<[boolean, string, string]>(
    `select has_database_privilege(current_database(), 'temporary'), quote_ident(current_database()), quote_ident(current_user)`,
    [],
  );
  const [may, database, role] = row!;
  if (may)
    throw new ConfigError([
      `DATABASE_URL names a role that may make temporary tables. As the owner of the database: revoke temporary on database ${database} from public, ${role}`,
    ]);
}
