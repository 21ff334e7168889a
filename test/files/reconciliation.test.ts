import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ReconciliationsService } from '../../api/reconciliations/reconciliations.service.ts';
import { type Body, done, environment, type Office, openOffice } from '../support/office.ts';

interface Result {
  id: string;
  result: string;
  rows: number;
  unmatched: number;
  faultCount: number;
  faults: { resource: string; recordId: string; kind: string }[];
}
let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const run = async (): Promise<Result> =>
  done(await office.as('kadis').send<Result>('POST', '/api/audit-logs/reconcile', {}));
const faults = async () => (await run()).faults.map(({ resource, recordId, kind }) => ({ resource, recordId, kind }));

describe('reconciliation', () => {
  it('finds nothing in an office that only the application wrote in', async () => {
    await office.make.personIn('diterima');
    const letter = await office.make.letter();
    const person = await office.make.person(letter.id);
    done(await office.as('staf').archive('verifications', person));
    const { result, rows, unmatched, faultCount } = await run();
    expect([result, unmatched, faultCount]).toEqual(['cocok', 0, 0]);
    const tables = ['requests', 'verifications', 'certificates', 'users', 'staff', 'attachments', 'holidays'];
    const counts = await office.sql<{ n: number }>(
      tables.map((name) => `select count(*)::int as n from ${name}`).join(' union all '),
    );
    expect(rows).toBeGreaterThan(counts.reduce((sum, { n }) => sum + n, 0));
  });

  it('names what was changed, added and removed behind the application, and nothing else', async () => {
    const [edited, set_back, reset, gone, empty] = [
      await office.make.letter(),
      await office.make.letter(),
      await office.make.letter(),
      await office.make.letter(),
      await office.make.letter(),
    ] as [Body, Body, Body, Body, Body];
    await office.sql(`update requests set subject = 'Lain' where id = $1`, [edited.id]);
    await office.sql(`update requests set version = 7 where id = $1`, [set_back.id]);
    const changed = done(await office.as('staf').update('requests', reset, { subject: 'Kedua' }));
    // Everything put back to what it was, but for the trail, which knows that there was a second version.
    await office.sql(`update requests set subject = $2, version = 1 where id = $1`, [changed.id, reset.subject]);
    await office.sql(`delete from requests where id = $1`, [gone.id]);
    await office.sql(`update requests set "archivedAt" = now() where id = $1`, [empty.id]);
    const added = '0190d7f3-d680-7000-8000-0000000000aa';
    await office.sql(
      `insert into holidays (id, version, "createdAt", "updatedAt", date, name, type) values ($1, 1, now(), now(), '2031-01-01', 'x', 'libur_daerah')`,
      [added],
    );
    const expected = [
      { resource: 'requests', recordId: edited.id, kind: 'changed' },
      { resource: 'requests', recordId: set_back.id, kind: 'version' },
      { resource: 'requests', recordId: reset.id, kind: 'version' },
      { resource: 'requests', recordId: gone.id, kind: 'removed' },
      { resource: 'requests', recordId: empty.id, kind: 'changed' },
      { resource: 'holidays', recordId: added, kind: 'added' },
    ];
    const found = await faults();
    expect(found).toHaveLength(expected.length);
    expect(found).toEqual(expect.arrayContaining(expected));
    // Back to normal for the tests below.
    await office.sql(`delete from holidays where id = $1`, [added]);
    await office.sql(`update requests set subject = $2 where id = $1`, [edited.id, edited.subject]);
    await office.sql(`update requests set "archivedAt" = null where id = $1`, [empty.id]);
    await office.sql(`update requests set version = 1 where id = $1`, [set_back.id]);
    await office.sql(`update requests set subject = 'Kedua', version = 2 where id = $1`, [reset.id]);
    expect(await faults()).toEqual([{ resource: 'requests', recordId: gone.id, kind: 'removed' }]);
  });

  it('leaves out what the application’s own work moves without telling: the outbox', async () => {
    await office.sql(
      `insert into mails (id, version, "createdAt", "updatedAt", recipient, subject, text, status, tries, "dueAt", "messageKey")
       values (gen_random_uuid(), 1, now(), now(), 'a@purbalinggakab.go.id', 'x', 'x', 'menunggu', 0, now(), 'x')`,
    );
    expect((await faults()).filter(({ resource }) => resource === 'mails')).toEqual([]);
  });

  it('counts what was written before there was anything to compare with, and names nobody', async () => {
    const before = await run();
    const id = '0190d7f3-d680-7000-8000-0000000000ab';
    await office.sql(
      `insert into holidays (id, version, "createdAt", "updatedAt", date, name, type) values ($1, 1, now(), now(), '2031-01-02', 'x', 'libur_daerah')`,
      [id],
    );
    await office.sql(
      `select audit.append('{"action":"create","actor":"system:old","resource":"holidays","outcome":"ok","requestId":"r","appVersion":"0"}', $1, 1, '{}')`,
      [id],
    );
    const after = await run();
    expect([after.unmatched, after.faultCount]).toEqual([before.unmatched + 1, before.faultCount]);
  });

  it('is right while people write', async () => {
    const before = (await run()).faultCount;
    let writing = true;
    const letters = await Promise.all([1, 2, 3].map(() => office.make.letter()));
    const writers = letters.map(async (letter) => {
      let current = letter;
      for (let n = 1; writing; n++)
        current = done(await office.as('staf').update('requests', current, { subject: `Hal ${n}` }));
      return current.version;
    });
    const results = [await run(), await run(), await run()];
    writing = false;
    const versions = await Promise.all(writers);
    expect(versions.every((version) => version > 3)).toBe(true);
    expect(results.map(({ faultCount }) => faultCount)).toEqual([before, before, before]);
  });

  it('is for Kepala Dinas and the auditor, kept, and told in the trail', async () => {
    for (const role of ['kepala_bidang', 'kepala_seksi', 'verifikator', 'staf', 'admin_sistem'] as const) {
      expect((await office.as(role).send('POST', '/api/audit-logs/reconcile', {})).status).toBe(403);
      expect((await office.as(role).get('/api/audit-logs/reconciliation')).status).toBe(403);
    }
    const answer = await office.as('auditor').send('POST', '/api/audit-logs/reconcile', {});
    const { id } = done(answer);
    expect(done(await office.as('kadis').get('/api/audit-logs/reconciliation')).id).toBe(id);
    const told = await office.sql(
      `select action, actor_id as actor from audit.event where resource = 'reconciliations' and record_id = $1`,
      [id],
    );
    expect(told).toEqual([{ action: 'create', actor: await office.as('auditor').staffId() }]);
  });

  it('comes every night once, whichever process is first, and again when that one died', async () => {
    const second = await office.another();
    const services = [office.app, second.app].map((app) => app.get(ReconciliationsService));
    const nights = async () =>
      (
        await office.sql<{ n: number }>(
          `select count(*)::int as n from reconciliations where occasion = 'malam' and "createdById" is null`,
        )
      )[0]!.n;
    const night = () => Promise.all(services.map((service) => service.nightly()));
    await night();
    expect(await nights()).toBe(0);
    await office.sql('update reconciliation_nights set done_for = done_for - 1');
    await night();
    expect(await nights()).toBe(1);
    await night();
    expect(await nights()).toBe(1);
    const taken = (minutes: number) =>
      office.sql(
        `update reconciliation_nights set done_for = done_for - 1, taken_at = now() - interval '${minutes} minutes'`,
      );
    await taken(5);
    await night();
    expect(await nights()).toBe(1);
    await taken(31);
    await night();
    expect(await nights()).toBe(2);
  });

  it('is a command too: exit 2 and what differs', () => {
    const file = fileURLToPath(new URL('../../dist/api/commands/audit-reconcile.js', import.meta.url));
    const env = {
      ...environment(office.appUrl, office.dataDir),
      DATABASE_OWNER_URL: office.ownerUrl,
      PATH: process.env.PATH,
    };
    const { status, stdout, stderr } = spawnSync(process.execPath, [file], { env, encoding: 'utf8' });
    expect([status, stdout]).toEqual([2, expect.stringMatching(/^\d+ baris dicocokkan dengan jejak audit\./)]);
    expect(stderr).toMatch(/ADA 1 SELISIH:\n {2}requests \S+: Baris dihapus di luar aplikasi\./);
  });

  it('takes an entry without a hash, after one that had one, for what it is', async () => {
    const letter = await office.make.letter();
    const forged =
      '{"action":"update","actor":"system:x","resource":"requests","outcome":"ok","requestId":"r","appVersion":"0"}';
    await office.sql(`update requests set subject = 'Lain', version = 2 where id = $1`, [letter.id]);
    await office.sql(`select audit.append('${forged}', $1, 2, '{}')`, [letter.id]);
    expect(await faults()).toContainEqual({ resource: 'requests', recordId: letter.id, kind: 'unproven' });
  });
});
