import { isIP } from 'node:net';

const NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

/** Nobody, so many proxies in a row, or those of these addresses and networks. */
export type TrustedProxies = false | number | string[];

/** TRUST_PROXY as people write it; undefined when it is none of its forms. */
export function trustedProxies(value: string | undefined): TrustedProxies | undefined {
  if (value === undefined || value === 'false') return false;
  // Fastify's own `true` would believe the first address of the header, which any client can write.
  if (value === 'true') return 1;
  if (/^\d{1,2}$/.test(value)) return Number(value) || false;
  const proxies = value.split(/[\s,]+/).filter(Boolean);
  return proxies.length > 0 && proxies.every((proxy) => NETWORKS.includes(proxy) || isNetwork(proxy))
    ? proxies
    : undefined;
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = address.includes('%') ? 0 : isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/**
 * The same for Fastify, which answers a bare number with "trust nobody": it cannot know who is on the other end of the
 * line. That nobody is but the proxies is what whoever sets a number says (.env.example).
 */
export function fastifyTrust(proxies: TrustedProxies): false | string[] | ((address: string, hop: number) => boolean) {
  return typeof proxies === 'number' ? (_address, hop) => hop < proxies : proxies;
}
