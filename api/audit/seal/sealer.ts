import { randomUUID } from 'node:crypto';
import type { Frontier } from '../merkle.ts';
import { growKeeping } from '../proof.ts';
import { AuditFolder } from './folder.ts';
import { recall } from './recall.ts';
import { Refusal } from './refusal.ts';
import { type KeyPlace, Ring } from './ring.ts';
import { SealStore } from './store.ts';

export interface SealerOptions extends KeyPlace {
  /** The database, as waskita_sealer. */
  readonly url: string;
  readonly folder: string;
  /** Says to who runs the server why nothing is sealed any more. */
  alarm(line: string): void;
  /** How long nobody else seals after this one has died. */
  readonly leaseMs?: number;
}

const LARGEST_BATCH = 5000;
const SIGN_EVERY_LEAVES = 1000;
const SIGN_EVERY_MS = 60_000;
const LEASE_MS = 10_000;
/** 250 are allowed between rounds (api/README: The audit trail); what a round takes comes on top. */
export const ROUND_EVERY_MS = 150;

const FOR_READERS =
  'Catatan atau kunci tidak sesuai dengan yang pernah ditandatangani. Rinciannya ada di log server; hubungi administrator.';

/** What is known while the lease is held. */
interface Log {
  readonly ring: Ring;
  tree: Frontier;
  signed: number;
}

/**
 * Gives committed entries their places in the Merkle tree and signs its root, one holder of the lease at a time.
 * It stands on what it remembers outside the database: what contradicts that is never signed.
 */
export class Sealer {
  /** What the lease names it by. */
  readonly holder = randomUUID();
  private readonly folder: AuditFolder;
  private readonly leaseMs: number;
  private store?: SealStore;
  private log?: Log;
  private refusal?: string;
  private started = false;
  private renewAt = 0;
  private signAt = 0;

  constructor(private readonly options: SealerOptions) {
    this.folder = new AuditFolder(options.folder);
    this.leaseMs = options.leaseMs ?? LEASE_MS;
  }

  /** Seals what waits; true when more does. An error leaves nothing half done, and the next round begins anew. */
  async round(): Promise<boolean> {
    try {
      const store = (this.store ??= await SealStore.connect(this.options.url));
      if (!(await this.hold(store)) || this.refusal !== undefined) return false;
      this.log ??= await this.begin(store);
      const more = (await store.isWaiting()) && (await this.seal(store, this.log));
      const { tree, signed } = this.log;
      if (tree.size - signed >= SIGN_EVERY_LEAVES || performance.now() >= this.signAt) await this.sign(store, this.log);
      return more;
    } catch (error) {
      if (error instanceof Refusal) await this.refuse(error.message);
      else await this.forget();
      if (error instanceof Refusal) return false;
      throw error;
    }
  }

  /** Seals and signs what waits, and lets another one continue. */
  async close(): Promise<void> {
    const { store, log } = this;
    try {
      if (store && log && this.refusal === undefined) {
        await store.tell(this.holder, { action: 'seal:stop' });
        while (await this.seal(store, log));
        await this.sign(store, log);
      }
      await store?.leave(this.holder);
    } finally {
      await this.forget();
    }
  }

  private async hold(store: SealStore): Promise<boolean> {
    if (performance.now() < this.renewAt) return true;
    const held = await store.hold(this.holder, this.leaseMs, this.refusal);
    if (held) this.renewAt = performance.now() + this.leaseMs / 3;
    // Whoever seals meanwhile is continued from, not contradicted.
    else [this.log, this.started] = [undefined, false];
    return held;
  }

  private async begin(store: SealStore): Promise<Log> {
    const ring = await Ring.open(this.options, this.folder, store);
    const recalled = await recall(store, this.folder, ring, () => this.hold(store));
    if (!this.started) await store.tell(this.holder, { action: 'seal:start' });
    this.started = true;
    this.signAt = performance.now() + SIGN_EVERY_MS;
    return { ring, ...recalled };
  }

  /** One batch; true when it was a full one. */
  private seal(store: SealStore, log: Log): Promise<boolean> {
    return store
      .transaction(async () => {
        const { tree, leaves } = await store.take(this.holder, LARGEST_BATCH);
        const unmoved = tree.hashes.every((hash, place) => log.tree.hashes[place]?.equals(hash));
        if (tree.size !== log.tree.size || !unmoved)
          throw new Error('Somebody else has changed the tree; looking again.');
        if (leaves.length === 0) return undefined;
        const grown = growKeeping(tree, leaves);
        await store.grow(tree.size, grown.frontier, grown.nodes);
        return grown.frontier;
      })
      .then((grown) => {
        const full = grown !== undefined && grown.size - log.tree.size === LARGEST_BATCH;
        log.tree = grown ?? log.tree;
        return full;
      });
  }

  /** Signs what has come since; then a key that waits takes over. */
  private async sign(store: SealStore, log: Log): Promise<void> {
    const { tree, ring } = log;
    const rotated = await store.transaction(async () => {
      await store.keepLease(this.holder);
      const last = this.folder.state()?.size ?? 0;
      if (last > tree.size)
        throw new Refusal(`${this.folder.path} says that ${last} entries were signed, not ${tree.size}.`);
      if (tree.size > log.signed) {
        const note = ring.sign(tree);
        this.folder.remember(note, tree);
        await store.keepCheckpoint({ size: tree.size, note });
      }
      return ring.rotate(tree.size);
    });
    log.signed = tree.size;
    this.signAt = performance.now() + SIGN_EVERY_MS;
    if (rotated) await store.tell(this.holder, { action: 'seal:rotate' });
  }

  private async refuse(why: string): Promise<void> {
    this.refusal = why;
    this.options.alarm(`THE AUDIT TRAIL IS NOT SEALED ANY MORE. ${why}`);
    await this.store?.tell(this.holder, { action: 'seal:refused', outcome: 'error' }, FOR_READERS);
    // Kept and renewed, so that no other instance goes on in its place and everybody can see why.
    await this.store?.hold(this.holder, this.leaseMs, why);
  }

  private async forget(): Promise<void> {
    const { store } = this;
    [this.store, this.log, this.renewAt] = [undefined, undefined, 0];
    await store?.end();
  }
}
