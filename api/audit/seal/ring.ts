import type { KeyObject } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { type Frontier, rootOf } from '../merkle.ts';
import { keyId, type NoteKey, signNote, signText } from '../note.ts';
import { type KeyRecord, ROTATION } from '../offline/keys.ts';
import type { AuditFolder } from './folder.ts';
import { Refusal } from './refusal.ts';
import { makeKey, nextKeyFile, publicKeyOf, publicText, readKey } from './signing-key.ts';
import type { SealStore } from './store.ts';

export interface KeyPlace {
  readonly keyFile: string;
  /** The log's name in its notes, once and for all: the first key's is kept. */
  readonly name: string;
  /** Outside production the first key is made where there is none. */
  readonly mayMakeKey: boolean;
}

const idOf = ({ name, publicKey }: KeyRecord): string => keyId(name, publicKeyOf(publicKey)).toString('hex');
const isPrefix = (short: readonly KeyRecord[], long: readonly KeyRecord[]): boolean =>
  short.every(({ publicKey }, place) => long[place]?.publicKey === publicKey);

/** The key that signs now and those before it, each named by the one before in a rotation note. */
export class Ring {
  private constructor(
    private readonly keyFile: string,
    private readonly folder: AuditFolder,
    private readonly store: SealStore,
    private key: KeyObject,
  ) {}

  /** Throws `Refusal` when the key in the file is not the newest that folder and database know. */
  static async open({ keyFile, name, mayMakeKey }: KeyPlace, folder: AuditFolder, store: SealStore): Promise<Ring> {
    const told = await store.keys();
    if (folder.keys().length === 0) for (const key of told) folder.addKey(key);
    if (folder.keys().length === 0) {
      if (mayMakeKey) makeKey(keyFile);
      if (existsSync(keyFile)) folder.addKey({ name, publicKey: publicText(readKey(keyFile)), rotation: null });
    }
    const keys = folder.keys();
    if (!isPrefix(told, keys)) throw new Refusal(`${folder.path} names other keys than the database does.`);
    const newest = keys.at(-1)?.publicKey;
    const holds = (file: string) => existsSync(file) && publicText(readKey(file)) === newest;
    // Cut short between the note that names the new key and its move into place.
    if (!holds(keyFile) && holds(nextKeyFile(keyFile))) renameSync(nextKeyFile(keyFile), keyFile);
    if (!holds(keyFile)) throw new Refusal(`${keyFile} does not hold the newest key that ${folder.path} names.`);
    for (const key of keys.slice(told.length)) await store.keepKey(idOf(key), key);
    return new Ring(keyFile, folder, store, readKey(keyFile));
  }

  private get name(): string {
    return this.folder.keys()[0]!.name;
  }

  publicKeys(): NoteKey[] {
    return this.folder.keys().map(({ name, publicKey }) => ({ name, publicKey: publicKeyOf(publicKey) }));
  }

  /** A checkpoint of the tree. */
  sign(tree: Frontier): string {
    return signNote({ origin: this.name, size: tree.size, root: rootOf(tree) }, this.name, this.key);
  }

  /** Hands over to the key that waits, from the last signed size on; false when none waits. Under the lease. */
  async rotate(signed: number): Promise<boolean> {
    const next = nextKeyFile(this.keyFile);
    if (!existsSync(next)) return false;
    const key = readKey(next);
    const publicKey = publicText(key);
    const text = `${[ROTATION, this.name, signed, publicKey].join('\n')}\n`;
    const record: KeyRecord = { name: this.name, publicKey, rotation: signText(text, this.name, this.key) };
    this.folder.addKey(record);
    renameSync(next, this.keyFile);
    this.key = key;
    await this.store.keepKey(idOf(record), record);
    return true;
  }
}
