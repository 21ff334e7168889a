import { Injectable } from '@nestjs/common';

const WINDOW_MS = 10 * 60_000;
const MOST = 50_000;

/**
 * What the trail was told in the last ten minutes and need not be told again [A]: the same session opening the same
 * record, the same sign-in knocking on a closed door. Kept by each process for itself: a second one, a restart and a
 * full memory all tell more, never less.
 */
@Injectable()
export class Lately {
  private readonly until = new Map<string, number>();

  /** True when one of these has not been told. */
  isNews(keys: readonly string[]): boolean {
    const now = Date.now();
    return keys.some((key) => (this.until.get(key) ?? 0) <= now);
  }

  /** They have been told: call it after the entry was written. */
  told(keys: readonly string[]): void {
    if (this.until.size + keys.length > MOST) this.until.clear();
    for (const key of keys) this.until.set(key, Date.now() + WINDOW_MS);
  }
}
