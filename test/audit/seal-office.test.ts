import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { attempt } from '../support/database.ts';
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const ready = async (url: string) => (await (await fetch(`${url}/health/ready`)).json()) as { sealer: string };

describe('the application', () => {
  it('seals its trail where it is given the sealer’s database, says so, and seals the rest when it stops', async () => {
    expect(await ready(office.url)).toMatchObject({ status: 'ok', sealer: 'absent' });
    const { app, url } = await office.another({ DATABASE_SEALER_URL: office.sealerUrl });
    while ((await ready(url)).sealer !== 'sealing') await wait(20);
    expect((await ready(office.url)).sealer).toBe('sealing');
    await office.make.letter();
    await app.close();
    expect(await office.sql('select event_id from audit.pending')).toEqual([]);
    const [log] = await office.sql<{ size: string; signed: string }>(
      'select (select size from audit.log_state), (select max(size) from audit.checkpoint) as signed',
    );
    expect(Number(log!.size)).toBeGreaterThan(500);
    expect(log!.signed).toBe(log!.size);
    expect((await ready(office.url)).sealer).toBe('absent');
    expect(existsSync(join(office.dataDir, 'audit/checkpoints.log'))).toBe(true);
  });

  it('says when nothing is sealed any more, and stays in service', async () => {
    await office.sql(`update audit.lease set state = 'refused', expires_at = now() + interval '1 hour'`);
    expect(await ready(office.url)).toMatchObject({ status: 'ok', sealer: 'refused' });
  });
});

describe('the sealer’s role', () => {
  it.each([
    'select * from audit.payload',
    'select * from requests',
    'select * from users',
    "insert into audit.leaf select 999999, id, sha256('x') from audit.event limit 1",
    'delete from audit.pending',
    'delete from audit.leaf',
    'truncate audit.checkpoint',
    `insert into audit.checkpoint values (1, 'x')`,
    'update audit.log_state set size = 0',
    `update audit.lease set holder = 'x'`,
    'delete from audit.signer',
    `update audit.event set envelope = '{}'`,
    'alter table audit.leaf disable trigger all',
    'set session_replication_role = replica',
    'set role waskita_app',
    'set role waskita_owner',
    'create table mine (id int)',
  ])('may not: %s', async (statement) => {
    expect(await attempt(office.sealerUrl, statement)).toBe('42501');
  });

  it('gives entries their places, only while it holds the lease, and only so that the tree fits', async () => {
    await office.sql(`update audit.lease set state = 'sealing', holder = 'me', expires_at = now() + interval '1 hour'`);
    await office.sql(
      `select audit.append('{"action":"x","actor":"x","resource":"x","outcome":"ok"}', null, null, '{}')`,
    );
    const NOT_NOW = '55000';
    expect(await attempt(office.sealerUrl, `select * from audit.take_leaves('me', 10)`)).toBe('done');
    expect(await attempt(office.sealerUrl, `select * from audit.take_leaves('you', 10)`)).toBe(NOT_NOW);
    expect(await attempt(office.sealerUrl, `select audit.set_frontier(0, 5, '{}')`)).toBe(NOT_NOW);
    expect(
      await attempt(office.sealerUrl, `select audit.set_frontier((select size from audit.log_state), 999999, '{}')`),
    ).toBe(NOT_NOW);
  });
});
