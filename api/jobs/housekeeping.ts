import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.ts';
import { Database } from '../database/database.ts';
import { STORAGE, type Storage } from '../files/storage.ts';
import { Jobs } from './jobs.ts';
import { DAY, HOUR } from '../define/durations.ts';

/** Rows in one statement: it is done long before it is timed out, and nobody waits for it. */
const BATCH = 500;

/** What is over is forgotten by age (KEEP_… in the settings), and so are uploads that were never finished. */
@Injectable()
export class Housekeeping {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(STORAGE) private readonly storage: Storage,
    jobs: Jobs,
  ) {
    jobs.every({ name: 'housekeeping', everyMs: HOUR, run: (stopping) => this.tidy(stopping) });
  }

  async tidy(stopping: AbortSignal): Promise<void> {
    for (const [what, days] of Object.entries(this.config.keep)) {
      let gone = BATCH;
      while (gone === BATCH && !stopping.aborted) {
        const [row] = await this.database.query<[number]>('select forget($1, $2, $3)', [what, days, BATCH]);
        gone = row![0];
      }
    }
    await this.storage.sweep(Date.now() - DAY);
  }
}
