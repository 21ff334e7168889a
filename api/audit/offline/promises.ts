import { bytesOf64 } from './bytes.ts';
import type { Judge } from './judge.ts';
import { type KeyRecord, trustedKeys } from './keys.ts';
import { type LogKey, openCheckpoint } from './note.ts';
import type { Platform } from './platform.ts';
import type { Mark } from './verdict.ts';

export interface SignedSize {
  readonly size: number;
  readonly note: string;
}

/** A checkpoint that was kept outside: a file's name and its text. */
export interface Outside {
  readonly name: string;
  readonly note: string;
}

/** Of the sealer's memory outside the database: the last size and root (base64) it signed. */
export interface State {
  readonly size: number;
  readonly root: string;
}

/** Everything somebody once said about the log. */
export interface Promises {
  readonly origin: string;
  readonly keys: readonly KeyRecord[];
  readonly checkpoints: readonly SignedSize[];
  readonly outside: readonly Outside[];
  readonly state: State | null;
}

export interface Weighed {
  /** What the roots must be. */
  readonly marks: readonly Mark[];
  /** What is wrong already, before an entry is read. */
  readonly blames: readonly Parameters<Judge['blame']>[];
  readonly keys: readonly LogKey[];
}

/** Checks keys and signatures; what remains is to reproduce the roots. */
export async function weigh(platform: Platform, promises: Promises): Promise<Weighed> {
  const { origin, state } = promises;
  const marks: Mark[] = [];
  const blames: Parameters<Judge['blame']>[] = [];
  const { keys, accepts, broken } = await trustedKeys(platform, origin, promises.keys);
  if (broken) blames.push([broken.index, 'tanda tangan', broken.message]);

  const open = async (note: string, says: string, check: Mark['check'], expected?: number): Promise<void> => {
    try {
      const opened = await openCheckpoint(platform, note, keys);
      if (opened.origin !== origin || opened.size !== (expected ?? opened.size))
        throw new Error('isinya untuk jejak atau ukuran lain');
      if (!accepts(opened.signer, opened.size))
        throw new Error('ditandatangani dengan kunci yang tidak berlaku saat itu');
      marks.push({ size: opened.size, root: opened.root, check, says });
    } catch (error) {
      const blamed = check === 'akar' ? 'tanda tangan' : check;
      blames.push([expected ?? 0, blamed, `Pada ${says}: ${(error as Error).message}.`]);
    }
  };
  for (const { size, note } of promises.checkpoints) await open(note, `titik periksa ${size}`, 'akar', size);
  for (const { name, note } of promises.outside) await open(note, `titik periksa luar ${name}`, 'titik luar');
  if (state) {
    const root = bytesOf64(state.root) ?? new Uint8Array();
    marks.push({ size: state.size, root, check: 'keadaan', says: 'berkas keadaan penyegel' });
  }
  return { marks, blames, keys };
}
