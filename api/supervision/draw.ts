import { createHash } from 'node:crypto';
import type { Candidate } from './draws.resource.ts';

/** What may be drawn: an act, and how many times likelier than another it is. */
export interface Ballot {
  readonly id: string;
  readonly weight: number;
}
export interface Ranked extends Ballot {
  readonly key: number;
}

const FEWEST = 5;
const SHARE = 0.1;
const BITS = 53n;

/** A number between 0 and 1, neither included, that anybody can compute again from the seed. */
export function uniform(seed: string, id: string): number {
  const first = createHash('sha256').update(`${seed}|${id}`).digest().readBigUInt64BE();
  return (Number(first >> (64n - BITS)) + 0.5) / 2 ** Number(BITS);
}

const keyOf = (seed: string, { id, weight }: Ballot): number => Math.log(uniform(seed, id)) / weight;

/** All in the order in which they are drawn: weighted, without replacement (Efraimidis and Spirakis 2006). */
export const ranked = (seed: string, ballots: readonly Ballot[]): Ranked[] =>
  ballots
    .map((ballot) => ({ ...ballot, key: keyOf(seed, ballot) }))
    .toSorted((one, other) => other.key - one.key || (one.id < other.id ? -1 : 1));

/** How many are drawn of so many [A]. */
export const sampleSize = (count: number): number => Math.min(count, Math.max(FEWEST, Math.ceil(count * SHARE)));

/** `date`: the morning; `root`: of the newest checkpoint of the trail by then, in hexadecimal. */
export const seedOf = (date: string, supervisorId: string, root: string): string => `${date}|${supervisorId}|${root}`;

/** Those who are looked at: the always looked at, and of the others as many as the sample has, in the order of the draw. */
export function chosen(seed: string, candidates: readonly Omit<Candidate, 'key'>[]): string[] {
  const always = candidates.filter(({ reasons }) => reasons.length > 0);
  const others = candidates.filter(({ reasons }) => reasons.length === 0);
  return [...always, ...ranked(seed, others).slice(0, sampleSize(others.length))].map(({ id }) => id);
}

/** Each as it is kept, with its key in the draw. */
export const candidatesOf = (seed: string, acts: readonly Omit<Candidate, 'key'>[]): Candidate[] =>
  acts.map(({ id, weight, reasons }) => ({
    id,
    weight,
    reasons,
    key: reasons.length > 0 ? null : keyOf(seed, { id, weight }),
  }));
