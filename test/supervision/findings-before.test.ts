import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { reconcile } from '../../api/audit/reconcile.ts';
import { Database } from '../../api/database/database.ts';
import { HANDED_OVER } from '../../api/migrations/1795437190100-findings-answered.ts';
import { REGISTRY } from '../../api/sql/registry.ts';
import type { Registry } from '../../api/sql/scope.ts';
import { type Body, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

/** As findings stood before they were handed to anybody. */
const BEFORE = `update findings set delivered = false, "deliveredAt" = null, "handlerId" = null, "followedUpById" = null, "followedUpAt" = null,
  "previousStatus" = null, status = case status when 'ditutup' then 'selesai' when 'dibatalkan' then 'dibatalkan' when 'ditindaklanjuti' then status else 'terbuka' end`;

/** What the migration says anew. */
const WRITTEN = [
  'version',
  'updatedAt',
  'status',
  'previousStatus',
  'delivered',
  'deliveredAt',
  'handlerId',
  'followedUpById',
  'followedUpAt',
];

it('findings from before are handed to whom they are about, told in the trail, and nothing of them is lost', async () => {
  const owner = new pg.Client({ connectionString: office.ownerUrl });
  await owner.connect();
  try {
    await office.sql(BEFORE);
    const before = await office.sql<Body>('select * from findings order by id');
    await owner.query('begin');
    await owner.query(HANDED_OVER);
    await owner.query('commit');
    const after = await office.sql<Body>('select * from findings order by id');
    const RENAMED = new Map([
      ['terbuka', 'disampaikan'],
      ['selesai', 'ditutup'],
    ]);
    expect(after.map(({ status }) => status)).toEqual(
      before.map(({ status }) => RENAMED.get(String(status)) ?? status),
    );
    expect(new Set(after.map(({ status }) => status))).toEqual(
      new Set(['disampaikan', 'ditindaklanjuti', 'ditutup', 'dibatalkan']),
    );
    for (const [at, row] of after.entries()) {
      const { status } = before[at]!;
      const { delivered, deliveredAt, handlerId, followedUpById, followedUpAt } = row;
      const kept = Object.entries(before[at]!).filter(([name]) => !WRITTEN.includes(name));
      expect(row).toMatchObject(Object.fromEntries(kept));
      const isOpen = ['terbuka', 'ditindaklanjuti'].includes(String(status));
      expect([status, delivered, deliveredAt !== null]).toEqual([status, isOpen, isOpen]);
      expect([status, followedUpById !== null, followedUpAt !== null]).toEqual([
        status,
        ...[status, status].map((one) => ['ditindaklanjuti', 'selesai'].includes(String(one))),
      ]);
      expect(handlerId).toBe(row.supervisorId);
    }
    const open = after.find(({ status }) => status === 'disampaikan')!;
    const told = done(await office.as('kadis').history('findings', open)).at(-1)!;
    expect(told).toMatchObject({ action: 'update', reason: expect.stringContaining('ditanggapi') });
    expect(told.changes.find(({ field }) => field === 'status')).toMatchObject({ after: 'disampaikan' });
    expect(await reconcile(office.app.get(Database), office.app.get<Registry>(REGISTRY))).toMatchObject({ faults: [] });
  } finally {
    await owner.end();
  }
});
