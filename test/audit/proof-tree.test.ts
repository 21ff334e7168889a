import { expect, it } from '@jest/globals';
import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import {
  grow,
  inclusionProof,
  leafHash,
  nodeHash,
  rootFromInclusion,
  rootOf,
  type Frontier,
  type Subtree,
} from '../../api/audit/merkle.ts';
import { keyId, openNote, openText, signNote } from '../../api/audit/note.ts';

const EMPTY: Frontier = { size: 0, hashes: [] };
const leavesOf = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, index) => leafHash(Buffer.from(`${index}`)));

/** RFC 6962, 2.1, word for word. */
function naiveRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest();
  if (leaves.length === 1) return leaves[0]!;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
}

/** RFC 6962, 2.1.1, word for word. */
function naivePath(index: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length === 1) return [];
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...naivePath(index, left), naiveRoot(right)]
    : [...naivePath(index - split, right), naiveRoot(left)];
}

const hashOf =
  (leaves: readonly Buffer[]) =>
  ({ level, position }: Subtree): Buffer =>
    naiveRoot(leaves.slice(position * 2 ** level, (position + 1) * 2 ** level));

const place = fc.integer({ min: 1, max: 300 }).chain((size) => fc.tuple(fc.constant(size), fc.nat({ max: size - 1 })));

it('a frontier grown in any portions has the root of the whole tree', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 12 }), (portions) => {
      const leaves = leavesOf(portions.reduce((sum, portion) => sum + portion, 0));
      let frontier = EMPTY;
      for (const portion of portions) {
        frontier = grow(frontier, leaves.slice(frontier.size, frontier.size + portion));
        expect(rootOf(frontier)).toEqual(naiveRoot(leaves.slice(0, frontier.size)));
      }
      expect(frontier.size).toBe(leaves.length);
    }),
  );
});

it('growing tells every perfect subtree once, when its last leaf arrives', () => {
  const leaves = leavesOf(77);
  const seen: string[] = [];
  grow(grow(EMPTY, leaves.slice(0, 30)), leaves.slice(30), (subtree, hash) => {
    expect(hash).toEqual(hashOf(leaves)(subtree));
    seen.push(`${subtree.level}/${subtree.position}`);
  });
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toContain('6/0');
  expect(seen.filter((name) => name.startsWith('1/'))).toHaveLength(38 - 15);
});

it('an inclusion proof is that of RFC 6962 and leads to the root', () => {
  fc.assert(
    fc.property(place, ([size, index]) => {
      const leaves = leavesOf(size);
      const proof = inclusionProof(index, size, hashOf(leaves));
      expect(proof).toEqual(naivePath(index, leaves));
      expect(rootFromInclusion(leaves[index]!, index, size, proof)).toEqual(naiveRoot(leaves));
    }),
  );
});

it('a proof leads elsewhere for another leaf, another place or a changed hash', () => {
  fc.assert(
    fc.property(place, fc.nat(), ([size, index], pick) => {
      fc.pre(size > 1);
      const leaves = leavesOf(size);
      const root = naiveRoot(leaves);
      const proof = inclusionProof(index, size, hashOf(leaves));
      expect(rootFromInclusion(leafHash(Buffer.from('other')), index, size, proof)).not.toEqual(root);
      const changed = proof.map((hash, step) => (step === pick % proof.length ? leafHash(hash) : hash));
      expect(rootFromInclusion(leaves[index]!, index, size, changed)).not.toEqual(root);
      expect(() => rootFromInclusion(leaves[index]!, index, size, [...proof, root])).toThrow(RangeError);
    }),
  );
});

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const checkpoint = { origin: 'waskita.example/audit', size: 12345, root: leafHash(Buffer.from('root')) };
const note = signNote(checkpoint, 'waskita.example/audit', privateKey);

it('a signed checkpoint opens with its key and says the same', () => {
  expect(openNote(note, [{ name: 'waskita.example/audit', publicKey }])).toEqual(checkpoint);
  expect(note.split('\n')).toHaveLength(6);
});

it('a note is refused from a stranger, under another name, without signature or with one character changed', () => {
  const keys = [{ name: 'waskita.example/audit', publicKey }];
  expect(() => openNote(signNote(checkpoint, 'waskita.example/audit', stranger.privateKey), keys)).toThrow('kunci');
  expect(() => openNote(note, [{ name: 'other', publicKey }])).toThrow('kunci');
  expect(() => openNote(note.slice(0, note.indexOf('\n\n') + 1), keys)).toThrow('tidak lengkap');
  for (let place = 0; place < note.length; place += 1) {
    const other = note[place] === 'A' ? 'B' : 'A';
    expect(() => openNote(note.slice(0, place) + other + note.slice(place + 1), keys)).toThrow(
      /^(Catatan|Baris|Tanda tangan) .*\.$/,
    );
  }
  // The last letter of 68 bytes says four bits: the other two are nobody's.
  const last = note.lastIndexOf('=') - 1;
  for (const other of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.replace(note[last]!, ''))
    expect(() => openNote(note.slice(0, last) + other + note.slice(last + 1), keys)).toThrow(/^(Baris|Tanda tangan) /);
});

it('a note that another implementation signed opens too', () => {
  // The example of the Go package golang.org/x/mod/sumdb/note, whose format C2SP signed-note writes down.
  const raw = Buffer.from('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'base64').subarray(1);
  const theirs = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') } });
  const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const signature = 'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';
  expect(keyId('PeterNeumann', theirs).toString('hex')).toBe('c74f20a3');
  expect(openText(`${text}\n— PeterNeumann ${signature}\n`, [{ name: 'PeterNeumann', publicKey: theirs }])).toBe(text);
});
