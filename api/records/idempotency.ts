import { createHash, hkdfSync } from 'node:crypto';
import type { Person } from '../audit/entry.ts';
import type { Database, Sql } from '../database/database.ts';
import { badRequest, unprocessable } from '../sql/problem.ts';
import { endDraft } from './sent-draft.ts';
import { Vault } from '../sql/vault.ts';

const IDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * Runs a write in one transaction, or gives the answer that the same person got before for the same key and body
 * (Idempotency-Key). The second of two at once waits for the first.
 */
export async function once(
  database: Database,
  origin: Person,
  key: string,
  body: object,
  write: (sql: Sql) => Promise<string>,
): Promise<string> {
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw badRequest('Idempotency-Key tidak benar.');
  const { staffId } = origin.actor;
  // People paste all sorts of things; what they called it is not kept, only recognised.
  const mark = createHash('sha256').update(key).digest('base64url');
  const fingerprint = createHash('sha256').update(JSON.stringify(body)).digest('base64url');
  // The answer holds names: only who comes again with the key can open it.
  const vault = new Vault(Buffer.from(hkdfSync('sha256', key, staffId, 'answer', 32)));
  return database.transaction(async (sql) => {
    const fresh = await sql.query(
      'insert into idempotency_keys (actor, key, fingerprint) values ($1, $2, $3) on conflict do nothing returning 1',
      [staffId, mark, fingerprint],
    );
    if (fresh.length === 0) {
      const [before] = await sql.query<[string, string]>(
        'select fingerprint, answer from idempotency_keys where actor = $1 and key = $2',
        [staffId, mark],
      );
      if (before?.[0] !== fingerprint) throw unprocessable('Idempotency-Key ini sudah dipakai untuk isian lain.');
      await endDraft(sql, origin);
      return vault.decrypt(before[1]);
    }
    const answer = await write(sql);
    await sql.query('update idempotency_keys set answer = $3, mentions = $4 where actor = $1 and key = $2', [
      staffId,
      mark,
      vault.encrypt(answer),
      [...new Set(answer.match(IDS))],
    ]);
    return answer;
  });
}
