import { ConfigError } from '../config.ts';
import type { Sql } from '../database/database.ts';
import { maskedFields } from '../define/kinds.ts';
import type { Resource } from '../define/resource.ts';
import { quoted, tableOf } from '../sql/columns.ts';
import type { Vault } from '../sql/vault.ts';

/** What the check value is the keyed hash of: nothing that anybody could want to know. */
const SAID = 'waskita: the NIKs of this office are kept under this key';

/** Whether the key opens what was stored before there was a check value; where nothing was, it may be the first. */
async function opensWhatIsThere(sql: Sql, vault: Vault, resources: readonly Resource[]): Promise<boolean> {
  const columns = resources.flatMap((resource) =>
    maskedFields(resource.fields).map((name) => ({ table: tableOf(resource), column: quoted(name) })),
  );
  for (const { table, column } of columns) {
    const [row] = await sql.query<[string]>(`select ${column} from ${table} where ${column} is not null limit 1`, []);
    try {
      if (row) vault.decrypt(row[0]);
    } catch {
      return false;
    }
  }
  return true;
}

/**
 * Refuses to work with another ENCRYPTION_KEY than the office's: its NIKs would be unreadable, and those stored from
 * now on could no longer be compared with the others. Throws a ConfigError.
 */
export async function requireSameKey(sql: Sql, vault: Vault, resources: readonly Resource[]): Promise<void> {
  const refused = new ConfigError([
    'ENCRYPTION_KEY is not the key that this database was filled with. Start with that one; nothing was changed.',
  ]);
  const value = vault.keyedHash(SAID);
  const read = () => sql.query<[string]>('select value from encryption_checks', []);
  if ((await read()).length === 0) {
    if (!(await opensWhatIsThere(sql, vault, resources))) throw refused;
    await sql.query('insert into encryption_checks (value) values ($1) on conflict do nothing', [value]);
  }
  const [kept] = await read();
  if (kept?.[0] !== value) throw refused;
}
