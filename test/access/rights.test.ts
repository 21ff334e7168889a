import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Username } from '../../api/seed/people.ts';
import { appointed } from '../support/appointing.ts';
import { day, done, type Office, openOffice } from '../support/office.ts';
import { ACTING, post, puppetsOf, rolesOf } from '../support/puppets.ts';

let office: Office;
const ids = {} as Record<Username, string>;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
  for (const who of ['kadis', 'kabid', 'kasi', 'verifikator1', 'staf', 'admin', 'inspektorat'] as const)
    ids[who] = await office.as(who).staffId();
});
afterAll(() => office?.close());
const { admin, propose, confirm, person, account, chosen } = puppetsOf(() => office);

describe('a role that two people give', () => {
  it('begins when another person confirms it, at once, and he is told, with Kepala Dinas and Inspektorat', async () => {
    const staffId = await person();
    const desk = await chosen(await account(staffId));
    const proposed = await propose(post(staffId, 'kepala_seksi', ACTING));
    expect(proposed).toMatchObject({ status: 'diusulkan', proposedById: ids.admin, confirmedById: null });
    expect(await rolesOf(desk)).toEqual([]);
    expect((await desk.list('requests')).status).toBe(403);
    expect((await confirm('admin', proposed)).status).toBe(403);
    // Outside of his line he does not even see it.
    expect((await confirm('kabid', proposed)).status).toBe(404);
    const confirmed = done(await confirm('kadis', proposed));
    expect(confirmed).toMatchObject({ status: 'berlaku', confirmedById: ids.kadis });
    expect(await rolesOf(desk)).toEqual(['kepala_seksi']);
    const told = await office.sql<{ staffId: string; title: string; mailed: boolean }>(
      `select "staffId", title, "mailDueAt" is not null as mailed from notifications where "recordId" = $1 order by title, "staffId"`,
      [proposed.id],
    );
    const all = [staffId, ids.kadis, ids.inspektorat].toSorted();
    const waiting = told.filter(({ title }) => title.includes('menunggu konfirmasi'));
    expect(waiting.map((one) => one.staffId)).toEqual(all);
    expect(told.filter(({ title }) => title.endsWith('berlaku')).map((one) => one.staffId)).toEqual(
      all.filter((one) => one !== ids.kadis),
    );
    expect(told.every(({ mailed }) => mailed)).toBe(true);
    const trail = done(await office.as('inspektorat').history('appointments', confirmed));
    expect(trail.map(({ action, actorName }) => [action, actorName])).toEqual([
      ['create', 'Satrio Utomo Jati'],
      ['step:konfirmasi', 'Wiratmo Adisaputra'],
    ]);
  });

  it.each(['kepala_dinas', 'kepala_bidang', 'auditor', 'admin_sistem'])('is %s', async (role) => {
    const staffId = await person();
    const more = role.startsWith('kepala') ? ACTING : {};
    expect(await propose(post(staffId, role, more))).toMatchObject({ status: 'diusulkan' });
  });

  it.each(['staf', 'verifikator'])('is not %s', async (role) => {
    expect(await propose(post(await person(), role))).toMatchObject({ status: 'berlaku', proposedById: ids.admin });
  });

  it('is not confirmed by the one who gets it, and can be refused', async () => {
    const own = await propose(post(ids.kadis, 'kepala_bidang', ACTING));
    const { status, body } = await confirm('kadis', own);
    expect([status, body.message]).toEqual([403, expect.stringContaining('bukan yang bersangkutan')]);
    const refused = await office.as('inspektorat').step('appointments', own, 'tolak', { reason: 'Tidak perlu.' });
    expect(done(refused).status).toBe('ditolak');
    expect(await rolesOf(office.as('kadis'))).toEqual(['kepala_dinas']);
  });

  it('is not confirmed while somebody else knows the password: the button says why', async () => {
    const staffId = await person();
    const desk = await account(staffId);
    const proposed = await propose(post(staffId, 'kepala_seksi', ACTING));
    const [verdict] = done(await office.as('kadis').steps('appointments', proposed));
    expect(verdict).toMatchObject({ verb: 'konfirmasi', allowed: false });
    expect(verdict!.reason).toContain('pemberian orang lain');
    await chosen(desk);
    expect((await confirm('kadis', proposed)).status).toBe(200);
  });

  it('is only ended once it is confirmed, whatever else is tried', async () => {
    const confirmed = await appointed(admin(), office.as('kadis'), post(await person(), 'kepala_seksi', ACTING));
    for (const change of [{ validTo: day(30) }, { validFrom: day(-9) }, { kind: 'definitif' }, { validTo: null }])
      expect([change, (await admin().update('appointments', confirmed, change)).status]).toEqual([change, 422]);
    expect(done(await admin().update('appointments', confirmed, { validTo: day(1) }))).toMatchObject({
      status: 'berlaku',
      validTo: day(1),
    });
  });
});

describe('what cannot stand together', () => {
  it.each([
    ['verifikator1', 'auditor'],
    ['staf', 'admin_sistem'],
    ['inspektorat', 'kepala_seksi'],
    ['inspektorat', 'admin_sistem'],
  ] as const)('%s is not %s as well', async (who, role) => {
    const more = role === 'kepala_seksi' ? ACTING : {};
    expect((await admin().create('appointments', post(ids[who], role, more))).status).toBe(422);
    // From the day after the other ends.
    const [other] = done(await admin().list('appointments', { filter: { staffId: ids[who] } }));
    expect(other!.validTo).toBeNull();
  });

  it('one definitive holder has a post of a unit at a time', async () => {
    const staffId = await person();
    expect((await admin().create('appointments', post(staffId, 'kepala_dinas'))).status).toBe(422);
    const [section] = done(await admin().list('appointments', { filter: { staffId: ids.kasi } }));
    const same = post(staffId, 'kepala_seksi', { unitId: section!.unitId });
    expect((await admin().create('appointments', same)).status).toBe(422);
    expect((await admin().create('appointments', post(staffId, 'kepala_seksi'))).status).toBe(201);
  });

  it('Plt. and Plh. have a decree and an end', async () => {
    for (const [lacks, field] of [
      ['decree', 'decree'],
      ['validTo', 'validTo'],
    ] as const) {
      const values = post(await person(), 'kepala_seksi', { ...ACTING, [lacks]: null });
      const { status, body } = await admin().create('appointments', values);
      expect([status, Object.keys(body.errors ?? {})]).toEqual([422, [field]]);
    }
  });

  it('also where dates are moved, and where it became so before it was confirmed', async () => {
    const staffId = await person();
    const late = await propose(post(staffId, 'staf', { validFrom: day(10), validTo: day(20) }));
    const early = await propose(post(staffId, 'auditor', { validTo: day(9) }));
    expect((await admin().update('appointments', early, { validTo: day(10) })).status).toBe(422);
    expect((await admin().update('appointments', late, { validFrom: day(9) })).status).toBe(422);
    await office.sql(`update appointments set "validFrom" = current_date - 1 where id = $1`, [late.id]);
    expect((await confirm('kadis', early)).status).toBe(409);
  });
});

it('of two appointments that cannot stand together, given at once on two instances, one is', async () => {
  const other = await office.another();
  for (let round = 0; round < 10; round += 1) {
    const staffId = await person();
    const answers = await Promise.all([
      admin().create('appointments', post(staffId, 'staf')),
      admin().at(other.url).create('appointments', post(staffId, 'auditor')),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422]);
  }
});

it('every reader of appointments asks whether they are in force', () => {
  const api = join(import.meta.dirname, '..', '..', 'api');
  const readers = readdirSync(api, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('migrations'))
    .flatMap((file) =>
      readFileSync(join(api, file), 'utf8')
        .split(/(?=\b(?:from|join) appointments\b)/)
        .slice(1)
        .map((sql) => [file, sql.slice(0, 300)] as const),
    );
  expect(readers.length).toBeGreaterThan(9);
  const unasked = readers
    .filter(
      ([, sql]) => !/appointed\('\w+'(, on)?\)|\bstatus = '(berlaku|diusulkan)'|'berlaku' in \(a.status/.test(sql),
    )
    .map(([file]) => file);
  // One's own posts are all told, each with whether it is in force; two that cannot stand together are looked for among the proposed too.
  // For whom somebody stands in may have left the post.
  expect([...new Set(unasked)].toSorted()).toEqual([
    'access/standing-in.ts',
    'profile/profile.controller.ts',
    'staff/appointments.facts.ts',
  ]);
});
