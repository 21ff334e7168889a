import type { KeyObject } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Frontier, leafHash, rootOf } from '../../api/audit/merkle.ts';
import { signNote } from '../../api/audit/note.ts';
import { growKeeping } from '../../api/audit/proof.ts';
import { AuditFolder } from '../../api/audit/seal/folder.ts';
import { Sealer } from '../../api/audit/seal/sealer.ts';
import { publicText, readKey } from '../../api/audit/seal/signing-key.ts';
import type { Office } from './office.ts';

const TABLES = ['event', 'payload', 'pending', 'leaf', 'log_state', 'checkpoint', 'signer', 'node'];
const EMPTY: Frontier = { size: 0, hashes: [] };
export const ORIGIN = 'waskita.test/jejak-audit';

/** The sealed audit trail of an office, and what somebody with every right in the database can do to it. */
export class Trail {
  readonly folder: AuditFolder;
  private readonly keyFile: string;

  constructor(readonly office: Office) {
    this.folder = new AuditFolder(join(office.dataDir, 'audit'));
    this.keyFile = join(office.dataDir, 'audit.key');
  }

  get key(): KeyObject {
    return readKey(this.keyFile);
  }

  /** Seals and signs everything that waits, by the sealer itself. */
  async seal(): Promise<void> {
    const sealer = new Sealer({
      url: this.office.sealerUrl,
      folder: this.folder.path,
      keyFile: this.keyFile,
      name: ORIGIN,
      mayMakeKey: true,
      alarm: (line) => void process.stderr.write(`${line}\n`),
    });
    while (await sealer.round());
    await sealer.close();
  }

  /** Entries about nothing in particular. */
  async append(count: number): Promise<void> {
    const entry = '{"action": "sign-in", "resource": "sessions", "actor": "system:test", "outcome": "ok"}';
    await this.office.sql(
      `select audit.append('${entry}', n::text, null, jsonb_build_object('nth', n)) from generate_series(1, ${count}) n`,
    );
  }

  /** As a superuser who has switched the triggers off. */
  async forge(statements: string): Promise<void> {
    await this.office.sql(`begin; set local session_replication_role = replica; ${statements}; commit`);
  }

  /** Keeps everything as it is now, to be put back by `restore`. */
  async keep(): Promise<void> {
    await this.office.sql('create schema kept');
    for (const table of TABLES) await this.office.sql(`create table kept.${table} as table audit.${table}`);
    cpSync(this.folder.path, `${this.folder.path}.kept`, { recursive: true });
  }

  async restore(): Promise<void> {
    const filled = TABLES.map((table) => `insert into audit.${table} table kept.${table}`).join('; ');
    await this.forge(`truncate ${TABLES.map((table) => `audit.${table}`).join(', ')}; ${filled}`);
    rmSync(this.folder.path, { recursive: true });
    cpSync(`${this.folder.path}.kept`, this.folder.path, { recursive: true });
  }

  async size(): Promise<number> {
    const [row] = await this.office.sql<{ n: number }>('select count(*)::int as n from audit.leaf');
    return row!.n;
  }

  /** Makes numbers, leaves, tree, and checkpoints of at most these sizes fit what the entries now say. */
  async reseal(key: KeyObject, sizes: readonly number[] = this.sizes()): Promise<void> {
    const rows = await this.office.sql<{ event_id: string; envelope: string }>(
      'select event_id, envelope from audit.leaf join audit.event on id = event_id order by idx',
    );
    const leaves = rows.map(({ envelope }) => leafHash(Buffer.from(envelope)));
    const { frontier, nodes } = growKeeping(EMPTY, leaves);
    const signed = [...new Set([...sizes.map((size) => Math.min(size, leaves.length)), leaves.length])];
    const notes = signed.map((size) => {
      const root = rootOf(growKeeping(EMPTY, leaves.slice(0, size)).frontier);
      return signNote({ origin: ORIGIN, size, root }, ORIGIN, key);
    });
    await this.forge('truncate audit.leaf, audit.node, audit.checkpoint');
    const insert = (text: string, ...values: unknown[]) => this.office.sql(text, values);
    await insert(
      'insert into audit.leaf select place - 1, event_id, hash from unnest($1::uuid[], $2::bytea[]) with ordinality l(event_id, hash, place)',
      rows.map(({ event_id }) => event_id),
      leaves,
    );
    await insert('select audit.keep_nodes($1, $2, $3)', nodes.levels, nodes.positions, nodes.hashes);
    await insert('update audit.log_state set size = $1, frontier = $2', frontier.size, frontier.hashes);
    await insert('insert into audit.checkpoint select * from unnest($1::bigint[], $2::text[])', signed, notes);
  }

  /** What is kept outside is made to agree with the database, as who owns the machine can. */
  async rewriteFolder(): Promise<void> {
    const rows = await this.office.sql<{ size: string; note: string }>('select * from audit.checkpoint order by size');
    const [{ size, frontier }] = (await this.office.sql('select size, frontier from audit.log_state')) as [
      { size: string; frontier: Buffer[] },
    ];
    rmSync(join(this.folder.path, 'checkpoints.log'));
    const tree = { size: Number(size), hashes: frontier };
    for (const row of rows) this.folder.remember(row.note, { ...tree, size: Number(row.size) });
    this.folder.setState(tree);
  }

  /** The database names this key as its only one. */
  async replaceSigner(key: KeyObject): Promise<void> {
    await this.forge(`update audit.signer set public_key = '${publicText(key)}', key_id = 'other', rotation = null`);
  }

  private sizes(): number[] {
    return this.folder.checkpoints().map(({ size }) => size);
  }
}
