import { Injectable } from '@nestjs/common';

/** Far below the size of the pool: whoever asks an ordinary question always finds a connection. */
const MOST_AT_ONCE = 4;

interface Waiting {
  readonly person: string;
  readonly begin: () => void;
}

/**
 * The share of database and processor that dear answers have together, on each instance. One person's are worked on one
 * after the other, so that however many he asks for, he is one among all.
 */
@Injectable()
export class Turns {
  private readonly busy = new Set<string>();
  private readonly waiting: Waiting[] = [];

  /** Does the work when it is the person's turn. Never asked for from inside of such work. */
  async during<T>(person: string, work: () => Promise<T>): Promise<T> {
    if (this.mayBegin(person)) this.busy.add(person);
    else await new Promise<void>((begin) => this.waiting.push({ person, begin }));
    try {
      return await work();
    } finally {
      this.busy.delete(person);
      this.beginNext();
    }
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
