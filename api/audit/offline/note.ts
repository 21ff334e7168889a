import { bytesOf64, sameBytes, toHex, utf8 } from './bytes.ts';
import type { Platform } from './platform.ts';

/** An Ed25519 key of the log; `bytes` are its 32. */
export interface LogKey {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a checkpoint promises: so many entries have this root. */
export interface Promised {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** C2SP signed-note: four bytes that tell keys of one name apart. */
function keyId({ sha256 }: Platform, key: LogKey): Uint8Array {
  const name = utf8(`${key.name}\n`);
  const all = new Uint8Array(name.length + 33);
  all.set(name);
  all[name.length] = 1;
  all.set(key.bytes, name.length + 1);
  return sha256(all).subarray(0, 4);
}

/** What people compare on paper: SHA-256 of the key, in groups of four. */
export const fingerprint = ({ sha256 }: Platform, key: LogKey): string =>
  toHex(sha256(key.bytes)).replaceAll(/(....)(?=.)/g, '$1 ');

/** The text of a C2SP signed note and the known key that signed it. Throws one sentence when there is none. */
export async function openText(platform: Platform, note: string, keys: readonly LogKey[]): Promise<[string, LogKey]> {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) throw new Error('catatan bertanda tangan tidak lengkap');
  const text = note.slice(0, end + 1);
  let signer: LogKey | undefined;
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const [, name, encoded] = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? [];
    const signature = bytesOf64(encoded ?? '');
    if (!name || !signature) throw new Error('baris tanda tangan rusak');
    const key = keys.find((one) => one.name === name && sameBytes(keyId(platform, one), signature.subarray(0, 4)));
    if (!key) continue;
    if (!(await platform.verify(key.bytes, utf8(text), signature.subarray(4))))
      throw new Error(`tanda tangan ${name} tidak sah`);
    signer = key;
  }
  if (!signer) throw new Error('tidak ditandatangani oleh kunci yang dikenal');
  return [text, signer];
}

/** A checkpoint (C2SP tlog-checkpoint) and who signed it. Throws one sentence. */
export async function openCheckpoint(
  platform: Platform,
  note: string,
  keys: readonly LogKey[],
): Promise<Promised & { readonly signer: LogKey }> {
  const [text, signer] = await openText(platform, note, keys);
  const [origin, size, root] = text.split('\n');
  const hash = bytesOf64(root ?? '');
  if (!origin || !/^(0|[1-9][0-9]{0,14})$/.test(size ?? '') || hash?.length !== 32)
    throw new Error('bukan titik periksa jejak audit');
  return { origin, size: Number(size), root: hash, signer };
}
