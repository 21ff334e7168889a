import { expect } from '@jest/globals';
import { createPublicKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { leafHash, rootFromInclusion } from '../../api/audit/merkle.ts';
import { openNote } from '../../api/audit/note.ts';
import { fileSource } from '../../api/audit/offline/node.ts';
import { Zip } from '../../api/audit/offline/zip.ts';
import type { TrailEntry } from '../../api/define/answers/processing.ts';

interface Proof {
  readonly id: string;
  readonly entry: string;
  readonly index: number;
  readonly hashes: readonly string[];
}

/** The trail in an archive that carries its proofs, as an outsider reads it; every proof leads to the signed checkpoint. */
export async function provenIn<Told>(archive: Buffer) {
  const folder = mkdtempSync(join(tmpdir(), 'proven-'));
  const file = join(folder, 'jejak.zip');
  writeFileSync(file, archive);
  const zip = await Zip.open(fileSource(file));
  rmSync(folder, { recursive: true });
  const text = async (name: string) => {
    const lines: string[] = [];
    for await (const more of zip.lines(name)) lines.push(...more);
    return lines.join('\n');
  };
  const told = JSON.parse(await text('jejak.json')) as Told & { entries: TrailEntry[] };
  const { size, proofs } = JSON.parse(await text('bukti.json')) as { size: number; proofs: Proof[] };
  const keys = JSON.parse(await text('kunci.json')) as { name: string; publicKey: string }[];
  const note = openNote(
    `${await text('titik-periksa.txt')}\n`,
    keys.map(({ name, publicKey }) => {
      const x = Buffer.from(publicKey, 'base64').toString('base64url');
      return { name, publicKey: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }) };
    }),
  );
  expect(note.size).toBe(size);
  for (const { id, entry, index, hashes } of proofs) {
    expect((JSON.parse(entry) as { id: string }).id).toBe(id);
    const path = hashes.map((hash) => Buffer.from(hash, 'base64'));
    expect(rootFromInclusion(leafHash(Buffer.from(entry)), index, size, path)).toEqual(note.root);
  }
  const proven = new Set(proofs.map(({ id }) => id));
  return { ...told, proven, unproven: told.entries.filter(({ id }) => !proven.has(id)).map(({ action }) => action) };
}

const MEMBER = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;
/** What an archive holds, by name. */
export function membersOf(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from(Uint32Array.of(END).buffer));
  const members = new Map<string, Buffer>();
  for (let at = archive.readUInt32LE(end + 16); archive.readUInt32LE(at) === MEMBER;) {
    const [method, name, extra, comment] = [10, 28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    const local = archive.readUInt32LE(at + 42);
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(from, from + archive.readUInt32LE(at + 20));
    const content = method === DEFLATED ? inflateRawSync(packed) : packed;
    members.set(archive.toString('utf8', at + 46, at + 46 + name!), content);
    at += 46 + name! + extra! + comment!;
  }
  return members;
}
