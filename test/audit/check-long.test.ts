import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Checks } from '../../api/audit/verify/checks.ts';
import type { TrailCheck } from '../../api/define/answers/trail.ts';
import { type Body, done, type Office, openOffice } from '../support/office.ts';
import { Trail } from '../support/tampering.ts';

let office: Office;
let trail: Trail;
beforeAll(async () => {
  office = await openOffice();
  trail = new Trail(office);
  await trail.append(2000);
  await trail.seal();
});
afterAll(() => office?.close());

const auditor = () => office.as('inspektorat');
const verify = () => auditor().send<Body & TrailCheck>('POST', '/api/audit-logs/verify', {});
const latest = async () => done(await auditor().get<Body & TrailCheck>('/api/audit-logs/verification'));
const settled = async () => {
  for (;;) {
    const check = await latest();
    if (check.verdict !== null || check.failed) return check;
  }
};

it('a verification that takes longer than a proxy waits is answered at once, goes on, and tells its verdict', async () => {
  const checks = office.app.get(Checks, { strict: false });
  const { patienceMs } = checks;
  checks.patienceMs = 0;
  const answer = await verify();
  expect([answer.status, answer.body.verdict, answer.body.failed]).toEqual([202, null, false]);
  expect(answer.body.size).toBeGreaterThan(2000);
  expect((await verify()).body).toMatchObject({ code: 'already_running' });
  expect(await settled()).toMatchObject({ failed: false, verdict: { ok: true, size: await trail.size() } });
  const told = await office.sql(`select from audit.event where action = 'verify' and resource = 'audit-logs'`);
  expect(told).toHaveLength(1);
  checks.patienceMs = patienceMs;
  expect(done(await verify())).toMatchObject({ ok: true });
});

it('a verification that cannot go on says so, and another one may begin', async () => {
  await office.sql('alter table audit.leaf rename to leaf_away');
  expect((await verify()).status).toBe(500);
  expect(await latest()).toMatchObject({ failed: true, verdict: null });
  await office.sql('alter table audit.leaf_away rename to leaf');
  expect(done(await verify())).toMatchObject({ ok: true });
  expect(await latest()).toMatchObject({ failed: false, verdict: { ok: true } });
});
