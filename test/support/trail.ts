import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Frontier, grow, leafHash, rootOf } from '../../api/audit/merkle.ts';
import { openNote } from '../../api/audit/note.ts';
import { AuditFolder } from '../../api/audit/seal/folder.ts';
import { Sealer, type SealerOptions } from '../../api/audit/seal/sealer.ts';
import { publicKeyOf } from '../../api/audit/seal/signing-key.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

const EMPTY: Frontier = { size: 0, hashes: [] };
const ENTRY = JSON.stringify({
  action: 'try',
  actor: 'system:test',
  appVersion: '0',
  outcome: 'ok',
  requestId: 'test',
  resource: 'tests',
});
const FIELDS = JSON.stringify({ subject: { after: 'Uji "kutip" é 😀' } });

/** A database whose trail is sealed by the test itself, and the folder outside of it. */
export interface Trail extends TestDatabase {
  readonly folder: AuditFolder;
  readonly options: SealerOptions;
  /** What the sealers said to who runs the server. */
  readonly alarms: string[];
  /** As its superuser. */
  sql<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** So many entries, each in a transaction of its own, by so many writers at once. */
  write(entries: number, writers?: number): Promise<void>;
  close(): Promise<void>;
}

export async function openTrail(
  database?: TestDatabase,
  place = mkdtempSync(join(tmpdir(), 'trail-')),
): Promise<Trail> {
  const own = database ?? (await createTestDatabase());
  const look = new pg.Pool({ connectionString: own.superUrl, max: 2 });
  const app = new pg.Pool({ connectionString: own.appUrl, max: 16 });
  for (const pool of [look, app]) pool.on('error', () => undefined);
  const folder = new AuditFolder(join(place, 'audit'));
  const alarms: string[] = [];
  return {
    ...own,
    folder,
    alarms,
    options: {
      url: own.sealerUrl,
      folder: folder.path,
      keyFile: join(place, 'audit.key'),
      name: 'waskita.test/jejak-audit',
      mayMakeKey: true,
      alarm: (line) => alarms.push(line),
    },
    sql: async <Row>(text: string, values: readonly unknown[] = []) =>
      (await look.query(text, [...values])).rows as Row[],
    async write(entries, writers = 8) {
      let left = entries;
      const writer = async () => {
        while (left-- > 0) await app.query('select audit.append($1, null, null, $2)', [ENTRY, FIELDS]);
      };
      await Promise.all(Array.from({ length: writers }, writer));
    },
    async close() {
      await Promise.all([look.end(), app.end()]);
      await own.drop();
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** Seals until nothing waits, signs, and stops. */
export async function drain(options: SealerOptions): Promise<void> {
  const sealer = new Sealer(options);
  while (await sealer.round());
  await sealer.close();
}

/** Everything that must hold of a sealed trail; answers its size. Throws on the first thing that does not. */
export async function judge(trail: Trail): Promise<number> {
  const leaves = await trail.sql<{ idx: string; leaf_hash: Buffer; envelope: string }>(
    'select l.idx, l.leaf_hash, e.envelope from audit.leaf l join audit.event e on e.id = l.event_id order by l.idx',
  );
  const hashes = leaves.map(({ envelope }) => leafHash(Buffer.from(envelope)));
  const wrong = leaves.findIndex(({ idx, leaf_hash }, n) => Number(idx) !== n || !leaf_hash.equals(hashes[n]!));
  if (wrong >= 0) throw new Error(`Leaf ${wrong} has a wrong number or hash.`);
  const lost = await trail.sql(
    `select id from audit.event e where (select count(*) from audit.leaf l where l.event_id = e.id) + (select count(*) from audit.pending p where p.event_id = e.id) <> 1`,
  );
  if (lost.length > 0) throw new Error(`${lost.length} events have no place, or two.`);
  const [state] = await trail.sql<{ size: string; frontier: Buffer[] }>('select size, frontier from audit.log_state');
  const tree = { size: Number(state!.size), hashes: state!.frontier };
  const roots = new Map<number, Buffer>();
  let grown = EMPTY;
  const signedSizes = trail.folder.checkpoints().map(({ size }) => size);
  for (const size of [...signedSizes, leaves.length]) {
    grown = grow(grown, hashes.slice(grown.size, size));
    roots.set(size, rootOf(grown));
  }
  if (tree.size !== leaves.length || !rootOf(tree).equals(roots.get(leaves.length)!))
    throw new Error('The tree is wrong.');
  const keys = trail.folder.keys().map(({ name, publicKey }) => ({ name, publicKey: publicKeyOf(publicKey) }));
  const kept = await trail.sql<{ size: string; note: string }>('select size, note from audit.checkpoint order by size');
  const outside = trail.folder.checkpoints();
  for (const { size, note } of [...kept, ...outside]) {
    const signed = openNote(note, keys);
    if (signed.size !== Number(size) || !roots.get(signed.size)?.equals(signed.root))
      throw new Error(`The checkpoint of ${size} promises something else.`);
  }
  if (outside.some(({ size }, n) => size <= (outside[n - 1]?.size ?? 0))) throw new Error('Checkpoints go backwards.');
  const sizes = (list: readonly { size: unknown }[]) => list.map(({ size }) => Number(size)).join(' ');
  if (sizes(kept) !== sizes(outside)) throw new Error('Database and folder know different checkpoints.');
  const remembered = trail.folder.state();
  if (remembered && remembered.size !== (outside.at(-1)?.size ?? 0))
    throw new Error('The state is not the last checkpoint.');
  return leaves.length;
}
