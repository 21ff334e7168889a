import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { REGISTRY } from '../engine/registry.ts';
import type { Registry } from '../engine/scope.ts';
import { Jobs } from '../jobs/jobs.ts';
import { clocked } from './context.ts';
import { Ledger } from './ledger.ts';
import { complete, promiseOpen } from './rebuild.ts';

const HOUR = 3_600_000;

/**
 * Records that are there before what they are promised: a newer version of the application may promise something more, and
 * an office may begin its work before its standard is in force. Their clocks are made as soon as there can be one.
 */
@Injectable()
export class ClockCompletion {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    @Inject(REGISTRY) private readonly registry: Registry,
    jobs: Jobs,
  ) {
    jobs.every({ name: 'clock-completion', everyMs: HOUR, run: () => this.complete() });
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
}
