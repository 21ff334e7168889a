import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type Config } from '../config.ts';
import { type Loop, startLoop, type Work } from './loop.ts';

/**
 * The application's work in the background. A provider names its own in its constructor with `every`; all begin when
 * the application has started and end, before the database goes, when it stops. With JOBS=off none begins.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly works: Work[] = [];
  private readonly loops = new Map<Work, Loop>();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Repeats the work as long as the application runs; `nudge` begins the next round early. */
  every(work: Work): { nudge(): void } {
    this.works.push(work);
    return { nudge: () => this.loops.get(work)?.nudge() };
  }

  onApplicationBootstrap(): void {
    if (!this.config.jobs) return;
    for (const work of this.works) this.loops.set(work, startLoop(work));
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.loops.values()].map((loop) => loop.stop()));
  }
}
