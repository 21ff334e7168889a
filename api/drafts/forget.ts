import type { Sql } from '../database/database.ts';
import type { Vault } from '../sql/vault.ts';
import { BEFORE_ALL } from '../define/ids.ts';

const BATCH = 50;
/** Shorter words would be found in what is about somebody else. */
const SHORTEST = 8;

/** As it is searched: however numbers are grouped and addresses are written. */
const plain = (text: string): string => text.replaceAll(/[\s.]/g, '').toLowerCase();

/**
 * Removes every draft, of whomever, that belongs to one of the records or holds one of the words (NIK, NIP, e-mail);
 * answers how many. Drafts are encrypted, so each is opened.
 */
export async function forgetDrafts(
  sql: Sql,
  vault: Vault,
  ids: readonly string[],
  words: readonly string[],
): Promise<number> {
  const sought = words.map(plain).filter((word) => word.length >= SHORTEST);
  const holds = (body: string | null): boolean => {
    if (body === null) return false;
    const text = plain(vault.decrypt(body));
    return sought.some((word) => text.includes(word));
  };
  const found: [user: string, key: string][] = [];
  for (let after: readonly string[] = [BEFORE_ALL, '']; ;) {
    const rows = await sql.query<[string, string, string, string | null]>(
      `select user_id, key, body, earlier_body from drafts where (user_id, key) > ($1, $2) order by user_id, key limit ${BATCH}`,
      after,
    );
    for (const [user, key, body, earlier] of rows)
      if (ids.some((id) => key.includes(id)) || holds(body) || holds(earlier)) found.push([user, key]);
    if (rows.length < BATCH) break;
    after = rows.at(-1)!.slice(0, 2) as string[];
  }
  for (const row of found) await sql.query('delete from drafts where user_id = $1 and key = $2', row);
  return found.length;
}
