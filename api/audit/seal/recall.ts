import { type Frontier, rootOf } from '../merkle.ts';
import { openNote } from '../note.ts';
import type { SignedSize } from '../offline/promises.ts';
import { growKeeping } from '../proof.ts';
import type { AuditFolder } from './folder.ts';
import { Refusal } from './refusal.ts';
import type { Ring } from './ring.ts';
import type { SealStore } from './store.ts';

const EMPTY: Frontier = { size: 0, hashes: [] };
const PAGE = 10_000;
const RESTORED =
  'the database was restored from an older backup, or entries were removed. Nothing is sealed until somebody has looked: see "Restoring" in the README.';

const same = (one: Frontier, other: Frontier): boolean =>
  one.size === other.size && one.hashes.length === other.hashes.length && rootOf(one).equals(rootOf(other));

/** Adds the leaves of the database up to a size; `between` is waited for now and then. */
async function grown(
  store: SealStore,
  from: Frontier,
  size: number,
  between: () => Promise<unknown>,
): Promise<Frontier> {
  let tree = from;
  while (tree.size < size) {
    const leaves = await store.leaves(tree.size, Math.min(PAGE, size - tree.size));
    if (leaves.length === 0) throw new Refusal(`Leaf ${tree.size} of the log is missing: ${RESTORED}`);
    tree = growKeeping(tree, leaves).frontier;
    await between();
  }
  return tree;
}

/** The newest thing that was signed as far as folder and database know, and the tree it was worked out from. */
interface Known {
  readonly from: Frontier;
  readonly last?: SignedSize;
}

async function known(store: SealStore, folder: AuditFolder): Promise<Known> {
  const from = folder.signed();
  const last = folder.checkpoints().at(-1);
  // A new folder: what the database kept must do.
  if (!from && !last) return { from: EMPTY, last: await store.newestCheckpoint() };
  // The log is written before the state: after a crash in between it knows more.
  return { from: from ?? EMPTY, last: last && last.size > (from?.size ?? 0) ? last : undefined };
}

/**
 * The tree of everything sealed so far, worked out from what was signed last and the leaves since; `signed` is that size.
 * Throws `Refusal` when the database holds less than was signed, or something else.
 */
export async function recall(
  store: SealStore,
  folder: AuditFolder,
  ring: Ring,
  between: () => Promise<unknown>,
): Promise<{ tree: Frontier; signed: number }> {
  const { from, last } = await known(store, folder);
  const now = await store.tree();
  const atLeast = Math.max(from.size, last?.size ?? 0);
  if (now.size < atLeast)
    throw new Refusal(`${atLeast} entries were signed, but the database holds ${now.size}: ${RESTORED}`);
  let tree = from;
  if (last) {
    const { size, root } = openNote(last.note, ring.publicKeys());
    tree = await grown(store, from, size, between);
    if (!rootOf(tree).equals(root))
      throw new Refusal(`The first ${size} entries are not those that were signed: ${RESTORED}`);
    folder.setState(tree);
  }
  const signed = tree.size;
  tree = await grown(store, tree, now.size, between);
  if (!same(tree, now))
    throw new Refusal(`The log of ${now.size} entries does not continue the ${signed} that were signed: ${RESTORED}`);
  // Signed and remembered, but not yet told to the database when the process ended.
  const newest = folder.checkpoints().at(-1);
  if (newest) await store.keepCheckpoint(newest);
  return { tree, signed };
}
