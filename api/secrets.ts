import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** A key of 32 bytes written in base64, base64url or hexadecimal; undefined when it is anything else. */
export function decodeKey(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (!/^[\w+/-]{43}=?$/.test(text)) return undefined;
  return Buffer.from(text, 'base64');
}

/** The text kept in `file`; 32 random bytes are put there, readable by the owner only, when there is no such file yet. */
export function keptSecret(file: string, encoding: BufferEncoding): string {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    createOnce(file, randomBytes(32).toString(encoding));
  }
  return readFileSync(file, 'utf8').trim();
}

/**
 * Writes `file` unless it exists; says whether it did. Written aside and linked into place, because with `wx` alone another
 * process could read the file between its creation and its first byte.
 */
export function createOnce(file: string, text: string, mode = 0o600): boolean {
  const aside = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  const opened = openSync(aside, 'wx', mode);
  writeSync(opened, text);
  fsyncSync(opened);
  closeSync(opened);
  try {
    linkSync(aside, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(aside);
  }
}
