import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Role } from '../../api/define/roles.ts';
import type { Username } from '../../api/seed/people.ts';
import { done, type Body } from '../support/desk.ts';
import { makerFor } from '../support/making.ts';
import { describeBehindNginx, type Proxy, startOwnNginx } from '../support/nginx.ts';
import { environment, type Office, openOffice } from '../support/office.ts';
import { type Server, startServer } from '../support/server.ts';

const COMMANDS = join(import.meta.dirname, '../../dist/api/commands');
const WRITERS = 4;
/** Letters of a writer before one replica is killed, and in all. */
const [BEFORE, ALL] = [2, 5];

describeBehindNginx('two replicas behind the nginx that the office is served with', () => {
  let office: Office;
  let env: NodeJS.ProcessEnv;
  let proxy: Proxy;
  const replicas: Server[] = [];
  beforeAll(async () => {
    office = await openOffice({ JOBS: 'off' });
    const { PATH } = process.env;
    const own = { DATABASE_OWNER_URL: office.ownerUrl, DATABASE_SEALER_URL: office.sealerUrl, SEED: 'none' };
    env = { PATH, ...environment(office.appUrl, office.dataDir), ...own, JOBS: 'on', TRUST_PROXY: 'loopback' };
    for (const _ of [1, 2]) replicas.push(await startServer(office.dataDir, env));
    proxy = await startOwnNginx(...replicas.map(({ url }) => url));
  });
  afterAll(async () => {
    await proxy?.stop();
    for (const replica of replicas) {
      replica.process.kill('SIGKILL');
      await replica.ended;
    }
    await office?.close();
  });
  const command = (name: string, ...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(COMMANDS, name), ...words], {
      env,
      encoding: 'utf8',
    });
    return [status, status === 0 ? '' : stdout + stderr];
  };

  it('go on as one when the other is killed; what was acknowledged is there, and the proof is whole', async () => {
    const url = `http://127.0.0.1:${proxy.port}`;
    const through = (who: Username | Role) => office.as(who).at(url);
    for (const who of ['staf', 'kadis', 'kasi', 'verifikator1', 'inspektorat'] as const)
      await office.as(who).signedIn();
    const acknowledged: Body[] = [];
    const failures: string[] = [];
    let written = 0;
    const make = makerFor(through, (text, values) => office.sql(text, values));
    const writer = async () => {
      for (let letters = 0; letters < ALL;) {
        try {
          acknowledged.push(await make.personIn('menunggu_swafoto'));
          letters += 1;
          written += 1;
          if (written === WRITERS * BEFORE) replicas[0]!.process.kill('SIGKILL');
        } catch (error) {
          failures.push((error as Error).message);
        }
        if (failures.length > WRITERS * 4) throw new Error(failures.join('\n'));
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, writer));
    // Only what was on its way to the one that went; a POST is never repeated by nginx.
    for (const failure of failures) expect(failure).toMatch(/^50[234] /);
    const there = await office.sql<{ id: string }>(`select id from verifications where status = 'menunggu_swafoto'`);
    const ids = new Set(there.map(({ id }) => id));
    expect(acknowledged.filter(({ id }) => !ids.has(id))).toEqual([]);
    expect(acknowledged).toHaveLength(WRITERS * ALL);
    expect(replicas[1]!.process.exitCode).toBeNull();

    expect(command('audit-reconcile.js')).toEqual([0, '']);
    expect(command('clock-rebuild.js', '--check')).toEqual([0, '']);
    const verified = await through('inspektorat').send<Body>('POST', '/api/audit-logs/verify', {});
    expect(done(verified)).toMatchObject({ ok: true });
  });
});
