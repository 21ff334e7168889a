import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { FILES, type Manifest } from '../../api/audit/offline/bundle.ts';
import type { Entry } from '../../api/audit/offline/entry.ts';
import type { KeyRecord } from '../../api/audit/offline/keys.ts';
import type { Outside } from '../../api/audit/offline/promises.ts';
import { grow, leafHash, rootOf } from '../../api/audit/merkle.ts';
import { signNote } from '../../api/audit/note.ts';

type Loose<T> = T extends object ? { -readonly [name in keyof T]: Loose<T[name]> } : T;
export type Line = Loose<Entry>;

/** A bundle as JSON, with the notes that were kept outside (test/data/audit-vectors). */
export interface Vector {
  manifest: Loose<Manifest>;
  keys: Loose<KeyRecord>[];
  checkpoints: { size: number; note: string }[];
  /** A text in place of a line is written as it is. */
  events: (Line | string)[];
  unsealed: Line[];
  outside: Loose<Outside>[];
}

const FOLDER = join(import.meta.dirname, '../data/audit-vectors');
export const vectorNames = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length));
export const vector = (name: string): Vector =>
  JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Vector;

const linesOf = (rows: readonly unknown[]): string =>
  rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('');

/** As GET /api/audit-logs/bundle answers it; every other member stored as it is, the rest deflated. */
export async function zipOf({ manifest, keys, checkpoints, events, unsealed }: Vector): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (name: string, text: string, compress: boolean) => zip.addBuffer(Buffer.from(text), name, { compress });
  add(FILES.manifest, JSON.stringify(manifest), false);
  add(FILES.keys, JSON.stringify(keys), true);
  add(FILES.checkpoints, linesOf(checkpoints), false);
  add(FILES.events, linesOf(events), true);
  add(FILES.unsealed, linesOf(unsealed), false);
  zip.end();
  return buffer(zip.outputStream);
}

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const keyOf = (seed: string): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([PKCS8, createHash('sha256').update(seed).digest()]),
    format: 'der',
    type: 'pkcs8',
  });
/** The first key of a vector (log.mjs draws it first) and one that no vector knows. */
export const ownKey = (name: string): KeyObject => keyOf(`${name}/0`);
export const strangersKey = keyOf('stranger');

export const sealed = (line: Line): Line => ({ ...line, leaf: leafHash(Buffer.from(line.envelope)).toString('hex') });

const rootAt = (lines: readonly Line[], size: number): Buffer =>
  rootOf(
    grow(
      { size: 0, hashes: [] },
      lines.slice(0, size).map(({ leaf }) => Buffer.from(leaf, 'hex')),
    ),
  );

/** What somebody with a signing key makes of changed lines: gapless numbers, right leaves, checkpoints that fit. */
export function reseal(bundle: Vector, key: KeyObject): void {
  const { origin } = bundle.manifest;
  const lines = bundle.events.map((line, index) => sealed({ ...(line as Line), index }));
  bundle.events = lines;
  const sizes = new Set([...bundle.checkpoints.map(({ size }) => Math.min(size, lines.length)), lines.length]);
  bundle.checkpoints = [...sizes]
    .toSorted((one, other) => one - other)
    .map((size) => ({ size, note: signNote({ origin, size, root: rootAt(lines, size) }, origin, key) }));
  bundle.manifest.size = lines.length;
  bundle.manifest.state = { size: lines.length, root: rootAt(lines, lines.length).toString('base64') };
}

/** The line of an erasure as somebody without any key can write it. */
export function forgedErasure(eventId: string, field: string): Line {
  const salt = '00'.repeat(16);
  const value = JSON.stringify([field]);
  const commitment = createHash('sha256')
    .update(Buffer.from(salt, 'hex'))
    .update(JSON.stringify({ k: '#redacted', v: value }))
    .digest('hex');
  const envelope = JSON.stringify({
    action: 'audit.redact',
    actor: 'system:x',
    commits: { '#redacted': commitment },
    id: '01900000-0000-7000-8000-000000000001',
    outcome: 'ok',
    recordId: eventId,
    recordVersion: null,
    resource: 'audit-logs',
    ts: '2026-11-22T08:26:00.000Z',
    v: 1,
  });
  return { index: 0, leaf: '', envelope, fields: { '#redacted': [value, salt] } };
}
