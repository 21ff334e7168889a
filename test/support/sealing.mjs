// A sealer as a process of its own, to be killed. Its options come as JSON; it says its name when it begins.
import { setTimeout as wait } from 'node:timers/promises';
import { Sealer } from '../../dist/api/audit/seal/sealer.js';

const sealer = new Sealer({ ...JSON.parse(process.argv[2]), alarm: console.error });
process.stdout.write(sealer.holder);
// No longer than who started it.
for (const { ppid } = process; process.ppid === ppid;) {
  // A lease that was lost meanwhile comes back.
  await sealer.round().catch(() => undefined);
  await wait(20);
}
process.exit();
