import type { FastifyRequest } from 'fastify';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];
const OWN_SITE = [undefined, 'same-origin', 'none'];

const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : 'null');

/**
 * Whether a page of somebody else sent this, in a browser that adds our cookies: it asks for a change, and names an
 * origin that is neither PUBLIC_URL's nor the one it was asked under (an office has a name, an address and localhost; no
 * page can choose the Host its browser writes). A script names none.
 */
export function isForeign({ method, headers, host }: FastifyRequest, publicUrl: string): boolean {
  if (SAFE.includes(method)) return false;
  if (!OWN_SITE.includes(headers['sec-fetch-site'] as string | undefined)) return true;
  const { origin = headers.referer && originOf(headers.referer) } = headers;
  if (origin === undefined || origin === originOf(publicUrl)) return false;
  const { protocol } = new URL(publicUrl);
  const own = (scheme: string) => originOf(`${scheme}//${host}`);
  // Where people come over https, a page of the same name over http may be anybody's on the way.
  return protocol === 'https:' ? origin !== own('https:') : ![own('http:'), own('https:')].includes(origin);
}

const WORD = "[\\w!#$%&'*+.^`|~-]+";
const PARAMETER = `${WORD}=(?:${WORD}|"(?:[^"\\\\]|\\\\.)*")`;
const TYPE = new RegExp(`^${WORD}/${WORD}(?:[ \\t]*;[ \\t]*(?:${PARAMETER})?)*[ \\t]*$`);
const CHARSET = /;[ \t]*charset="?([^";\s]*)/gi;

/** Whether a Content-Type is one (RFC 9110, 8.3) and promises no other letters than the ones that are read: UTF-8. */
export function isReadableType(type: string): boolean {
  return TYPE.test(type) && [...type.matchAll(CHARSET)].every(([, charset]) => /^utf-?8$/i.test(charset!));
}
