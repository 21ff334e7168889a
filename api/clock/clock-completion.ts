import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import { Jobs } from '../jobs/jobs.ts';
import { clocked } from './context.ts';
import { Ledger } from './ledger.ts';
import { inOrder } from './recalculate.ts';
import { complete, completeEnded, promiseOpen } from './rebuild.ts';
import { HOUR } from '../define/durations.ts';

/**
 * Records that are there before what they are promised: a newer version of the application may promise something more, and
 * an office may begin its work before its standard is in force. Their clocks are made as soon as there can be one.
 * What ended before the moment it was promised for was kept is read again once.
 */
@Injectable()
export class ClockCompletion {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    @Inject(REGISTRY) private readonly registry: Registry,
    jobs: Jobs,
  ) {
    jobs.every({ name: 'clock-completion', everyMs: HOUR, run: () => this.run() });
  }

  private async run(): Promise<void> {
    await this.complete();
    await this.completeEnded();
  }

  /** Answers how many clocks were made. */
  async complete(): Promise<number> {
    let made = 0;
    for (const resource of this.registry.values()) {
      const of = clocked(resource);
      if (!of) continue;
      made += await complete(this.database, this.ledger, of);
      made += await promiseOpen(this.database, this.ledger, of);
    }
    return made;
  }

  /** Answers how many were read again. Who carries a promise on comes before whom it is carried for. */
  async completeEnded(): Promise<number> {
    let read = 0;
    for (const of of inOrder(this.registry.values())) read += await completeEnded(this.database, this.ledger, of);
    return read;
  }
}
