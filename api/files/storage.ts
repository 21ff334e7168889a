import { createReadStream } from 'node:fs';
import { mkdir, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** Where uploaded files live. One key, one file, never changed; the local disk today, S3 for many machines later. */
export interface Storage {
  /** A folder on the same medium in which an upload is collected before it is kept. */
  readonly incoming: string;
  /** Keeps a finished upload under its key. */
  keep(path: string, key: string): Promise<void>;
  discard(path: string): Promise<void>;
  read(key: string): Readable;
}

export const STORAGE = Symbol('storage');

/** Random keys, two levels, outside of anything that is served. */
export class LocalStorage implements Storage {
  readonly incoming: string;

  constructor(private readonly folder: string) {
    this.incoming = join(folder, 'incoming');
  }

  static async at(folder: string): Promise<LocalStorage> {
    const storage = new LocalStorage(folder);
    await mkdir(storage.incoming, { recursive: true });
    return storage;
  }

  private pathOf(key: string): string {
    if (!/^[0-9a-f-]{36}$/.test(key)) throw new Error('not a storage key');
    return join(this.folder, key.slice(-2), key);
  }

  async keep(path: string, key: string): Promise<void> {
    await mkdir(dirname(this.pathOf(key)), { recursive: true });
    await rename(path, this.pathOf(key));
  }

  async discard(path: string): Promise<void> {
    await unlink(path).catch(() => undefined);
  }

  read(key: string): Readable {
    return createReadStream(this.pathOf(key));
  }
}
