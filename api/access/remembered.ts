import { Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import { officeDate, officeMidnight } from '../define/office-time.ts';
import { DAY } from '../define/durations.ts';

const LIFE_MS = 1000;
const MOST = 5000;

/** Verified tokens with the person behind them, for at most a second: what changes acts on every instance within it. */
@Injectable()
export class Remembered {
  private readonly people = new Map<string, { person: Omit<Person, 'requestId'>; until: number }>();

  get(token: string, now = Date.now()): Omit<Person, 'requestId'> | undefined {
    const known = this.people.get(token);
    return known && known.until > now ? known.person : undefined;
  }

  set(token: string, person: Omit<Person, 'requestId'>, now = Date.now()): void {
    if (this.people.size >= MOST) this.people.clear();
    // Roles and competences are dated: at midnight nobody is whom he was.
    const until = Math.min(now + LIFE_MS, officeMidnight(officeDate(now)) + DAY);
    this.people.set(token, { person, until });
  }

  /** Accounts, roles or sessions changed here: this instance forgets at once. */
  forget(): void {
    this.people.clear();
  }
}
