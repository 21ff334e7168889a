import { startSealing } from '../audit/seal/sealing.ts';
import { loadConfig } from '../config.ts';
import { startEmbedded } from '../database/embedded.ts';
import { wrongPlace } from './connected.ts';

const config = loadConfig({ ...process.env, AUDIT_SEALER: 'on' });
const wrong = wrongPlace(config);
if (wrong) {
  console.error(wrong);
  process.exit(1);
}
const embedded = config.databaseUrl ? undefined : await startEmbedded({ dataDir: config.dataDir, join: true });
const url = config.databaseSealerUrl ?? embedded?.sealerUrl();
if (!url) {
  console.error('DATABASE_SEALER_URL is needed: the database as the role waskita_sealer.');
  process.exit(2);
}
const sealing = startSealing(config, url);
// The loop alone keeps no process alive.
const alive = setInterval(() => undefined, 60_000);
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    clearInterval(alive);
    void sealing.stop().finally(() => {
      embedded?.stop();
      console.log('The sealer has stopped. What waited is sealed.');
      process.exit(0);
    });
  });
console.log('The sealer is running. Ctrl-C stops it.');
