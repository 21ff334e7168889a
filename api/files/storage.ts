import { Logger } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, mkdir, open, readdir, rename, stat, statfs, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Bytes } from '../downloads/download.ts';
import { diskFull } from './disk-problem.ts';
import { Problem } from '../sql/problem.ts';

/** Where uploaded files live. One key, one file, never changed; the local disk today, S3 for many machines later. */
export interface Storage {
  /** A folder on the same medium in which an upload is collected before it is kept. */
  readonly incoming: string;
  /** `full`: less room than is kept free. `unavailable`: nothing can be written. */
  state(): Promise<'ok' | 'full' | 'unavailable'>;
  /** Refuses with 507 before anything is written. */
  requireRoom(): Promise<void>;
  /** Keeps a finished upload under its key; on the disk, not only in its cache, when this resolves. */
  keep(path: string, key: string): Promise<void>;
  discard(path: string): Promise<void>;
  /** The file, if it still is what was uploaded: 410 when it is gone, 409 when its bytes are others. */
  read(key: string, sha256: string): Promise<Bytes>;
  judge(key: string, sha256: string): Promise<'whole' | 'lost' | 'changed'>;
  /** All keys that were kept before this moment (milliseconds), a folder at a time. */
  keys(before: number): AsyncGenerator<string[]>;
  /** Discards what was collected before this moment (milliseconds) and never kept: its upload broke off. */
  sweep(before: number): Promise<void>;
}

export const STORAGE = Symbol('storage');

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? '';
const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';
/** Nothing is there, or something that is no file. */
const isNoFile = (error: unknown): boolean => ['ENOENT', 'EISDIR', 'ENOTDIR', 'ELOOP'].includes(codeOf(error));

/** What was put into a folder is there after a power cut only when the folder itself is on the disk. */
async function flushFolder(path: string): Promise<void> {
  // Windows opens no folders, and needs no such thing.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Random keys, two levels, outside of anything that is served. */
export class LocalStorage implements Storage {
  readonly incoming: string;
  private readonly log = new Logger('files');

  constructor(
    private readonly folder: string,
    private readonly reserveBytes: number,
  ) {
    this.incoming = join(folder, 'incoming');
  }

  /** `reserveBytes`: room that uploads leave to everything else on the disk. */
  static async at(folder: string, reserveBytes = 0): Promise<LocalStorage> {
    const storage = new LocalStorage(folder, reserveBytes);
    await mkdir(storage.incoming, { recursive: true });
    return storage;
  }

  private pathOf(key: string): string {
    if (!/^[0-9a-f-]{36}$/.test(key)) throw new Error('not a storage key');
    return join(this.folder, key.slice(-2), key);
  }

  private async hasRoom(): Promise<boolean> {
    const { bavail, bsize } = await statfs(this.incoming);
    return bavail * bsize > this.reserveBytes;
  }

  async state(): Promise<'ok' | 'full' | 'unavailable'> {
    try {
      await access(this.incoming, constants.W_OK);
      return (await this.hasRoom()) ? 'ok' : 'full';
    } catch {
      return 'unavailable';
    }
  }

  async requireRoom(): Promise<void> {
    if (!(await this.hasRoom())) throw diskFull();
  }

  async keep(path: string, key: string): Promise<void> {
    const folder = dirname(this.pathOf(key));
    if ((await mkdir(folder, { recursive: true })) !== undefined) await flushFolder(this.folder);
    await rename(path, this.pathOf(key));
    await flushFolder(folder);
  }

  async discard(path: string): Promise<void> {
    // Whoever sent it has his answer all the same; what stays is tried again by the sweep.
    await unlink(path).catch((error: unknown) => {
      if (!isMissing(error)) this.log.error(`not removed: ${String(error)}`);
    });
  }

  async judge(key: string, sha256: string): Promise<'whole' | 'lost' | 'changed'> {
    const hash = createHash('sha256');
    try {
      await pipeline(createReadStream(this.pathOf(key)), hash);
    } catch (error) {
      if (isNoFile(error)) return 'lost';
      throw error;
    }
    return hash.digest('hex') === sha256 ? 'whole' : 'changed';
  }

  async read(key: string, sha256: string): Promise<Bytes> {
    const found = await this.judge(key, sha256);
    if (found === 'lost')
      throw new Problem(410, {
        code: 'file_lost',
        message: 'Berkas ini tidak ada lagi pada penyimpanan. Beri tahu administrator: berkas perlu dipulihkan.',
      });
    if (found === 'changed')
      throw new Problem(409, {
        code: 'file_changed',
        message:
          'Isi berkas ini tidak sama lagi dengan yang diunggah, maka tidak dibuka. Beri tahu administrator dan Kepala Dinas.',
      });
    return this.opened(key);
  }

  /** Opened with its first piece: what nobody begins to take keeps no file open. */
  private async *opened(key: string): AsyncGenerator<Uint8Array> {
    yield* createReadStream(this.pathOf(key)) as AsyncIterable<Uint8Array>;
  }

  async *keys(before: number): AsyncGenerator<string[]> {
    const folders = (await readdir(this.folder)).filter((name) => /^[0-9a-f-]{2}$/.test(name));
    for (const folder of folders) {
      const keys: string[] = [];
      for (const name of await readdir(join(this.folder, folder))) {
        // Gone in between: not there.
        const found = await stat(join(this.folder, folder, name)).catch(() => undefined);
        if (found?.isFile() && found.mtimeMs < before) keys.push(name);
      }
      yield keys;
    }
  }

  async sweep(before: number): Promise<void> {
    for (const name of await readdir(this.incoming)) {
      const path = join(this.incoming, name);
      // Kept or discarded by now: as good.
      const found = await stat(path).catch(() => undefined);
      if (found?.isFile() && found.mtimeMs < before) await this.discard(path);
    }
  }
}
