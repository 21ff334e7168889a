import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Office } from './office.ts';

export interface Signature {
  readonly alg?: string;
  readonly secret?: string;
}

/** The office's own key, the claims of a real token of Kepala Dinas, and a hand that signs whatever it is given. */
export interface Forge {
  readonly key: string;
  readonly claims: Readonly<Record<string, unknown>>;
  /** Head and body as they stand, JSON or not. */
  sign(head: string, body: string, by?: Signature): string;
  /** A token whose claims are the real ones with these changes; undefined leaves a claim out. */
  token(changes?: object, by?: Signature): string;
}

export const part = (text: string) => Buffer.from(text).toString('base64url');

export async function forgeIn(office: Office): Promise<Forge> {
  const key = readFileSync(join(office.dataDir, 'jwt.secret'), 'utf8').trim();
  const { token } = await office.as('kadis').signedIn();
  const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;
  const sign = (head: string, body: string, { alg = 'HS256', secret = key }: Signature = {}) => {
    const text = `${part(head)}.${part(body)}`;
    const hash = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' }[alg];
    return `${text}.${hash ? createHmac(hash, secret).update(text).digest('base64url') : ''}`;
  };
  return {
    key,
    claims,
    sign,
    token: (changes = {}, by = {}) =>
      sign(JSON.stringify({ alg: by.alg ?? 'HS256', typ: 'JWT' }), JSON.stringify({ ...claims, ...changes }), by),
  };
}
