import { Injectable } from '@nestjs/common';

/** Far below the size of the pool: whoever asks an ordinary question always finds a connection. */
const MOST_AT_ONCE = 4;

const LONGEST_REST_MS = 500;

interface Waiting {
  readonly person: string;
  readonly begin: () => void;
}

/**
 * The share of database and processor that dear answers have together, on each instance. One person's are worked on one
 * after the other, and each is followed by a rest as long as itself: however many he asks for, half of the time is not his.
 */
@Injectable()
export class Turns {
  private readonly busy = new Set<string>();
  private readonly waiting: Waiting[] = [];

  /** Does the work when it is the person's turn. Never asked for from inside of such work. */
  async during<T>(person: string, work: () => Promise<T>): Promise<T> {
    if (this.mayBegin(person)) this.busy.add(person);
    else await new Promise<void>((begin) => this.waiting.push({ person, begin }));
    const begun = performance.now();
    try {
      return await work();
    } finally {
      setTimeout(() => this.end(person), Math.min(performance.now() - begun, LONGEST_REST_MS)).unref();
    }
  }

  private end(person: string): void {
    this.busy.delete(person);
    this.beginNext();
  }

  private mayBegin(person: string): boolean {
    return this.busy.size < MOST_AT_ONCE && !this.busy.has(person);
  }

  private beginNext(): void {
    const place = this.waiting.findIndex(({ person }) => this.mayBegin(person));
    if (place < 0) return;
    const [next] = this.waiting.splice(place, 1);
    this.busy.add(next!.person);
    next!.begin();
  }
}
