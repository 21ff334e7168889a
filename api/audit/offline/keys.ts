import { bytesOf64 } from './bytes.ts';
import { type LogKey, openText } from './note.ts';
import type { Platform } from './platform.ts';

/** A key of the log. `rotation`: the note by which the key before it names this one; the first has none. */
export interface KeyRecord {
  readonly name: string;
  /** The 32 bytes in base64. */
  readonly publicKey: string;
  readonly rotation: string | null;
}

interface Trusted {
  readonly keys: readonly LogKey[];
  /** Whether the key was the log's for a checkpoint of that size. */
  readonly accepts: (key: LogKey, size: number) => boolean;
  readonly broken?: { readonly index: number; readonly message: string };
}

/** First line of a rotation note; then origin, size from which the new key signs, and the new key. */
export const ROTATION = 'waskita-audit-key-rotation/1';

/** The keys from the first on, each named by the one before it; those after a broken link are not trusted. */
export async function trustedKeys(platform: Platform, origin: string, records: readonly KeyRecord[]): Promise<Trusted> {
  const keys: LogKey[] = [];
  const since: number[] = [];
  const accepts = (key: LogKey, size: number): boolean => {
    const place = keys.indexOf(key);
    return size >= since[place]! && size <= (since[place + 1] ?? Infinity);
  };
  for (const { name, publicKey, rotation } of records) {
    const bytes = bytesOf64(publicKey);
    const from = since.at(-1) ?? 0;
    try {
      if (bytes?.length !== 32) throw new Error('kunci rusak');
      since.push(
        rotation === null && keys.length === 0 ? 0 : await rotated(platform, origin, rotation, publicKey, keys),
      );
      keys.push({ name, bytes });
    } catch (error) {
      return {
        keys,
        accepts,
        broken: { index: from, message: `Pergantian ke kunci ${name}: ${(error as Error).message}.` },
      };
    }
  }
  return { keys, accepts };
}

async function rotated(
  platform: Platform,
  origin: string,
  note: string | null,
  publicKey: string,
  keys: readonly LogKey[],
): Promise<number> {
  const [text] = await openText(platform, note ?? '', keys.slice(-1));
  const [kind, of, size, key] = text.split('\n');
  if (kind !== ROTATION || of !== origin || key !== publicKey || !/^[0-9]{1,15}$/.test(size ?? ''))
    throw new Error('catatan pergantian untuk kunci atau jejak lain');
  return Number(size);
}
