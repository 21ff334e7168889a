import { Inject, Injectable } from '@nestjs/common';
import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomUUID } from 'node:crypto';
import { CONFIG, type Config } from '../config.ts';
import type { Sql } from '../database/database.ts';
import { networkOf } from './address.ts';

/** People who share a computer: those who came last. */
const MOST_PEOPLE = 12;
const FORM = /^([0-9a-f-]{36})((?:~[\w-]{43})+)$/;

/**
 * Where the owner of an account is at home. It opens nothing: it only spares him the waits that others cause.
 * A device keeps its own proof, a cookie of a random number and one mark for each account that was signed in to with
 * it; of addresses a keyed hash is kept.
 */
@Injectable()
export class HomePlaces {
  private readonly key: KeyObject;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = createSecretKey(Buffer.from(hkdfSync('sha256', config.jwtKey, 'waskita', 'places', 32)));
  }

  private mark(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }

  /** The device's number, when this account was signed in to with it. */
  deviceOf(cookie: string | undefined, userId: string): string | undefined {
    const [, device, marks] = FORM.exec(cookie ?? '') ?? [];
    return marks?.split('~').includes(this.mark(`${device} ${userId}`)) ? device : undefined;
  }

  /** The cookie with this account added. */
  cookieFor(cookie: string | undefined, userId: string): string {
    const [, device = randomUUID(), marks = ''] = FORM.exec(cookie ?? '') ?? [];
    const own = this.mark(`${device} ${userId}`);
    const others = marks.split('~').filter((one) => one !== '' && one !== own);
    return `${device}~${[...others, own].slice(-MOST_PEOPLE).join('~')}`;
  }

  /** What is kept of an address. */
  placeOf(address: string): string {
    return this.mark(networkOf(address));
  }

  async remember(sql: Sql, userId: string, address: string): Promise<void> {
    await sql.query(
      `insert into sign_in_places (user_id, place, last_at) values ($1, $2, now())
       on conflict (user_id, place) do update set last_at = now()`,
      [userId, this.placeOf(address)],
    );
  }
}
