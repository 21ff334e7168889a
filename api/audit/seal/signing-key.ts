import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createOnce } from '../../secrets.ts';
import { rawPublicKey } from '../note.ts';

/** Where a key waits that the sealer is to sign with from its next checkpoint on. */
export const nextKeyFile = (keyFile: string): string => `${keyFile}.next`;

/** Makes an Ed25519 key (PKCS 8, PEM), readable by its owner only; says whether it did: an existing file is left as it is. */
export function makeKey(file: string): boolean {
  if (existsSync(file)) return false;
  mkdirSync(dirname(file), { recursive: true });
  const { privateKey } = generateKeyPairSync('ed25519');
  return createOnce(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o400);
}

/** Throws when there is no such file, or no Ed25519 key in it. */
export function readKey(file: string): KeyObject {
  const key = createPrivateKey(readFileSync(file));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${file} does not hold an Ed25519 key.`);
  return key;
}

/** The 32 bytes of the public key in base64: what keys.jsonl and rotation notes name. */
export const publicText = (key: KeyObject): string => rawPublicKey(createPublicKey(key)).toString('base64');

/** A public key of keys.jsonl, to check signatures with. Throws when it is none. */
export function publicKeyOf(text: string): KeyObject {
  const x = Buffer.from(text, 'base64').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}
