// `npm run bench:load -- --audit 10000000`: an office with a long audit trail, valid and sealed, in a folder of its own, and beside
// it the same with 10,000 entries. A load that was broken off goes on with the same command.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, root, say } from '../../api/prepare.mjs';

const { values: options } = parseArgs({
  options: {
    audit: { type: 'string', default: '10000000' },
    requests: { type: 'string', default: '1000' },
    data: { type: 'string' },
  },
});
await prepare({ quiet: true });
const { startData } = await import('./data.mjs');
const audit = Number(options.audit);
const requests = Number(options.requests);
if (![audit, requests].every(Number.isSafeInteger)) throw new Error('--audit and --requests are whole numbers.');
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const folder = options.data ?? join(root, '.data', `bench-${audit}`);
const since = performance.now();
const data = await startData({ folder, keep: true, requests, audit, few: true, say });
say(`loaded in ${((performance.now() - since) / 60_000).toFixed(1)} minutes`);
say(`npm run bench -- --part audit-scale --data ${data.dataDir}`);
data.remove();
