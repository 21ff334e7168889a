import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { isAway } from '../../database/away.ts';
import { type Loop, startLoop } from '../../jobs/loop.ts';
import { ROUND_EVERY_MS, Sealer } from './sealer.ts';

/** A sealer at work; `stop` seals and signs what waits. */
export function startSealing(config: Config, url: string): Loop {
  const { auditDir: folder, auditKeyFile: keyFile, production, publicUrl } = config;
  const logger = new Logger('sealer');
  const sealer = new Sealer({
    url,
    folder,
    keyFile,
    name: `${new URL(publicUrl).host}/jejak-audit`,
    mayMakeKey: !production,
    alarm: (line) => logger.error(line),
  });
  let away = false;
  const run = async () => {
    try {
      const more = await sealer.round();
      away = false;
      return more;
    } catch (error) {
      if (!isAway(error)) throw error;
      if (!away) logger.warn(`database: ${(error as Error).message}`);
      away = true;
      return false;
    }
  };
  const loop = startLoop({ name: 'sealer', everyMs: ROUND_EVERY_MS, run });
  const stop = async () => {
    await loop.stop();
    // What is not sealed now waits for the next sealer.
    await sealer.close().catch((error: Error) => logger.error(error.message, error.stack));
  };
  return { ...loop, stop };
}

/** The sealer in the process of the API; with AUDIT_SEALER=off it is one of its own (npm run audit:seal). */
@Injectable()
export class Sealing implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop?: Loop;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  onApplicationBootstrap(): void {
    const { sealer, databaseSealerUrl } = this.config;
    if (sealer && databaseSealerUrl) this.loop = startSealing(this.config, databaseSealerUrl);
  }

  /** After the last request was answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
  }
}
