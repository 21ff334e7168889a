import { Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';

const LIFE_MS = 1000;
const MOST = 5000;

/** Verified tokens with the person behind them, for at most a second: what changes acts on every instance within it. */
@Injectable()
export class Remembered {
  private readonly people = new Map<string, { person: Omit<Person, 'requestId'>; until: number }>();

  get(token: string): Omit<Person, 'requestId'> | undefined {
    const known = this.people.get(token);
    return known && known.until > Date.now() ? known.person : undefined;
  }

  set(token: string, person: Omit<Person, 'requestId'>): void {
    if (this.people.size >= MOST) this.people.clear();
    this.people.set(token, { person, until: Date.now() + LIFE_MS });
  }

  /** Accounts, roles or sessions changed here: this instance forgets at once. */
  forget(): void {
    this.people.clear();
  }
}
