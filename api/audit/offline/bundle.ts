import { readEntry } from './entry.ts';
import { Judge } from './judge.ts';
import type { KeyRecord } from './keys.ts';
import { fingerprint } from './note.ts';
import type { Platform, Source } from './platform.ts';
import { type Outside, type SignedSize, type State, weigh } from './promises.ts';
import type { Verdict } from './verdict.ts';
import { Zip } from './zip.ts';

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
  readonly state: State | null;
  /** Entries that a wall hides from whoever took the bundle; without it none. */
  readonly withheld?: number;
  /** ISO UTC. */
  readonly madeAt: string;
}

export interface BundleVerdict extends Verdict {
  readonly origin: string;
  readonly checkpoints: number;
  readonly outside: number;
  /** Name and fingerprint, to be compared with what was written down elsewhere. */
  readonly keys: readonly { readonly name: string; readonly fingerprint: string }[];
}

/** Everything but the entries. */
async function heads(zip: Zip) {
  try {
    const [manifest, keys] = (await zip.rows(FILES.manifest)).concat(await zip.rows(FILES.keys)) as [
      Manifest,
      KeyRecord[],
    ];
    const checkpoints = (await zip.rows(FILES.checkpoints)) as SignedSize[];
    if (manifest.format === FORMAT && Array.isArray(keys)) return { manifest, keys, checkpoints };
  } catch {
    // Said below.
  }
  throw new Error('Berkas ini bukan bundel audit dengan bentuk yang dikenal pemeriksa ini.');
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
  const { manifest, keys: records, checkpoints } = await heads(zip);
  const { origin, size, state, withheld = 0 } = manifest;
  const { marks, blames, keys } = await weigh(platform, { origin, keys: records, checkpoints, outside, state });
  const judge = new Judge(platform.sha256, marks);
  for (const blame of blames) judge.blame(...blame);
  for await (const lines of zip.lines(FILES.events)) {
    for (const line of lines) judge.entry(readEntry(line, judge.size));
    await progress(judge.size, size);
  }
  judge.end();
  for await (const lines of zip.lines(FILES.unsealed))
    for (const line of lines) judge.unsealed(readEntry(line, judge.size));
  if (judge.size !== size)
    judge.blame(Math.min(judge.size, size), 'indeks', `Bundel menyebut ${size} catatan, tetapi memuat ${judge.size}.`);
  if (!marks.some((mark) => mark.check === 'akar' && mark.size === judge.size))
    judge.blame(judge.size, 'akar', `Tidak ada titik periksa bertanda tangan untuk ${judge.size} catatan bundel ini.`);
  const verdict = judge.finish();
  if (verdict.withheld !== withheld)
    judge.blame(
      judge.size,
      'baris',
      `Bundel menyebut ${withheld} catatan ditahan, tetapi yang ditahan ${verdict.withheld}.`,
    );
  return {
    ...judge.finish(),
    origin,
    checkpoints: checkpoints.length,
    outside: outside.length,
    keys: keys.map((key) => ({ name: key.name, fingerprint: fingerprint(platform, key) })),
  };
}
