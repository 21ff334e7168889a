import { createHash } from 'node:crypto';

/** A log's state in a few hashes: the roots of its perfect subtrees, largest first (binary digits of `size`). */
export interface Frontier {
  readonly size: number;
  readonly hashes: readonly Buffer[];
}

/** The perfect subtree over the leaves [position · 2^level, (position + 1) · 2^level). Level 0 are the leaves. */
export interface Subtree {
  readonly level: number;
  readonly position: number;
}

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);
const sha256 = (...parts: readonly Buffer[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** RFC 6962, 2.1: SHA-256(0x00 ‖ bytes). */
export const leafHash = (bytes: Buffer): Buffer => sha256(LEAF, bytes);
/** RFC 6962, 2.1: SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: Buffer, right: Buffer): Buffer => sha256(NODE, left, right);

/** The frontier after further leaf hashes; `completed` hears of every perfect subtree that these leaves fill. */
export function grow(
  frontier: Frontier,
  leaves: readonly Buffer[],
  completed?: (subtree: Subtree, hash: Buffer) => void,
): Frontier {
  const hashes = [...frontier.hashes];
  let size = frontier.size;
  for (const leaf of leaves) {
    hashes.push(leaf);
    size += 1;
    for (let level = 1, width = 2; size % width === 0; level += 1, width *= 2) {
      const right = hashes.pop()!;
      const joined = nodeHash(hashes.pop()!, right);
      hashes.push(joined);
      completed?.({ level, position: size / width - 1 }, joined);
    }
  }
  return { size, hashes };
}

const joinFromTheRight = (hashes: readonly Buffer[]): Buffer =>
  hashes.reduceRight((right, left) => nodeHash(left, right));

/** The Merkle tree hash of the whole log; of an empty one SHA-256 of nothing. */
export const rootOf = (frontier: Frontier): Buffer =>
  frontier.size === 0 ? sha256() : joinFromTheRight(frontier.hashes);

/** The largest power of two smaller than `size` (RFC 6962, 2.1: where a tree splits). */
const split = (size: number): number => 2 ** Math.floor(Math.log2(size - 1));

/** The perfect subtrees that together hold the leaves [from, to), `from` a multiple of the largest. */
function perfect(from: number, to: number): Subtree[] {
  const parts: Subtree[] = [];
  for (let at = from; at < to;) {
    const level = Math.floor(Math.log2(to - at));
    parts.push({ level, position: at / 2 ** level });
    at += 2 ** level;
  }
  return parts;
}

/**
 * What an inclusion proof of leaf `index` in a log of `size` leaves needs to know, from the leaf upwards: each element is
 * one hash of the proof, given as the perfect subtrees it is joined from (several only at the right border).
 */
export function inclusionPath(index: number, size: number): readonly (readonly Subtree[])[] {
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RangeError('The leaf is not in the log.');
  const path: Subtree[][] = [];
  for (let from = 0, to = size; to - from > 1;) {
    const middle = from + split(to - from);
    path.push(index < middle ? perfect(middle, to) : perfect(from, middle));
    if (index < middle) to = middle;
    else from = middle;
  }
  return path.toReversed();
}

/** The inclusion proof of RFC 6962, 2.1.1; `hashOf` answers the hash of a perfect subtree. */
export const inclusionProof = (index: number, size: number, hashOf: (subtree: Subtree) => Buffer): Buffer[] =>
  inclusionPath(index, size).map((parts) => joinFromTheRight(parts.map(hashOf)));

/** The root that an inclusion proof leads to. RangeError when the proof has the wrong length for its place. */
export function rootFromInclusion(leaf: Buffer, index: number, size: number, proof: readonly Buffer[]): Buffer {
  const path = inclusionPath(index, size);
  if (path.length !== proof.length) throw new RangeError('The proof does not have the length of its place.');
  return path.reduce((hash, [sibling], step) => {
    const other = proof[step]!;
    return sibling!.position * 2 ** sibling!.level > index ? nodeHash(hash, other) : nodeHash(other, hash);
  }, leaf);
}
