import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** C2SP tlog-checkpoint: what the log promises to have held. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

export interface NoteKey {
  readonly name: string;
  readonly publicKey: KeyObject;
}

const ED25519 = 1;
const SIGNATURE = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/;
const SIZE = /^(0|[1-9][0-9]{0,15})$/;

/** The 32 bytes of an Ed25519 public key. */
export const rawPublicKey = (key: KeyObject): Buffer => Buffer.from(key.export({ format: 'jwk' }).x!, 'base64url');

/** C2SP signed-note: the first four bytes of SHA-256(name ‖ LF ‖ type ‖ key) tell keys of one name apart. */
export const keyId = (name: string, publicKey: KeyObject): Buffer =>
  createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.of(ED25519))
    .update(rawPublicKey(publicKey))
    .digest()
    .subarray(0, 4);

/** A text (ending in a newline) signed as a C2SP note. */
export function signText(text: string, keyName: string, privateKey: KeyObject): string {
  const signature = sign(null, Buffer.from(text), privateKey);
  const id = keyId(keyName, createPublicKey(privateKey));
  return `${text}\n— ${keyName} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

/** A checkpoint as a C2SP signed note (tlog-checkpoint, Ed25519). */
export const signNote = ({ origin, size, root }: Checkpoint, keyName: string, privateKey: KeyObject): string =>
  signText(`${origin}\n${size}\n${root.toString('base64')}\n`, keyName, privateKey);

/** The signed text of a note. Throws when no known key signed it, or a known key's signature is wrong. */
export function openText(note: string, keys: readonly NoteKey[]): string {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) throw new Error('Catatan bertanda tangan ini tidak lengkap.');
  const text = note.slice(0, end + 1);
  let signed = false;
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const [, name, encoded] = SIGNATURE.exec(line) ?? [];
    if (!name || !encoded) throw new Error('Baris tanda tangan catatan ini rusak.');
    const bytes = Buffer.from(encoded, 'base64');
    // One signature has one spelling.
    if (bytes.toString('base64') !== encoded) throw new Error('Baris tanda tangan catatan ini rusak.');
    const key = keys.find((one) => one.name === name && keyId(name, one.publicKey).equals(bytes.subarray(0, 4)));
    if (!key) continue;
    if (!verify(null, Buffer.from(text), key.publicKey, bytes.subarray(4)))
      throw new Error(`Tanda tangan ${name} pada catatan ini tidak sah.`);
    signed = true;
  }
  if (!signed) throw new Error('Catatan ini tidak ditandatangani oleh kunci yang dikenal.');
  return text;
}

/** The checkpoint a note holds. Throws when no known key signed it or it is no checkpoint. */
export function openNote(note: string, keys: readonly NoteKey[]): Checkpoint {
  const [origin, size, root] = openText(note, keys).split('\n');
  const hash = Buffer.from(root ?? '', 'base64');
  if (
    !origin ||
    !SIZE.test(size ?? '') ||
    !Number.isSafeInteger(Number(size)) ||
    hash.length !== 32 ||
    hash.toString('base64') !== root
  )
    throw new Error('Catatan ini bukan titik periksa jejak audit.');
  return { origin, size: Number(size), root: hash };
}

/** The root that stands in a checkpoint (its third line), in hexadecimal; nothing is judged. */
export const promisedRoot = (note: string): string => Buffer.from(note.split('\n')[2]!, 'base64').toString('hex');
