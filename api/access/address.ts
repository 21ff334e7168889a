import type { FastifyRequest } from 'fastify';
import { isIP, isIPv4, isIPv6 } from 'node:net';

/** Where a request comes from, as far as the proxies in front are believed (TRUST_PROXY): always an address. */
export function addressOf(request: Pick<FastifyRequest, 'ip' | 'socket'>): string {
  // A proxy that is believed may still hand on what is no address.
  const given = isIP(request.ip) > 0 ? request.ip : (request.socket.remoteAddress ?? '');
  const mapped = /^::ffff:(.+)$/i.exec(given)?.[1];
  return mapped && isIPv4(mapped) ? mapped : given;
}

/** What is counted as one place: an IPv4 address, or the /64 that one subscriber of IPv6 has to himself. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  // Dotted digits at the end stand for two groups.
  const behind = groups(tail).length + (tail?.includes('.') ? 1 : 0);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups(head).length - behind);
  const all = [...groups(head), ...Array<string>(zeros).fill('0'), ...groups(tail)];
  const first = all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${first.join(':')}::/64`;
}
