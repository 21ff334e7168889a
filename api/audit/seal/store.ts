import pg from 'pg';
import { type Deed, entryOf, fieldsOf } from '../entry.ts';
import type { Frontier } from '../merkle.ts';
import type { KeyRecord } from '../offline/keys.ts';
import type { SignedSize } from '../offline/promises.ts';
import type { Nodes } from '../proof.ts';
import { SECOND } from '../../define/durations.ts';

const HASH_BYTES = 32;
const ROLE = 'waskita_sealer';

interface Batch {
  /** The tree before these leaves. */
  readonly tree: Frontier;
  readonly leaves: readonly Buffer[];
}

const hashesIn = (bytes: Buffer): Buffer[] =>
  Array.from({ length: bytes.length / HASH_BYTES }, (_, n) => bytes.subarray(n * HASH_BYTES, (n + 1) * HASH_BYTES));

/** The sealer's own connection: what its role may do in the database, and nothing else. */
export class SealStore {
  private lost?: Error;

  private constructor(private readonly client: pg.Client) {
    client.on('error', (error: Error) => (this.lost = error));
  }

  /** `url`: as the role waskita_sealer, or one that may become it. */
  static async connect(url: string): Promise<SealStore> {
    const client = new pg.Client({
      connectionString: url,
      options: `-c timezone=UTC -c role=${ROLE}`,
      application_name: ROLE,
      connectionTimeoutMillis: 3 * SECOND,
      statement_timeout: 30 * SECOND,
      lock_timeout: 5 * SECOND,
      idle_in_transaction_session_timeout: 10 * SECOND,
    });
    await client.connect();
    return new SealStore(client);
  }

  end(): Promise<void> {
    return this.client.end().catch(() => undefined);
  }

  private async rows<Row extends unknown[]>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    if (this.lost) throw this.lost;
    return (await this.client.query({ text, values: [...values], rowMode: 'array' })).rows as unknown as Row[];
  }

  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.rows('begin');
    try {
      const result = await work();
      await this.rows('commit');
      return result;
    } catch (error) {
      await this.client.query('rollback').catch((reason: Error) => (this.lost = reason));
      throw error;
    }
  }

  /** Takes or renews the lease; false when somebody else has it. `refusal`: why its holder seals nothing any more. */
  async hold(holder: string, milliseconds: number, refusal?: string): Promise<boolean> {
    const state = refusal === undefined ? 'sealing' : 'refused';
    const values = [holder, milliseconds, state, refusal ?? null];
    const [row] = await this.rows<[boolean]>('select audit.hold_lease($1, $2, $3, $4)', values);
    return row![0];
  }

  /** Until the end of the transaction nobody else takes the lease. Throws when it is lost. */
  async keepLease(holder: string): Promise<void> {
    await this.rows('select audit.keep_lease($1)', [holder]);
  }

  async leave(holder: string): Promise<void> {
    await this.rows('select audit.leave_lease($1)', [holder]);
  }

  /** An entry of the sealer about itself. */
  async tell(holder: string, deed: Omit<Deed, 'resource'>, explanation?: string): Promise<void> {
    const entry = entryOf({ kind: 'job', job: 'sealer', requestId: holder }, { ...deed, resource: 'audit-logs' });
    await this.rows('select audit.append($1::jsonb, null, null, $2::jsonb)', [entry, fieldsOf({}, explanation)]);
  }

  async isWaiting(): Promise<boolean> {
    return (await this.rows<[boolean]>('select exists (select from audit.pending)'))[0]![0];
  }

  /** Gives entries that wait their places in the log. Of use in a transaction that `grow` ends. */
  async take(holder: string, most: number): Promise<Batch> {
    const [row] = await this.rows<[string, Buffer[], Buffer]>('select * from audit.take_leaves($1, $2)', [
      holder,
      most,
    ]);
    const [size, hashes, leaves] = row!;
    return { tree: { size: Number(size), hashes }, leaves: hashesIn(leaves) };
  }

  async grow(from: number, { size, hashes }: Frontier, nodes: Nodes): Promise<void> {
    await this.rows('select audit.keep_nodes($1, $2, $3)', [nodes.levels, nodes.positions, nodes.hashes]);
    await this.rows('select audit.set_frontier($1, $2, $3)', [from, size, hashes]);
  }

  async tree(): Promise<Frontier> {
    const [row] = await this.rows<[string, Buffer[]]>('select size, frontier from audit.log_state');
    return { size: Number(row![0]), hashes: row![1] };
  }

  /** The leaf hashes from index `from` on, at most so many; fewer where one is missing. */
  async leaves(from: number, most: number): Promise<Buffer[]> {
    const [row] = await this.rows<[Buffer | null]>(
      `select string_agg(leaf_hash, ''::bytea order by idx) from (
         select idx, leaf_hash, row_number() over (order by idx) - 1 as place from audit.leaf where idx >= $1 and idx < $1 + $2) l
       where idx = $1 + place`,
      [from, most],
    );
    return hashesIn(row![0] ?? Buffer.alloc(0));
  }

  async newestCheckpoint(): Promise<SignedSize | undefined> {
    const rows = await this.rows<[string, string]>(
      'select size, note from audit.checkpoint order by size desc limit 1',
    );
    return rows[0] && { size: Number(rows[0][0]), note: rows[0][1] };
  }

  async keepCheckpoint({ size, note }: SignedSize): Promise<void> {
    await this.rows('select audit.keep_checkpoint($1, $2)', [size, note]);
  }

  /** In the order in which they came. */
  async keys(): Promise<KeyRecord[]> {
    const rows = await this.rows<[string, string, string | null]>(
      'select name, public_key, rotation from audit.signer order by added_at, key_id',
    );
    return rows.map(([name, publicKey, rotation]) => ({ name, publicKey, rotation }));
  }

  async keepKey(id: string, { name, publicKey, rotation }: KeyRecord): Promise<void> {
    await this.rows('select audit.keep_signer($1, $2, $3, $4)', [id, name, publicKey, rotation]);
  }
}
