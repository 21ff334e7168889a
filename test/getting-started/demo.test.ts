import { Database } from '../../api/database/database.ts';
import { type Frontier, grow, leafHash, rootOf } from '../../api/audit/merkle.ts';
import { reconcile } from '../../api/audit/reconcile.ts';
import { ledgerOn } from '../../api/calendar/ledger-on.ts';
import { rebuild } from '../../api/clock/rebuild.ts';
import { createApp } from '../../api/app.setup.ts';
import { loadConfig } from '../../api/config.ts';
import { LocalStorage } from '../../api/files/storage.ts';
import { resources } from '../../api/resources.ts';
import { seedDemo } from '../../api/seed/seed.ts';
import { REGISTRY } from '../../api/sql/registry.ts';
import type { Registry } from '../../api/sql/scope.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { LEFT_OUT, missingStates, type Query, tableOf, walkFaults } from '../support/demo-walk.ts';
import { attempt, createTestDatabase, type TestDatabase } from '../support/database.ts';
import { done, environment, openOffice, type Office } from '../support/office.ts';
import { api, importsOf, inFolder, read } from '../support/sources.ts';

describe('the demo office', () => {
  let office: Office;
  let query: Query;
  beforeAll(async () => {
    office = await openOffice();
    query = (text) => office.sql(text);
  });
  afterAll(() => office.close());

  it('has a record in every state that can be reached', async () => {
    expect(await missingStates(query)).toEqual(Object.keys(LEFT_OUT).toSorted());
  });

  it('was walked to by legal steps, each by somebody who may take it', async () => {
    const { faults, steps } = await walkFaults(query);
    expect(faults).toEqual([]);
    expect(steps).toBeGreaterThan(500);
  });

  it('is as the trail and its clocks say', async () => {
    const sql = office.app.get(Database);
    expect(await rebuild(sql, ledgerOn(sql), resources, true)).toEqual([]);
    expect(await reconcile(sql, office.app.get<Registry>(REGISTRY))).toMatchObject({ faults: [], unmatched: 0 });
  });

  it('tells every step of a letter in a sentence, with who and when', async () => {
    const kadis = office.as('kadis');
    const [letter] = await office.sql<{ id: string }>(
      `select id from requests where status = 'selesai' order by id limit 1`,
    );
    const { body } = await kadis.get(`/api/requests/${letter!.id}/history`);
    const told = body as unknown as { sentence: string; at: string; actorName: string; action: string }[];
    const taken = told.filter(({ action }) => action.startsWith('step:'));
    expect(taken.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'step:ajukan',
        'step:disposisikan',
        'step:teruskan',
        'step:mulai_proses',
        'step:selesaikan',
      ]),
    );
    for (const { sentence, at } of taken) {
      expect(sentence.length).toBeGreaterThan(20);
      expect(Date.parse(at)).toBeLessThanOrEqual(Date.now());
    }
  });

  it('says in its trail that it is one: first of all, and in what every person did', async () => {
    const [first] = await query<{ action: string; actor_id: string }>(
      'select action, actor_id from audit.event order by id limit 1',
    );
    expect(first).toEqual({ action: 'demo', actor_id: 'system:seed' });
    const others = await query(
      `select id from audit.event where record_version is not null and actor_id not like 'system:%' and (envelope::json->>'session' <> 'demo' or envelope::json->>'requestId' <> 'demo')`,
    );
    expect(others).toEqual([]);
  });

  it('has everything in the order of time, nothing at a moment that is still to come', async () => {
    const [row] = await query<{ unordered: number; future: number }>(
      `select count(*) filter (where at < before)::int as unordered, count(*) filter (where at > now())::int as future
       from (select recorded_at as at, lag(recorded_at) over (order by id) as before from audit.event) e`,
    );
    expect(row).toEqual({ unordered: 0, future: 0 });
  });

  it('draws for a superior what he may read, from the root that its trail has then', async () => {
    const kasi = office.as('kasi');
    const acts = done(await kasi.list('supervised-acts', { range: [0, 99] }));
    const entries = [...new Set(acts.map(({ entryId }) => entryId as string))];
    expect(entries.length).toBeGreaterThan(5);
    const found = done(await kasi.list('audit-logs', { filter: { id: entries }, range: [0, 99] }));
    expect(found.map(({ id }) => id).toSorted()).toEqual(entries.toSorted());

    const trail = await query<{ id: string; envelope: string }>('select id, envelope from audit.event order by id');
    const draws = await query<{ root: string; first: string }>(
      `select d.root, min(e.id::text) as first from supervision_draws d join audit.event e on e.record_id = d.id::text group by d.id, d.root`,
    );
    expect(draws.length).toBeGreaterThan(10);
    const rootAt = new Map<string, number>();
    let tree: Frontier = { size: 0, hashes: [] };
    for (const { envelope } of trail) {
      tree = grow(tree, [leafHash(Buffer.from(envelope))]);
      rootAt.set(rootOf(tree).toString('hex'), tree.size);
    }
    for (const { root, first } of draws)
      expect(rootAt.get(root)).toBeLessThanOrEqual(trail.findIndex(({ id }) => id === first));
  });

  it('keeps a real file for each that is named', async () => {
    const files = await query<{ storageKey: string; sha256: string }>('select "storageKey", sha256 from attachments');
    const storage = await LocalStorage.at(join(office.dataDir, 'files'));
    expect(files.length).toBeGreaterThan(50);
    for (const { storageKey, sha256 } of files) expect(await storage.judge(storageKey, sha256)).toBe('whole');
  });

  it('has no mail that waits and no news that nobody read', async () => {
    expect(await query(`select id from mails where status = 'menunggu'`)).toEqual([]);
    expect(await query(`select id from notifications where "readAt" is null or "mailDueAt" is not null`)).toEqual([]);
    expect(await query(`select record_id from clocks where alert_at < now() - interval '1 day'`)).toEqual([]);
  });

  it('has register numbers without gaps in each year', async () => {
    for (const name of ['requests', 'complaints', 'findings', 'sanctions', 'evaluation-meetings', 'supervision-draws'])
      expect([
        name,
        await query(`select year from (select split_part(number, '/', 2) as year, split_part(number, '/', 3)::int as counted from ${tableOf(name)}) n
          group by year having max(counted) <> count(*)`),
      ]).toEqual([name, []]);
  });
});

describe('the other time of the demo', () => {
  it('is over when the demo is there, and not to be had by the application', async () => {
    const database = await createTestDatabase('office');
    try {
      const client = new pg.Client({ connectionString: database.superUrl });
      await client.connect();
      const { rows } = await client.query(
        `select p.proconfig as config, exists (select from pg_namespace where nspname = 'demo') as demo from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where n.nspname = 'audit' and p.proname = 'append'`,
      );
      await client.end();
      expect(rows).toEqual([{ config: ['search_path=pg_catalog, audit, pg_temp'], demo: false }]);
      const denied = '42501';
      expect(await attempt(database.appUrl, 'create schema demo')).toBe(denied);
      expect(
        await attempt(
          database.appUrl,
          'alter function audit.append(jsonb, text, integer, jsonb) set search_path = public',
        ),
      ).toBe(denied);
    } finally {
      await database.drop();
    }
  });

  it('is asked for by the demo alone', () => {
    const playing = api
      .flatMap(importsOf)
      .filter(({ of }) => of === 'api/database/scene.ts')
      .map(({ by }) => by);
    const others = [...new Set(playing)].filter((file) => !inFolder(file, 'seed') && /\bplay\b/.test(read(file)));
    expect(playing.length).toBeGreaterThan(4);
    expect(others).toEqual([]);
  });
});

/** In an empty office, at a moment of the year. */
describe.each([
  ['the last hour of the year', '2026-12-31T16:30:00Z'],
  ['a Monday before its morning', '2026-11-29T19:50:00Z'],
])('the demo on %s', (_name, moment) => {
  let database: TestDatabase;
  const folder = mkdtempSync(join(tmpdir(), 'waskita-demo-'));
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  it('is the same: every state, by legal steps, until then', async () => {
    const app = await createApp(loadConfig(environment(database.appUrl, folder)));
    await app.init();
    expect(await seedDemo(app, database.ownerUrl, new Date(moment))).toBe(true);
    expect(await seedDemo(app, database.ownerUrl, new Date(moment))).toBe(false);
    await app.close();
    const pool = new pg.Pool({ connectionString: database.superUrl, max: 1 });
    try {
      const query: Query = async <Row>(text: string) => (await pool.query(text)).rows as Row[];
      expect(await missingStates(query)).toEqual(Object.keys(LEFT_OUT).toSorted());
      expect((await walkFaults(query)).faults).toEqual([]);
      expect(await query(`select id from audit.event where recorded_at > '${moment}'`)).toEqual([]);
    } finally {
      await pool.end();
    }
  });
});
