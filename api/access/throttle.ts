import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Database } from '../database/database.ts';
import { Problem } from '../engine/problem.ts';

interface Limit {
  readonly key: string;
  /** Failures that cost nothing yet. */
  readonly free: number;
  /** Seconds; the wait doubles with each further failure up to this, and never becomes a lock. */
  readonly longest: number;
}

/** Kept in the database, so that every instance counts the same (design 2.4). */
const COUNT = `
insert into throttles as t (key, failures, wait_until, last_at) values ($1, 1, '-infinity', now())
on conflict (key) do update set
  failures = case when t.last_at < now() - interval '1 hour' then 1 else t.failures + 1 end,
  wait_until = case when t.wait_until > now() then t.wait_until
    when t.failures < $2 or t.last_at < now() - interval '1 hour' then '-infinity'
    else now() + make_interval(secs => least($3::float8, power(2, least(t.failures - $2, 20)))) end,
  last_at = now()
returning greatest(0, ceil(extract(epoch from new.wait_until - now())))::int, coalesce(old.wait_until > now(), false)`;

const mark = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/**
 * Growing delays for what can be guessed, a password or the secret of a receipt: by account (or number) from one
 * address, by address, and gently by account from everywhere.
 */
@Injectable()
export class Throttle {
  constructor(private readonly database: Database) {}

  private limits(username: string, address: string): Limit[] {
    return [
      { key: `pair ${mark(`${username} ${address}`)}`, free: 5, longest: 900 },
      { key: `address ${mark(address)}`, free: 50, longest: 300 },
      { key: `account ${mark(username)}`, free: 30, longest: 5 },
    ];
  }

  /** Counts the attempt as failed before it is looked at, so that a hundred at once are a hundred; refuses with 429. */
  async attempt(username: string, address: string): Promise<void> {
    for (const { key, free, longest } of this.limits(username, address)) {
      const [row] = await this.database.query<[number, boolean]>(COUNT, [key, free, longest]);
      const [seconds, wasWaiting] = row!;
      if (wasWaiting)
        throw new Problem(429, {
          code: 'too_many_attempts',
          message: `Terlalu banyak percobaan. Coba lagi dalam ${seconds} detik.`,
          retryAfter: seconds,
        });
    }
  }

  /** The attempt was the owner's. */
  async succeeded(username: string, address: string): Promise<void> {
    const [pair, from, account] = this.limits(username, address);
    await this.database.query('delete from throttles where key = any($1)', [[pair!.key, account!.key]]);
    await this.database.query('update throttles set failures = greatest(0, failures - 1) where key = $1', [from!.key]);
  }
}
