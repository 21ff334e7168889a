import type { FastifyRequest } from 'fastify';
import { UUID } from '../sql/input.ts';

export interface AccessToken {
  sub: string;
  sid: string;
  typ: string;
  exp: number;
}

const FORM = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** The token of a request that carries exactly one, and nothing else beside it. */
export function bearerOf({ headers, raw }: FastifyRequest): string | undefined {
  const token = FORM.exec(headers.authorization ?? '')?.[1];
  // Node keeps the first of several and drops the others in silence.
  return token && raw.rawHeaders.filter((name) => /^authorization$/i.test(name)).length === 1 ? token : undefined;
}

/** That its head and claims can be read at all: the library that verifies it takes that for granted. */
export function isReadable(token: string): boolean {
  const isObject = (part: string) => {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  };
  try {
    return token.split('.').slice(0, 2).every(isObject);
  } catch {
    return false;
  }
}

/** Claims of a verified token that name a session. */
export function namesSession({ typ, exp, sid }: Readonly<Record<keyof AccessToken, unknown>>): boolean {
  return typ === 'access' && typeof exp === 'number' && typeof sid === 'string' && UUID.test(sid);
}
