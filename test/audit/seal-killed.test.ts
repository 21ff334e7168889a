import { afterAll, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { drain, judge, openTrail } from '../support/trail.ts';

const KILLS = 50;
const AT_ONCE = 3;
const LEASE_MS = 5000;
const SCRIPT = join(import.meta.dirname, '../support/sealing.mjs');

/** Sealers at work by the name that the lease knows them by. */
const sealers = new Map<string, ChildProcess>();
afterAll(() => {
  for (const sealer of sealers.values()) sealer.kill('SIGKILL');
});

it('killed fifty times at any moment, with writers at work, the sealer leaves no gap, no wrong root and no false signature', async () => {
  const trail = await openTrail();
  // The key and its folder are made here; what a kill in between leaves is in test/audit/seal.test.ts.
  await drain(trail.options);
  const options = JSON.stringify({ ...trail.options, leaseMs: LEASE_MS });
  const begin = async () => {
    const sealer = spawn(process.execPath, [SCRIPT, options], { stdio: ['ignore', 'pipe', 'pipe'] });
    sealer.stderr!.on('data', (text: Buffer) => trail.alarms.push(text.toString()));
    const [name] = (await once(sealer.stdout!, 'data')) as [Buffer];
    sealers.set(name.toString(), sealer);
  };
  const holder = async (): Promise<[string, ChildProcess]> => {
    for (; ; await wait(10)) {
      const [lease] = await trail.sql<{ holder: string }>(
        'select holder from audit.lease where expires_at > clock_timestamp()',
      );
      const sealer = sealers.get(lease?.holder ?? '');
      if (lease && sealer && sealers.delete(lease.holder)) return [lease.holder, sealer];
    }
  };
  const sizeNow = async () => (await trail.sql<{ size: string }>('select size from audit.log_state'))[0]!.size;
  let killing = true;
  let written = 0;
  const writer = (async () => {
    for (; killing; written += 20, await wait(20)) await trail.write(20, 4);
  })();
  const begun = Array.from({ length: AT_ONCE }, begin);
  for (let kill = 0; kill < KILLS; kill++) {
    const [name, sealer] = await holder();
    // Every second one gets to its work: the others die while they look at what was signed.
    const size = await sizeNow();
    while (kill % 2 === 0 && (await sizeNow()) === size) await wait(5);
    // A random moment is the point, of a batch, of a signature, of renewing the lease.
    await wait(Math.random() * 60);
    expect([sealer.exitCode, trail.alarms]).toEqual([null, []]);
    sealer.kill('SIGKILL');
    await once(sealer, 'exit');
    // Time does the same, more slowly.
    await trail.sql(`update audit.lease set expires_at = '-infinity' where holder = $1`, [name]);
    if (kill + AT_ONCE < KILLS) begun.push(begin());
  }
  await Promise.all(begun);
  killing = false;
  await writer;
  const count = async (from: string) =>
    (await trail.sql<{ n: number }>(`select count(*)::int as n from ${from}`))[0]!.n;
  expect(await count(`audit.event where action = 'seal:start'`)).toBeGreaterThanOrEqual(KILLS / 2);
  expect(await count('audit.leaf')).toBeGreaterThan(written / 10);
  expect(sealers.size).toBe(0);
  await drain(trail.options);
  expect(await judge(trail)).toBe(written + (await count(`audit.event where resource = 'audit-logs'`)));
  await trail.close();
}, 480_000);
