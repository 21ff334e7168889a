import { DEMO_PASSWORD } from '../../api/seed/people.ts';
import type { Body, Office } from './office.ts';

export const WRONG = 'bukan kata sandinya';
export const HOME = '198.51.100.20';
/** Many people sit behind it. */
export const NAT = '198.51.100.99';

export interface Knocked {
  readonly status: number;
  readonly body: Body;
  readonly wait: number;
  readonly cookies: string;
}

let last = 0;
export const newAddress = () => `203.0.${113 + Math.floor(++last / 250)}.${last % 250}`;
export const newName = () => `orang${(last += 1)}`;
/** Fewer at once than the application has connections: on a busy machine whoever waits for one is sent away. */
const AT_ONCE = 12;
export async function times<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const found: T[] = [];
  let next = 0;
  const one = async () => {
    for (let index = next++; index < count; index = next++) found[index] = await work(index);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count) }, one));
  return found;
}
/** What comes of it, and how many seconds it took on this machine today. */
export async function timed<T>(work: () => Promise<T>): Promise<[T, seconds: number]> {
  const begun = performance.now();
  return [await work(), (performance.now() - begun) / 1000];
}
/** How many wrong tries are looked at in so many seconds: the free ones, and one after each wait of 1, 2, 4 … seconds. */
export function mostLooks({ free, longest }: { free: number; longest: number }, seconds: number): number {
  let looks = free + 1;
  let left = seconds;
  for (let wait = 1; left >= Math.min(wait, longest); wait *= 2) {
    left -= Math.min(wait, longest);
    looks++;
  }
  return looks;
}
/** Of one person from one place. */
export const PAIR = { free: 5, longest: 60 };
export const counted = (answers: readonly Knocked[], status: number) =>
  answers.filter((one) => one.status === status).length;

/** People at the door of an office that trusts this machine as a proxy: they come from where the test says. */
export class Door {
  constructor(private readonly office: () => Office) {}

  async knock(username: string, password: string, from: string, cookie = ''): Promise<Knocked> {
    const answer = await fetch(`${this.office().url}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': from, cookie },
      body: JSON.stringify({ username, password }),
    });
    const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0]!);
    return {
      status: answer.status,
      body: (await answer.json()) as Body,
      wait: Number(answer.headers.get('retry-after')),
      cookies: cookies.join('; '),
    };
  }

  own(username: string, from: string, cookie?: string): Promise<Knocked> {
    return this.knock(username, DEMO_PASSWORD, from, cookie);
  }

  guess(username: string, from: string, cookie?: string): Promise<Knocked> {
    return this.knock(username, WRONG, from, cookie);
  }

  /** As if so many seconds had gone by. */
  async pass(seconds: number): Promise<void> {
    await this.office().sql(
      `update throttles set wait_until = wait_until - make_interval(secs => $1), last_at = last_at - make_interval(secs => $1)`,
      [seconds],
    );
  }

  rows(kind: string): Promise<{ failures: number; left: number }[]> {
    return this.office().sql(
      `select failures, extract(epoch from wait_until - now())::float8 as left from throttles where key like $1`,
      [`${kind} %`],
    );
  }
}
