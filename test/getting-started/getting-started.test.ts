import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Filled, GettingStartedAnswer } from '../../api/define/getting-started.ts';
import { HOLIDAYS, HOURS } from '../../api/getting-started/calendar.ts';
import { AUTHORITIES } from '../../api/sanctions/sanction-authorities.resource.ts';
import { DISCIPLINE_ARTICLES } from '../../api/getting-started/discipline.ts';
import { STANDARDS } from '../../api/clock/sources.ts';
import type { Facts } from '../../api/getting-started/facts.ts';
import type { StandardInForce } from '../../api/service-standards/in-force.ts';
import { needsOf } from '../../api/getting-started/needs.ts';
import { VERSION_1 } from '../../api/getting-started/standard-26.ts';
import { intake } from '../support/complaints.ts';
import { Desk, done } from '../support/desk.ts';
import { ADMINISTRATOR, type NewOffice, openNewOffice } from '../support/new-office.ts';
import { day, type Office, openOffice } from '../support/office.ts';

const FILL = '/api/getting-started/fill';
const READ = '/api/getting-started';

describe('in an office that works', () => {
  let office: Office;
  beforeAll(async () => (office = await openOffice()));
  afterAll(() => office?.close());

  it('is told to the administrator and the heads, and filled in by the administrator alone', async () => {
    for (const who of ['admin', 'kadis', 'kabid', 'kasi'] as const)
      expect([who, (await office.as(who).get(READ)).status]).toEqual([who, 200]);
    for (const who of ['verifikator1', 'staf', 'inspektorat'] as const)
      expect([who, (await office.as(who).get(READ)).status]).toEqual([who, 403]);
    for (const who of ['kadis', 'kabid', 'kasi', 'verifikator1', 'staf', 'inspektorat'] as const)
      expect([who, (await office.as(who).send('POST', FILL, {})).status]).toEqual([who, 403]);
  });

  it('says when there are more or fewer verifiers than the standard in force has executors', async () => {
    const executors = async () => done(await office.as('kadis').get<GettingStartedAnswer>(READ)).executors;
    expect(await executors()).toBeUndefined();
    const [held] = await office.sql<{ id: string; to: string | null }>(
      `select a.id, a."validTo"::text as to from appointments a join users u on u."staffId" = a."staffId" where u.username = 'verifikator3' and a.role = 'verifikator'`,
    );
    const until = (date: string | null) =>
      office.sql('update appointments set "validTo" = $1 where id = $2', [date, held!.id]);
    await until(day(-1));
    expect(await executors()).toEqual({ have: 2, of: 3 });
    await until(held!.to);
    expect(await executors()).toBeUndefined();
  });

  it('has nothing to add, and nothing that is missing but what the day brings', async () => {
    for (const waiting of await office.sql<{ id: string; version: number }>(
      `select id, version from appointments where status = 'diusulkan'`,
    ))
      done(await office.as('kadis').step('appointments', waiting, 'tolak', { reason: 'Tidak jadi berangkat.' }));
    const { needs, mayFill } = done(await office.as('admin').get<GettingStartedAnswer>(READ));
    expect(needs.filter((need) => !need.done && !['holidays', 'ramadan'].includes(need.name))).toEqual([]);
    expect(mayFill).toBe(false);
    const before = await office.sql('select max(version) from calendar_versions');
    expect(done(await office.as('admin').send<Filled>('POST', FILL, {}))).toEqual({
      hours: 0,
      holidays: 0,
      standards: 0,
      articles: 0,
    });
    expect(await office.sql('select max(version) from calendar_versions')).toEqual(before);
  });

  it('has a standard in force as soon as time is counted by one, be it one that was set for a later day', async () => {
    const shown = async () => done(await office.as('kasi').get<GettingStartedAnswer>(READ)).standardInForce;
    const counted = async () => {
      const { id } = done(await office.as('staf').create('complaints', intake()));
      return (await office.as('kasi').get(`/api/complaints/${id}/clock`)).status === 200;
    };
    const changed = async (change: string) => {
      await office.sql(`alter table service_standards disable trigger user; ${change};
        alter table service_standards enable trigger user`);
      office.app.get<StandardInForce>(STANDARDS).forget();
      return [await shown(), await counted()];
    };
    const first = `select id from service_standards where status = 'ditetapkan' limit 1`;
    await changed(`update service_standards set "archivedAt" = now() where status = 'digantikan'`);
    expect(await changed(`update service_standards set "validFrom" = current_date + 7 where id = (${first})`)).toEqual([
      true,
      true,
    ]);
    expect(await changed(`update service_standards set "archivedAt" = now() where id = (${first})`)).toEqual([
      false,
      false,
    ]);
    expect(
      await changed(
        `update service_standards set "archivedAt" = null, "validFrom" = current_date - 7 where id = (${first})`,
      ),
    ).toEqual([true, true]);
  });

  it('adds the holidays of a year that nobody ever recorded, and brings nothing back that somebody put away', async () => {
    await office.sql(`delete from holidays where date between '2027-01-01' and '2027-12-31'`);
    await office.sql(`update holidays set "archivedAt" = now() where date = '2026-12-25'`);
    await office.sql(`update office_hours set "archivedAt" = now() where regime = 'ramadan'`);
    const filled = done(await office.as('admin').send<Filled>('POST', FILL, {}));
    const expected = HOLIDAYS.filter(({ date }) => date.startsWith('2027')).length;
    expect(filled).toEqual({ hours: 0, holidays: expected, standards: 0, articles: 0 });
    const rows = await office.sql(
      `select count(*)::int as n from holidays where "archivedAt" is null and date in ('2026-12-25', '2027-12-25') group by date`,
    );
    expect(rows).toEqual([{ n: 1 }]);
  });
});

describe('in an office that has nothing yet', () => {
  let office: NewOffice;
  let admin: Desk;
  beforeAll(async () => {
    office = await openNewOffice();
    office.command('admin:create', ADMINISTRATOR);
    const { url } = await office.serve();
    admin = new Desk(url, ADMINISTRATOR.ADMIN_USERNAME, ADMINISTRATOR.ADMIN_PASSWORD);
  });
  afterAll(() => office?.close(), 60_000);

  it('is filled in once, however often it is pressed, as an act of the administrator', async () => {
    expect(done(await admin.get(READ))).toMatchObject({ mayFill: true, standardInForce: false, complete: false });
    const both = await Promise.all([admin.send<Filled>('POST', FILL, {}), admin.send<Filled>('POST', FILL)]);
    const added = both.map((answer) => done(answer)).toSorted((one, other) => other.hours - one.hours);
    expect(added).toEqual([
      { hours: HOURS.length, holidays: HOLIDAYS.length, standards: 1, articles: DISCIPLINE_ARTICLES.length },
      { hours: 0, holidays: 0, standards: 0, articles: 0 },
    ]);
    expect(done(await admin.get(READ))).toMatchObject({ mayFill: false });
    const told = await office.sql(
      `select resource, count(*)::int as n from audit.event where action = 'create' and actor_id = $1 group by 1 order by 1`,
      [await admin.staffId()],
    );
    expect(told).toEqual([
      { resource: 'discipline-articles', n: DISCIPLINE_ARTICLES.length },
      { resource: 'holidays', n: HOLIDAYS.length },
      { resource: 'office-hours', n: HOURS.length },
      { resource: 'sanction-authorities', n: AUTHORITIES.length },
      { resource: 'service-standards', n: 1 },
    ]);
    const [standard] = done(await admin.list('service-standards'));
    expect(standard).toMatchObject({ ...VERSION_1, status: 'draf', edition: 1, writtenById: await admin.staffId() });
    const calendar = done(await admin.get('/api/calendar'));
    expect(calendar).toMatchObject({ version: 2 });
  });

  it('matches its trail, row by row', async () => {
    const { status, output } = office.command('audit:reconcile', { DATABASE_OWNER_URL: office.database.ownerUrl });
    expect([status, output]).toEqual([0, expect.stringContaining('Cocok')]);
  });
});

describe('what an office needs', () => {
  const whole: Facts = {
    divisions: 1,
    sections: 1,
    agencies: 2,
    people: 6,
    confirmed: 3,
    unconfirmed: 0,
    passwordsDue: 0,
    led: 5,
    withSuperior: 5,
    holders: 6,
    withAccount: 6,
    roles: { kepala_dinas: 1, kepala_bidang: 1, kepala_seksi: 1, verifikator: 3, auditor: 1 },
    competent: 3,
    revoking: 1,
    hours: true,
    standardInForce: true,
    standard: { id: 's', status: 'ditetapkan' },
  };
  const outside = { calendar: { year: 2026, missing: [] }, server: { mail: true, seal: true } };
  const undone = (facts: Partial<Facts>, more = {}) =>
    needsOf({ ...whole, ...facts }, { ...outside, ...more }).filter(({ done: isThere }) => !isThere);

  it('is all there, and then nothing is missing', () => {
    expect(undone({})).toEqual([]);
  });

  // Each row has all three: jest would take a parameter without a value for its callback.
  it.each<[string, Partial<Facts>, object]>([
    ['units', { sections: 0 }, {}],
    ['agencies', { agencies: 1 }, {}],
    ['people', { people: 5 }, {}],
    ['kepala_dinas', { roles: { ...whole.roles, kepala_dinas: 0 } }, {}],
    ['verifikator', { roles: { ...whole.roles, verifikator: 2 } }, {}],
    ['auditor', { roles: { ...whole.roles, auditor: 0 } }, {}],
    ['own_passwords', { passwordsDue: 1 }, {}],
    ['confirmations', { unconfirmed: 1 }, {}],
    ['superiors', { led: 6 }, {}],
    ['accounts', { holders: 7 }, {}],
    ['competences', { revoking: 0 }, {}],
    ['competences', { competent: 2 }, {}],
    ['hours', { hours: false }, {}],
    ['standard', { standardInForce: false }, {}],
    ['holidays', {}, { calendar: { year: 2027, missing: ['holidays'] } }],
    ['ramadan', {}, { calendar: { year: 2027, missing: ['ramadan'] } }],
    ['mail', {}, { server: { mail: false, seal: true } }],
    ['seal', {}, { server: { mail: true, seal: false } }],
  ])('lacks %s', (name, facts, more) => {
    expect(undone(facts, more).map((need) => need.name)).toEqual([name]);
  });

  it('has a standard moved on by whose turn it is', () => {
    const by = (status: string | null) =>
      undone({ standardInForce: false, standard: status === null ? null : { id: 's', status } })[0]!.by;
    expect([by(null), by('draf'), by('direviu')]).toEqual([
      ['kepala_seksi', 'kepala_bidang'],
      ['kepala_seksi', 'kepala_bidang'],
      ['kepala_dinas'],
    ]);
  });
});
