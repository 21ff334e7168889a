import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Database } from '../database/database.ts';
import { Problem } from '../sql/problem.ts';
import { networkOf } from './address.ts';

/** One way in which guesses are bounded. What is refused in a lane leaves no mark in it. */
export interface Lane {
  readonly key: string;
  /** Wrong tries that cost nothing yet; they are forgotten when none came for an hour. */
  readonly free: number;
  /** Seconds: the wait doubles with each further one up to this, and never becomes a lock. */
  readonly longest: number;
  /** Seconds of waits that may pile up before anybody is refused: how many come in side by side. */
  readonly slack: number;
}

const mark = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);
const lane = (key: string, of: string, bounds: Omit<Lane, 'key'>): Lane => ({ key: `${key} ${mark(of)}`, ...bounds });

/** One account from one place: whoever mistypes is slowed down, a guesser has 60 tries an hour. */
const PAIR = { free: 5, longest: 60, slack: 0 };
/** One account from wherever it never signed in: 720 an hour, however many addresses a guesser has. */
const ACCOUNT = { free: 30, longest: 5, slack: 0 };
/**
 * The account once more, for those who were refused at it and came back: as many looks again, which whoever has a new
 * address for each guess never gets. Beside such guessers the owner is in within a minute; strangers who come back with
 * many addresses still stand in his way.
 */
const RETURNED = { free: 0, longest: 5, slack: 0 };
/** Seconds between the first refusal and the look. */
const PATIENCE = 15;
/** One address over all accounts: one a second. Those whose tries are right give theirs back and hold nobody up. */
const ADDRESS = { free: 0, longest: 1, slack: 60 };

/** Whence an account is asked for: its owner's device, an address it was signed in from before, or anywhere else. */
export type Place = { readonly device: string } | { readonly usual: string } | { readonly address: string };

/**
 * An owner at his own device, or at an address he came from before, has a lane of his own: what strangers guess
 * elsewhere, or about others at his address, holds him up by nothing.
 */
export function signInLanes(username: string, place: Place): Lane[] {
  if ('device' in place) return [lane('device', `${username} ${place.device}`, PAIR)];
  const address = networkOf('usual' in place ? place.usual : place.address);
  const pair = lane('pair', `${username} ${address}`, PAIR);
  return 'usual' in place ? [pair] : [pair, lane('account', username, ACCOUNT), lane('address', address, ADDRESS)];
}

/** Of somebody from nowhere known, whom the lane of the account refused: whether he came back is remembered by `waits`. */
function returningLanes(username: string, address: string): { waits: string; lanes: Lane[] } {
  const [pair, , all] = signInLanes(username, { address }) as [Lane, Lane, Lane];
  return { waits: pair.key.replace('pair', 'waits'), lanes: [pair, lane('returned', username, RETURNED), all] };
}

/** Somebody who is signed in says his password again. */
export const passwordLanes = (userId: string): Lane[] => [lane('password', userId, PAIR)];

/** The secret of a receipt has fifty bits: whoever has the paper is never held up by those who guess its number elsewhere. */
export const receiptLanes = (number: string, address: string): Lane[] => [
  lane('receipt', `${number} ${networkOf(address)}`, PAIR),
  lane('receipts', networkOf(address), ADDRESS),
];

export class TooManyAttempts extends Problem {
  constructor(
    readonly lane: Lane,
    seconds: number,
  ) {
    super(429, {
      code: 'too_many_attempts',
      message: `Terlalu banyak percobaan. Coba lagi dalam ${seconds} detik.`,
      retryAfter: seconds,
    });
  }
}

const NOW = 'clock_timestamp()';
const WAIT = (failures: string) =>
  `(case when ${failures} <= $2 then 0 else least($3::float8, power(2, least(${failures} - $2 - 1, 20))) end)`;
const UNTIL = (failures: string, from: string) => `${from} + make_interval(secs => ${WAIT(failures)})`;
const FAILURES = `(case when t.last_at < ${NOW} - interval '1 hour' then 1 else t.failures + 1 end)`;
/**
 * Kept in the database, so that every instance counts the same (api/README: Many rows and many instances). Nothing comes back when it has to wait. By
 * the clock and not by the begin of the statement: that may lie before what those did who held the row meanwhile.
 */
const TAKE = `
insert into throttles as t (key, failures, wait_until, last_at) values ($1, 1, ${UNTIL('1', NOW)}, ${NOW})
on conflict (key) do update set
  failures = ${FAILURES}, wait_until = ${UNTIL(FAILURES, `greatest(t.wait_until, ${NOW})`)}, last_at = ${NOW}
where t.wait_until <= ${NOW} + make_interval(secs => $4)
returning ${WAIT('new.failures')}::float8`;
const LEFT = `select greatest(1, ceil(extract(epoch from wait_until - ${NOW}) - $2))::int from throttles where key = $1`;
const GIVE_BACK = `
update throttles t set failures = greatest(0, t.failures - 1), wait_until = t.wait_until - make_interval(secs => g.seconds)
from unnest($1::text[], $2::float8[]) g(key, seconds) where t.key = g.key`;

const WAITS = `
insert into throttles as t (key, failures, wait_until, last_at) values ($1, 0, ${NOW}, ${NOW})
on conflict (key) do update set last_at = case when t.last_at < ${NOW} - interval '10 minutes' then ${NOW} else t.last_at end
returning last_at <= ${NOW} - make_interval(secs => ${PATIENCE})`;

/** A try that is being looked at: counted as wrong until it is given back. */
export interface Reservation {
  /** It was right, or nobody came to look at it: as if it had not been. */
  giveBack(): Promise<void>;
}

/**
 * Growing delays for what can be guessed, a password or the secret of a receipt. A try is counted before it is looked
 * at, so that a hundred at once are a hundred; one that is refused was not looked at and does not count.
 */
@Injectable()
export class Throttle {
  constructor(private readonly database: Database) {}

  /** Takes a place in every lane, or in none and throws TooManyAttempts. */
  async reserve(lanes: readonly Lane[]): Promise<Reservation> {
    const taken: { key: string; seconds: number }[] = [];
    const giveBack = async () => {
      const [keys, seconds] = [taken.map(({ key }) => key), taken.map((one) => one.seconds)];
      await this.database.query(GIVE_BACK, [keys, seconds]);
    };
    try {
      for (const one of lanes) {
        const { key, free, longest, slack } = one;
        const [row] = await this.database.query<[number]>(TAKE, [key, free, longest, slack]);
        if (row) {
          taken.push({ key, seconds: row[0] });
          continue;
        }
        const [left] = await this.database.query<[number]>(LEFT, [key, slack]);
        throw new TooManyAttempts(one, left?.[0] ?? 1);
      }
    } catch (refusal) {
      // Also where the database is too busy for one of the lanes. When it is away, the try is forgotten by age.
      if (taken.length > 0) await giveBack().catch(() => undefined);
      throw refusal;
    }
    return { giveBack };
  }

  /** As `reserve`; who is refused at the account and has waited is looked at in a lane beside it, and waits anew for the next look. */
  async reserveSignIn(username: string, place: Place): Promise<Reservation> {
    const lanes = signInLanes(username, place);
    try {
      return await this.reserve(lanes);
    } catch (refusal) {
      if (!('address' in place) || !(refusal instanceof TooManyAttempts) || refusal.lane !== lanes[1]) throw refusal;
      const { waits, lanes: beside } = returningLanes(username, place.address);
      const [row] = await this.database.query<[boolean]>(WAITS, [waits]);
      if (!row![0]) throw refusal;
      const taken = await this.reserve(beside);
      await this.database.query('delete from throttles where key = $1', [waits]);
      return taken;
    }
  }

  /** The try was its owner's: it is given back, and what he mistyped before in the lane that is his alone is forgotten. */
  async succeeded(reservation: Reservation, [own]: readonly Lane[]): Promise<void> {
    await reservation.giveBack();
    await this.database.query('delete from throttles where key = $1', [own!.key]);
  }
}
