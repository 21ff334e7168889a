import { type Entry, Judge, type Mark, type Verdict } from './judge.ts';
import { trustedKeys, type KeyRecord } from './keys.ts';
import { fingerprint, type LogKey, openCheckpoint } from './note.ts';
import type { Platform, Source } from './platform.ts';
import { Zip } from './zip.ts';
import { fromBase64 } from './bytes.ts';

/** What GET /api/audit-logs/bundle holds. */
export const FILES = {
  manifest: 'manifest.json',
  keys: 'keys.json',
  checkpoints: 'checkpoints.jsonl',
  events: 'events.jsonl',
  unsealed: 'unsealed.jsonl',
} as const;
export const FORMAT = 'waskita-audit-bundle/1';

export interface Manifest {
  readonly format: typeof FORMAT;
  readonly origin: string;
  /** Entries in the bundle: those the newest checkpoint has signed. */
  readonly size: number;
  /** Of the sealer's memory outside the database: the last size and root (base64) it signed. */
  readonly state: { readonly size: number; readonly root: string } | null;
  /** ISO UTC. */
  readonly madeAt: string;
}

/** A checkpoint that was kept outside: a file's name and its text. */
export interface Outside {
  readonly name: string;
  readonly note: string;
}

export interface BundleVerdict extends Verdict {
  readonly origin: string;
  readonly checkpoints: number;
  readonly outside: number;
  /** Name and fingerprint, to be compared with what was written down elsewhere. */
  readonly keys: readonly { readonly name: string; readonly fingerprint: string }[];
}

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));
type Blame = Parameters<Judge['blame']>;

interface Promises {
  readonly marks: Mark[];
  readonly blames: Blame[];
  readonly keys: readonly LogKey[];
  readonly checkpoints: number;
}

async function promises(
  zip: Zip,
  manifest: Manifest,
  outside: readonly Outside[],
  platform: Platform,
): Promise<Promises> {
  const [marks, blames]: [Mark[], Blame[]] = [[], []];
  const records = (await zip.json(FILES.keys)) as readonly KeyRecord[];
  const { keys, accepts, broken } = await trustedKeys(platform, manifest.origin, records);
  if (broken) blames.push([broken.index, 'tanda tangan', broken.message]);
  let checkpoints = 0;
  for await (const lines of zip.lines(FILES.checkpoints))
    for (const line of lines) {
      const { size, note } = JSON.parse(line) as { size: number; note: string };
      const says = `titik periksa ${size}`;
      checkpoints += 1;
      try {
        const opened = await openCheckpoint(platform, note, keys);
        if (opened.size !== size || opened.origin !== manifest.origin)
          throw new Error('isinya untuk jejak atau ukuran lain');
        if (!accepts(opened.signer, size)) throw new Error('ditandatangani dengan kunci yang tidak berlaku saat itu');
        marks.push({ size, root: opened.root, check: 'akar', says });
      } catch (error) {
        blames.push([size, 'tanda tangan', `Pada ${says}: ${sentence(error)}.`]);
      }
    }
  for (const { name, note } of outside) {
    const says = `titik periksa luar ${name}`;
    try {
      const opened = await openCheckpoint(platform, note, keys);
      if (opened.origin !== manifest.origin) throw new Error('untuk jejak lain');
      marks.push({ size: opened.size, root: opened.root, check: 'titik luar', says });
    } catch (error) {
      blames.push([0, 'titik luar', `Pada ${says}: ${sentence(error)}.`]);
    }
  }
  if (manifest.state)
    marks.push({
      size: manifest.state.size,
      root: fromBase64(manifest.state.root) ?? new Uint8Array(),
      check: 'keadaan',
      says: 'berkas keadaan penyegel',
    });
  return { marks, blames, keys, checkpoints };
}

/**
 * Judges a bundle. Throws one sentence when the file cannot be read as one; everything else is a verdict.
 * `progress` hears of the entries read so far; what it answers is waited for.
 */
export async function judgeBundle(
  source: Source,
  outside: readonly Outside[],
  platform: Platform,
  progress: (read: number, of: number) => Promise<void> | void = () => undefined,
): Promise<BundleVerdict> {
  const zip = await Zip.open(source);
  const manifest = (await zip.json(FILES.manifest)) as Manifest;
  if (manifest.format !== FORMAT)
    throw new Error('Berkas ini bukan bundel audit dengan bentuk yang dikenal pemeriksa ini.');
  const { marks, blames, keys, checkpoints } = await promises(zip, manifest, outside, platform);
  const judge = new Judge(platform.sha256, marks);
  for (const blame of blames) judge.blame(...blame);
  for await (const lines of zip.lines(FILES.events)) {
    for (const line of lines) judge.entry(readEntry(line, judge.size));
    await progress(judge.size, manifest.size);
  }
  for await (const lines of zip.lines(FILES.unsealed))
    for (const line of lines) judge.unsealed(readEntry(line, judge.size));
  if (judge.size !== manifest.size)
    judge.blame(
      Math.min(judge.size, manifest.size),
      'indeks',
      `Bundel menyebut ${manifest.size} catatan, tetapi memuat ${judge.size}.`,
    );
  if (!marks.some(({ size, check }) => check === 'akar' && size === judge.size))
    judge.blame(judge.size, 'akar', `Tidak ada titik periksa bertanda tangan untuk ${judge.size} catatan bundel ini.`);
  return {
    ...judge.finish(),
    origin: manifest.origin,
    checkpoints,
    outside: outside.length,
    keys: keys.map((key) => ({ name: key.name, fingerprint: fingerprint(platform, key) })),
  };
}

/** A line that is no entry becomes one that no check lets pass. */
function readEntry(line: string, place: number): Entry {
  const nothing: Entry = { index: place, leaf: '', envelope: line, fields: {} };
  try {
    const entry = JSON.parse(line) as Entry;
    const { index, leaf, envelope, fields } = entry;
    const fits =
      Number.isSafeInteger(index) &&
      typeof leaf === 'string' &&
      typeof envelope === 'string' &&
      typeof fields === 'object' &&
      fields !== null &&
      Object.values(fields).every(
        (pair) => Array.isArray(pair) && pair.length === 2 && pair.every((one) => typeof one === 'string'),
      );
    return fits ? entry : nothing;
  } catch {
    return nothing;
  }
}
