import type { Sql } from '../database/database.ts';
import type { Storage } from '../files/storage.ts';
import type { Fault } from './reconciliations.resource.ts';
import { BEFORE_ALL } from '../define/ids.ts';

type FileFault = Omit<Fault, 'says'>;

const BATCH = 200;
/** A file is kept just before its row is committed: a younger one may be on its way. */
const SETTLED_MS = 60 * 60_000;

/** Files that an attachment's row promises and that are gone, or are no longer what was uploaded. */
async function* promised(sql: Sql, storage: Storage): AsyncGenerator<FileFault> {
  for (let after = BEFORE_ALL; ;) {
    const rows = await sql.query<[string, string, string]>(
      `select id, "storageKey", sha256 from attachments where id > $1 order by id limit ${BATCH}`,
      [after],
    );
    for (const [recordId, key, sha256] of rows) {
      const found = await storage.judge(key, sha256);
      if (found !== 'whole') yield { resource: 'attachments', recordId, kind: `file_${found}` };
    }
    if (rows.length < BATCH) return;
    after = rows.at(-1)![0];
  }
}

/** Files that no row knows. */
async function* unknown(sql: Sql, storage: Storage): AsyncGenerator<FileFault> {
  for await (const keys of storage.keys(Date.now() - SETTLED_MS)) {
    const rows = await sql.query<[string]>(
      'select k from unnest($1::text[]) k where not exists (select from attachments a where a."storageKey" = k)',
      [keys],
    );
    for (const [recordId] of rows) yield { resource: 'attachments', recordId, kind: 'file_added' };
  }
}

/** Compares every file with the SHA-256 that was recorded when it was uploaded: reads them all. */
export async function* fileFaults(sql: Sql, storage: Storage): AsyncGenerator<FileFault> {
  yield* promised(sql, storage);
  yield* unknown(sql, storage);
}
