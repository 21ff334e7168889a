import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { deskOf } from '../support/complaints.ts';
import { type Body, day, done, type Office, type Running } from '../support/office.ts';
import { openTwoInstances, statuses, type TwoInstances } from '../support/two-instances.ts';

const ROUNDS = 10;

let office: Office;
let other: Running;
let there: TwoInstances['there'];
beforeAll(async () => {
  ({ office, other, there } = await openTwoInstances());
});
afterAll(() => office?.close());

it('of two complaints that are merged into each other at once, one goes on', async () => {
  const desk = deskOf(office);
  for (let round = 0; round < ROUNDS; round += 1) {
    const [one, two] = [
      await desk.record({ subject: `Satu ${round}` }),
      await desk.record({ subject: `Dua ${round}` }),
    ];
    const answers = await Promise.all([
      office.as('staf').step('complaints', one, 'gabungkan', { mainId: two.id }),
      there('staf').step('complaints', two, 'gabungkan', { mainId: one.id }),
    ]);
    expect(statuses(answers)).toEqual([200, 422]);
  }
});

it('nothing is merged into what has ended', async () => {
  const desk = deskOf(office);
  const [ended, late] = [await desk.record({ subject: 'Selesai' }), await desk.record({ subject: 'Terlambat' })];
  await desk.took('kasi', ended, 'nyatakan_bukan_kewenangan', { reason: 'Urusan dinas lain.' });
  expect((await desk.step('staf', late, 'gabungkan', { mainId: ended.id })).status).toBe(422);
});

it('two who become each other’s superior at once make no circle', async () => {
  const [supervisorId, unitId] = [
    await office.as('kasi').staffId(),
    done(await office.as('admin').one('staff', await office.as('kasi').staffId())).unitId,
  ];
  const made = { employment: 'non_asn', activeFrom: day(-30), position: 'Staf', unitId, supervisorId };
  const ids: string[] = [];
  for (const fullName of ['Pegawai Satu', 'Pegawai Dua'])
    ids.push(done(await office.as('admin').create('staff', { fullName, ...made })).id);
  const people = () => Promise.all(ids.map(async (id) => done(await office.as('admin').one('staff', id))));
  for (let round = 0; round < ROUNDS; round += 1) {
    const [one, two] = (await people()) as [Body, Body];
    const answers = await Promise.all([
      office.as('admin').update('staff', one, { supervisorId: two.id }),
      there('admin').update('staff', two, { supervisorId: one.id }),
    ]);
    expect(statuses(answers)).toEqual([200, 422]);
    for (const person of await people()) done(await office.as('admin').update('staff', person, { supervisorId }));
  }
});

it('units make no circle, at once or one after the other', async () => {
  const admin = office.as('admin');
  const make = async (name: string) => done(await admin.create('org-units', { name, type: 'bidang' }));
  for (let round = 0; round < ROUNDS; round += 1) {
    const [one, two] = [await make(`Bidang A${round}`), await make(`Bidang B${round}`)];
    const answers = await Promise.all([
      admin.update('org-units', one, { parentId: two.id }),
      there('admin').update('org-units', two, { parentId: one.id }),
    ]);
    expect(statuses(answers)).toEqual([200, 422]);
  }
});

it('of two mail switches that are moved at once neither goes back', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    done(await office.as('kasi').send('PUT', '/api/notifications/choices', { assigned: true, overdue: true }));
    await Promise.all([
      office.as('kasi').send('PUT', '/api/notifications/choices', { assigned: false }),
      there('kasi').send('PUT', '/api/notifications/choices', { overdue: false }),
    ]);
    expect(done(await office.as('kasi').get('/api/notifications/choices'))).toMatchObject({
      assigned: false,
      overdue: false,
    });
  }
});

it('a password that was taken away opens nothing, however close the sign-in came', async () => {
  const staffId = await office.as('staf2').staffId();
  let password = 'sertifikat-demo';
  for (let round = 0; round < ROUNDS; round += 1) {
    const [account] = done(await office.as('admin').list('users', { filter: { staffId } }));
    const enter = () =>
      fetch(`${other.url}/api/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'staf2', password }),
      });
    const next = `kunci lemari arsip ${round}`;
    const [entered, changed] = await Promise.all([
      enter(),
      office.as('admin').update('users', account!, { password: next }),
    ]);
    expect(changed.status).toBe(200);
    const { accessToken } = (await entered.json()) as { accessToken?: string };
    const me = await fetch(`${office.url}/api/auth/me`, { headers: { authorization: `Bearer ${accessToken}` } });
    expect(me.status).toBe(401);
    password = next;
  }
});
