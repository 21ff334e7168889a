import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { OrgChart } from '../../api/define/answers/org-chart.ts';
import type { Username } from '../../api/seed/people.ts';
import { appointed } from '../support/appointing.ts';
import { day, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
let ids: Record<Username, string>;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
  const people = await office.sql<{ username: Username; staffId: string }>('select username, "staffId" from users');
  ids = Object.fromEntries(people.map(({ username, staffId }) => [username, staffId])) as Record<Username, string>;
  await office.sql(`update staff set "activeFrom" = $1`, [day(-100)]);
  // Whoever has an open case stays where he is.
  await office.sql('update sanctions set "archivedAt" = now()');
});
afterAll(() => office?.close());

const chart = async (who: Username, on?: string) =>
  done(await office.as(who).get<OrgChart>(`/api/org-chart${on ? `?on=${on}` : ''}`));

it('shows the office as it was on a day: where everybody was, who stood in for whom, who was away', async () => {
  const as = (who: Username) => office.as(who);
  const [itsp] = await office.sql<{ unitId: string }>('select "unitId" from staff where id = $1', [ids.kasi]);
  const person = done(await as('admin').one('staff', ids.staf2));
  done(await as('admin').update('staff', person, { unitId: itsp!.unitId, supervisorId: ids.kasi, since: day(-10) }));
  done(
    await as('kasi').create('leaves', { staffId: ids.staf2, kind: 'tahunan', validFrom: day(-3), validTo: day(-1) }),
  );
  const plh = {
    staffId: ids.kabid,
    role: 'kepala_dinas',
    kind: 'plh',
    validFrom: day(),
    validTo: day(2),
    decree: 'ST/9',
  };
  await appointed(as('admin'), as('inspektorat'), plh);
  const of = (found: OrgChart, who: Username) => found.people.find(({ id }) => id === ids[who])!;
  const [before, then, now] = [await chart('kadis', day(-11)), await chart('kadis', day(-2)), await chart('kadis')];
  expect([of(before, 'staf2').unitId, of(then, 'staf2').unitId]).toEqual([person.unitId, itsp!.unitId]);
  expect(of(before, 'staf2').superior).toContain('Niken Larasati Dewi');
  expect(of(then, 'staf2').superior).toContain('Sekar Ayu Lukitasari');
  expect([of(before, 'staf2').onLeave, of(now, 'staf2').onLeave]).toEqual([null, null]);
  expect(of(then, 'staf2').onLeave).toMatch(/^Tidak masuk s\.d\. /);
  expect(of(then, 'kabid').posts).not.toContainEqual(expect.objectContaining({ acting: 'Plh.' }));
  expect(of(now, 'kabid').posts).toContainEqual({
    role: 'kepala_dinas',
    acting: 'Plh.',
    instead: 'Drs. Wiratmo Adisaputra, M.Si.',
  });
  expect(now.units.map(({ id }) => id)).toEqual(expect.arrayContaining(now.people.map(({ unitId }) => unitId)));
  expect((await chart('kadis', day(-101))).people).toEqual([]);
});

it('shows the people whom the reader knows, and refuses what is no day', async () => {
  const known = async (who: Username) => (await chart(who)).people.map(({ id }) => id);
  expect(await known('staf')).toContain(ids.kasi);
  expect(await known('staf')).not.toContain(ids.kasi2);
  expect(await known('admin')).toContain(ids.kasi2);
  for (const on of ['besok', '2026-02-30'])
    expect((await office.as('staf').get(`/api/org-chart?on=${on}`)).status).toBe(400);
  const backwards = (who: Username) => office.as(who).get(`/api/org-chart?on=${day(-1)}`);
  for (const who of ['staf', 'verifikator1'] as const)
    expect(await backwards(who)).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining('hari lain') },
    });
  for (const who of ['kasi2', 'admin', 'inspektorat'] as const) expect((await backwards(who)).status).toBe(200);
});
