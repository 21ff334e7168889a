import { Injectable } from '@nestjs/common';
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps NIKs: AES-256-GCM for the value, a keyed hash for exact search and uniqueness. Two keys from one secret. */
@Injectable()
export class Vault {
  private readonly cipherKey: Buffer;
  private readonly hashKey: Buffer;

  /** `key`: 32 bytes (ENCRYPTION_KEY). */
  constructor(key: Buffer) {
    const derived = (use: string) => Buffer.from(hkdfSync('sha256', key, 'waskita', use, 32));
    this.cipherKey = derived('encrypt');
    this.hashKey = derived('search');
  }

  /** base64 of iv ‖ tag ‖ ciphertext. */
  encrypt(plain: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.cipherKey, iv);
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
  }

  /** Throws when the text was not made by this key. */
  decrypt(text: string): string {
    const bytes = Buffer.from(text, 'base64');
    const decipher = createDecipheriv(CIPHER, this.cipherKey, bytes.subarray(0, IV_BYTES));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }

  keyedHash(plain: string): string {
    return createHmac('sha256', this.hashKey).update(plain).digest('base64url');
  }
}
