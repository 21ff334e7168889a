import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A known weakness of a package: in every version from `from` (or the first) up to, not including, `below`. */
interface Advisory {
  readonly package: string;
  readonly from?: string;
  readonly below: string;
  readonly advisory: string;
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
const advisories = read('../data/advisories.json') as Advisory[];
const { packages } = read('../../package-lock.json') as {
  packages: Record<string, { version?: string; engines?: { node?: string } }>;
};

/** A version before a release (10.0.0-beta.1) counts as that release. */
const numbersOf = (version: string): number[] => version.split('-')[0]!.split('.').map(Number);
function isBefore(one: string, other: string): boolean {
  const [a, b] = [numbersOf(one), numbersOf(other)];
  const place = a.findIndex((number, index) => number !== b[index]);
  return place >= 0 && a[place]! < b[place]!;
}

const installed = Object.entries(packages).flatMap(([path, { version }]) =>
  version ? [{ name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), version }] : [],
);
const known = (list: readonly { name: string; version: string }[]) =>
  list.flatMap(({ name, version }) =>
    advisories
      .filter((one) => one.package === name && isBefore(version, one.below) && !isBefore(version, one.from ?? '0.0.0'))
      .map(({ advisory }) => `${name}@${version}: ${advisory}`),
  );

it('no package of the lock file has a known weakness (test/data/advisories.json, looked through at each release)', () => {
  expect(installed.length).toBeGreaterThan(500);
  expect(known(installed)).toEqual([]);
});

it('a version with one is found, the one that mends it is not', () => {
  const name = '@fastify/static';
  expect(known([{ name, version: '9.0.0' }])).toEqual([expect.stringContaining('GHSA-pr96-94w5-mx2h')]);
  expect(known([{ name, version: '10.1.3' }])).toEqual([]);
  expect(known([{ name: 'glob', version: '10.1.0' }])).toEqual([]);
});

it('no package of the lock file asks for a newer Node.js than this project does', () => {
  /** The lowest major version of what is asked for: `^18.14.0 || >=20` begins with 18. */
  const lowest = (range: string) => Math.min(...range.split('||').map((part) => Number(/\d+/.exec(part)?.[0] ?? 0)));
  const asked = Object.entries(packages).filter(([path, { engines }]) => path !== '' && engines?.node);
  expect(asked.length).toBeGreaterThan(300);
  const floor = lowest(packages['']!.engines!.node!);
  expect(asked.filter(([, { engines }]) => lowest(engines!.node!) > floor).map(([path]) => path)).toEqual([]);
});
