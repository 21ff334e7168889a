import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { reconcile } from '../../api/audit/reconcile.ts';
import { Database } from '../../api/database/database.ts';
import { KNOWN } from '../../api/migrations/1795437200000-discipline.ts';
import { REGISTRY } from '../../api/sql/registry.ts';
import type { Registry } from '../../api/sql/scope.ts';
import { type Body, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

/** As cases stood before it was written down how the accused was employed. */
const BEFORE = `update sanctions set regime = null, post = null, summoned = false`;
const WRITTEN = ['version', 'updatedAt', 'regime', 'post', 'summoned'];

it('cases from before get employment and post as of today, told in the trail, and nothing of them is lost', async () => {
  const owner = new pg.Client({ connectionString: office.ownerUrl });
  await owner.connect();
  try {
    await office.sql(BEFORE);
    const before = await office.sql<Body>('select * from sanctions order by id');
    expect(before.length).toBeGreaterThan(3);
    await owner.query('begin');
    await owner.query(KNOWN);
    await owner.query('commit');
    const after = await office.sql<Body>('select * from sanctions order by id');
    const employed = new Map(
      (await office.sql<{ id: string; employment: string }>('select id, employment from staff')).map(
        ({ id, employment }) => [id, employment],
      ),
    );
    for (const [at, row] of after.entries()) {
      const kept = Object.entries(before[at]!).filter(([name]) => !WRITTEN.includes(name));
      expect(row).toMatchObject(Object.fromEntries(kept));
      expect([row.regime, row.summoned]).toEqual([
        employed.get(String(row.staffId)),
        !['dugaan', 'telaah'].includes(String(row.status)),
      ]);
      expect(['pelaksana', 'kepala_seksi', 'kepala_bidang', 'kepala_dinas']).toContain(row.post);
    }
    const told = done(await office.as('inspektorat').history('sanctions', after[0]!)).at(-1)!;
    expect(told).toMatchObject({ action: 'update', reason: expect.stringContaining('Kepegawaian') });
    expect(await reconcile(office.app.get(Database), office.app.get<Registry>(REGISTRY))).toMatchObject({ faults: [] });
  } finally {
    await owner.end();
  }
});
