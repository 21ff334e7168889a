import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditLogs } from '../../api/audit-logs/audit-logs.resource.ts';
import type { IntegrityAnswer } from '../../api/define/answers/trail.ts';
import { type Resource, stateOf } from '../../api/define/resource.ts';
import type { Role } from '../../api/define/roles.ts';
import { resources } from '../../api/resources.ts';
import type { Username } from '../../api/seed/people.ts';
import { type Body, done, LETTERS, type Office, openOffice } from '../support/office.ts';
import { Trail } from '../support/tampering.ts';

const WRONG = { 400: ['x', '', 5, ['a'], {}, true] } as const;
let office: Office;
let letter: Body;
let units: Record<string, string>;
beforeAll(async () => {
  office = await openOffice();
  letter = await office.make.letterIn('diajukan');
  const rows = await office.sql<{ code: string; id: string }>('select code, id from org_units');
  units = Object.fromEntries(rows.map(({ code, id }) => [code, id]));
  // Everybody has done something.
  for (const who of ['kasi', 'kasi2', 'kabid2', 'verifikator1', 'staf2'] as const)
    await office.as(who).list('requests');
});
afterAll(() => office?.close());

const steps = (resources as readonly Resource[]).flatMap((resource) => stateOf(resource)?.flow.steps ?? []);
const corrections = steps.filter(({ corrects }) => corrects).map(({ verb }) => `step:${verb}`);
const staffId = (who: Username) => office.as(who).staffId();
const entries = async (who: Username | Role, filter: Record<string, unknown>) =>
  done(await office.as(who).list<Body[]>('audit-logs', { filter, range: [0, 99] })) as Body[];
const actors = async (who: Username | Role, filter: Record<string, unknown>) =>
  [...new Set((await entries(who, filter)).map(({ actorId }) => actorId as string))].toSorted();
const line = async (who: Username): Promise<string[]> =>
  (
    await office.sql<{ id: string }>(
      `with recursive l(id) as (select $1::uuid union select s.id from staff s join l on s."supervisorId" = l.id) select id from l`,
      [await staffId(who)],
    )
  ).map(({ id }) => id);

describe('the trail is filtered', () => {
  it('by a unit, with the units below it', async () => {
    const seen = await actors('kadis', { unitId: units.IKP });
    expect(seen).toEqual(expect.arrayContaining([await staffId('kasi2')]));
    const inside = await office.sql<{ id: string }>(
      `select s.id from staff s join org_units u on u.id = s."unitId" where u.id = $1 or u."parentId" = $1`,
      [units.IKP],
    );
    for (const actor of seen) expect(inside.map(({ id }) => id)).toContain(actor);
    expect(seen).not.toContain(await staffId('kasi'));
  });

  it('by a reporting line, its head included', async () => {
    const seen = await actors('kadis', { lineOf: await staffId('kasi') });
    expect(seen).toEqual(expect.arrayContaining([await staffId('kasi'), await staffId('verifikator1')]));
    for (const actor of seen) expect(await line('kasi')).toContain(actor);
  });

  it('by both at once, and together with a person', async () => {
    const lineOf = await staffId('kabid');
    expect(await actors('kadis', { lineOf, unitId: units.IKP })).toEqual([]);
    expect(await actors('kadis', { lineOf, actorId: await staffId('kasi') })).toEqual([await staffId('kasi')]);
    expect(await actors('kadis', { lineOf, actorId: await staffId('kasi2') })).toEqual([]);
  });

  it('by what is marked for supervision: the corrections, for whoever oversees', async () => {
    const mark = 'Waktu diterima keliru dicatat di loket.';
    const own = await office.make.letterIn('diajukan');
    const receivedAt = new Date(Date.parse(String(own.receivedAt)) - 60_000).toISOString();
    done(await office.as('kasi').step('requests', own, 'koreksi_waktu_terima', { receivedAt, reason: mark }));
    for (const who of ['kasi', 'kadis', 'inspektorat'] as const) {
      const found = await entries(who, { corrects: true });
      expect(found.filter(({ reason }) => reason === mark).map(({ recordId }) => recordId)).toEqual([own.id]);
      expect(found.filter(({ action }) => !corrections.includes(String(action)))).toEqual([]);
    }
    expect(await entries('kadis', { corrects: true, q: 'sign' })).toEqual([]);
    // Outside of his line.
    expect((await entries('kasi2', { corrects: true })).filter(({ reason }) => reason === mark)).toEqual([]);
  });

  it('and no verb corrects in one flow and not in another', () => {
    const other = steps.filter(({ corrects }) => !corrects).map(({ verb }) => `step:${verb}`);
    expect(corrections.length).toBeGreaterThan(4);
    expect(corrections.filter((action) => other.includes(action))).toEqual([]);
  });

  it('by a record’s register number or id, however it is typed', async () => {
    const found = await entries('kadis', { record: letter.number });
    expect(found.length).toBeGreaterThan(0);
    for (const { recordId } of found) expect(recordId).toBe(letter.id);
    const ids = (rows: Body[]) => rows.map(({ id }) => id);
    for (const record of [` ${String(letter.number).toLowerCase()} `, letter.id, letter.id.toUpperCase()])
      expect(ids(await entries('kadis', { record }))).toEqual(ids(found));
    expect(await entries('kadis', { record: 'SE/1999/000001' })).toEqual([]);
  });

  it('by kind, outcome and time', async () => {
    const [first] = await entries('kadis', { recordId: letter.id });
    const at = first!.at as string;
    const around = { resource: 'requests', outcome: ['ok'], at_gte: at, at_lte: at };
    expect((await entries('kadis', around)).map(({ id }) => id)).toContain(first!.id);
    expect(await entries('kadis', { ...around, resource: 'users' })).toEqual([]);
  });

  it('never wider than the reader’s own scope', async () => {
    for (const filter of [{ unitId: units.DINKOMINFO }, { lineOf: await staffId('kadis') }])
      for (const [who, own] of [
        ['kasi', await line('kasi')],
        ['kabid2', await line('kabid2')],
        ['verifikator1', [await staffId('verifikator1')]],
        ['staf', [await staffId('staf')]],
      ] as const) {
        const seen = await actors(who, filter);
        expect(seen.length).toBeGreaterThan(0);
        for (const actor of seen) expect(own).toContain(actor);
      }
    expect(await entries('kasi2', { record: letter.number })).toEqual([]);
    expect(await entries('admin', { record: letter.number })).toEqual([]);
  });

  it('and exported by the same filters, which the trail then tells', async () => {
    const unit = encodeURIComponent(JSON.stringify({ unitId: units.IKP }));
    const { token } = await office.as('kadis').signedIn();
    const answer = await fetch(`${office.url}/api/audit-logs/export?format=csv&filter=${unit}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(200);
    const csv = await answer.text();
    expect(csv).toContain(await staffId('kasi2'));
    expect(csv).not.toContain(await staffId('kasi'));
    const [told] = await office.sql<{ content: unknown }>(
      `select p.content from audit.payload p join audit.event e on e.id = p.event_id where e.action = 'export' and e.resource = 'audit-logs'`,
    );
    expect(JSON.stringify(told)).toContain(await staffId('kasi2'));
  });

  it.each(['unitId', 'lineOf'])('what is no id is a malformed %s', async (name) => {
    for (const value of WRONG[400])
      expect((await office.as('kadis').list('audit-logs', { filter: { [name]: value } })).status).toBe(400);
  });

  it('what is no text is a malformed record', async () => {
    for (const record of [5, ['a'], {}, null, true, 'x'.repeat(61)])
      expect((await office.as('kadis').list('audit-logs', { filter: { record } })).status).toBe(400);
  });
});

describe('the administrator', () => {
  const KINDS = [
    'users',
    'staff',
    'staff-terms',
    'appointments',
    'competencies',
    'leaves',
    'org-units',
    'holidays',
    'office-hours',
    'mails',
    'sessions',
  ];

  it('is declared to read of accounts and settings, and nothing else', () => {
    expect((auditLogs.scope as Record<string, unknown>).admin_sistem).toEqual({ if: { resource: KINDS } });
  });

  it('finds entries of every one of them, and of no other kind', async () => {
    const append = `select audit.append(jsonb_build_object('action', 'update', 'resource', kind, 'actor', 'system:test', 'outcome', 'ok',
      'requestId', 'r', 'appVersion', '0'), null, null, '{}') from unnest($1::text[]) kind`;
    await office.sql(append, [[...KINDS, 'requests', 'verifications', 'complaints', 'audit-logs', 'reconciliations']]);
    const seen = await entries('admin', { actorId: 'system:test' });
    expect(seen.map(({ resource }) => resource as string).toSorted()).toEqual(KINDS.toSorted());
  });
});

describe('what stands about the trail', () => {
  const integrity = async () => done(await office.as('kadis').get<IntegrityAnswer>('/api/audit-logs/integrity'));

  it('is for Kepala Dinas and auditor', async () => {
    const answers = await Promise.all(
      Object.values(LETTERS).map(async (role) => [
        role,
        (await office.as(role).get('/api/audit-logs/integrity')).status,
      ]),
    );
    expect(Object.fromEntries(answers)).toEqual({
      kepala_dinas: 200,
      auditor: 200,
      kepala_bidang: 403,
      kepala_seksi: 403,
      verifikator: 403,
      staf: 403,
      admin_sistem: 403,
    });
  });

  it('names the newest checkpoint with its time, the key, the sealer, and the last check', async () => {
    expect(await integrity()).toEqual({ checkpoint: null, key: null, sealer: 'absent', check: null });
    const trail = new Trail(office);
    await trail.seal();
    const before = Date.now();
    done(await office.as('kadis').send('POST', '/api/audit-logs/verify', {}));
    const { checkpoint, key, check } = await integrity();
    expect(checkpoint).toMatchObject({ size: check!.verdict!.size, root: check!.verdict!.root });
    expect(Math.abs(Date.parse(checkpoint!.signedAt!) - before)).toBeLessThan(600_000);
    expect(key!.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(check!.verdict).toMatchObject({ ok: true });
  });

  it('a run whose process died is not said to go on', async () => {
    await office.sql(
      `insert into audit_checks (id, size, checked, started_at, told_at) values (uuidv7(), 500, 200, now(), now() - interval '10 minutes')`,
    );
    expect((await integrity()).check!.verdict).toMatchObject({ ok: true });
  });
});
