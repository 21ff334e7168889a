import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../api/database/database.ts';
import { writtenDate } from '../../api/define/dates.ts';
import { confirmWithoutOthers } from '../../api/staff/break-glass.ts';
import { Desk } from '../support/desk.ts';
import { day, done, type Office, openOffice } from '../support/office.ts';
import { ACTING, GIVEN, post, puppetsOf, rolesOf } from '../support/puppets.ts';

const REASON = 'Surat perintah Bupati 800/1: Kepala Dinas lupa kata sandinya.';
let office: Office;
beforeAll(async () => (office = await openOffice({ JOBS: 'off' })));
afterAll(() => office?.close());
const { admin, propose, person, account, chosen, now } = puppetsOf(() => office);
const opened = (username: string, reason = REASON) =>
  office.app.get(Database).transaction((sql) => confirmWithoutOthers(sql, username, reason));
const given = async (username: string) => {
  // Those of the demo keep no giver.
  await office.sql('update users set demo = false where username = $1', [username]);
  const [own] = done(await admin().list('users', { filter: { username } }));
  done(await admin().update('users', own!, { password: GIVEN }));
};
const told = async (id: string) => {
  const rows = await office.sql<{ username: string }>(
    `select distinct u.username from notifications n join users u on u."staffId" = n."staffId"
     where n."recordId" = $1 and n.title like '%jalan darurat%' order by 1`,
    [id],
  );
  return rows.map(({ username }) => username);
};

describe('the way out where nobody is left who confirms', () => {
  it('is shut while somebody can', async () => {
    await given('kadis');
    await expect(opened('kadis')).rejects.toThrow(/masih dapat mengonfirmasi di konsol/);
  });

  it('is not for an administrator with a puppet, nor for a password that somebody else knows', async () => {
    const [auditor] = done(await admin().list('appointments', { filter: { role: 'auditor' } }));
    done(await admin().archive('appointments', auditor!));
    await expect(opened('kadis')).rejects.toThrow(/masih pemberian orang lain/);
    await expect(opened('admin')).rejects.toThrow(/Tidak ada penugasan Kepala Dinas atau auditor/);
    await expect(opened('kadis', 'lupa')).rejects.toThrow(/Tulis alasannya/);
    for (const wordless of ['……………………..', '800/1/2026-11-29', '. . . . . . x'])
      await expect(opened('kadis', wordless)).rejects.toThrow(/Tulis dengan kata-kata/);
    await expect(opened('nobody')).rejects.toThrow(/tidak ada/);
  });

  it('confirms one head, in the trail with its reason, and tells everybody concerned', async () => {
    // He chose his own.
    await office.sql(`update users set "passwordGivenById" = null where username = 'kadis'`);
    expect(await opened('kadis')).toMatch(/^Penugasan Kepala Dinas bagi .* berlaku/);
    const [own] = done(await admin().list('appointments', { filter: { role: 'kepala_dinas', status: 'berlaku' } }));
    expect(await told(own!.id)).toEqual(expect.arrayContaining(['admin', 'kabid', 'kadis', 'kasi']));
    const [entry] = await office.sql<{ action: string; actor: string; reason: string }>(
      `select e.action, e.actor_id as actor, (p.content->'#reason'->>0)::json #>> '{}' as reason
       from audit.event e join audit.payload p on p.event_id = e.id where e.record_id = $1 order by e.id desc limit 1`,
      [own!.id],
    );
    expect(entry).toEqual({ action: 'step:konfirmasi', actor: 'system:rights-confirm', reason: REASON });
    const trail = done(await new Desk(office.url, 'kadis', GIVEN).history('appointments', own!));
    expect(trail.at(-1)!.sentence).toMatch(
      /^Perintah di server \(npm run rights:confirm\) mengonfirmasi penugasan .* Alasan: Surat/,
    );
    // From here on rights are confirmed in the console again.
    await expect(opened('kadis')).rejects.toThrow(/Tidak ada penugasan/);
  });

  it('is open to the only one who confirms, for his own next term: nobody confirms himself', async () => {
    const [own] = done(await admin().list('appointments', { filter: { role: 'kepala_dinas', status: 'berlaku' } }));
    done(await admin().update('appointments', own!, { validTo: day(30) }));
    const next = await propose(post(own!.staffId as string, 'kepala_dinas', { validFrom: day(31) }));
    const himself = new Desk(office.url, 'kadis', GIVEN);
    expect((await himself.step('appointments', next, 'konfirmasi')).status).toBe(403);
    const from = writtenDate(day(31));
    expect(await opened('kadis')).toMatch(`berlaku mulai ${from}.`);
    expect(done(await admin().one('appointments', next.id)).status).toBe('berlaku');
    const titles = await office.sql<{ title: string }>(
      'select distinct title from notifications where "recordId" = $1 order by 1',
      [next.id],
    );
    expect(titles.map(({ title }) => title)).toEqual([
      `Penugasan Kepala Dinas mulai ${from} berlaku tanpa konfirmasi orang kedua: jalan darurat di server`,
      `Penugasan Kepala Dinas mulai ${from} diusulkan, menunggu konfirmasi`,
    ]);
  });

  it('confirms what gives the right today, and nothing of days gone by', async () => {
    for (const role of ['kepala_dinas', 'auditor'])
      for (const held of done(await admin().list('appointments', { filter: { role, status: 'berlaku' } })))
        done(await admin().archive('appointments', held));
    const staffId = await person();
    const head = await chosen(await account(staffId));
    const past = await propose(post(staffId, 'kepala_dinas', { validFrom: day(-30), validTo: day(-20) }));
    await expect(opened(head.username)).rejects.toThrow(/Tidak ada penugasan/);
    const later = await propose(post(staffId, 'kepala_dinas', { validFrom: day(30) }));
    const current = await propose(post(staffId, 'kepala_dinas', ACTING));
    await opened(head.username);
    expect(await rolesOf(head)).toContain('kepala_dinas');
    expect([(await now('appointments', past)).status, (await now('appointments', later)).status]).toEqual([
      'diusulkan',
      'diusulkan',
    ]);
    expect((await now('appointments', current)).status).toBe('berlaku');
  });

  it('and nobody has the same post twice', async () => {
    const staffId = await person();
    await chosen(await account(staffId));
    done(await admin().create('appointments', post(staffId, 'verifikator')));
    const twice = await admin().create('appointments', post(staffId, 'verifikator', ACTING));
    expect([twice.status, twice.body.message]).toEqual([422, expect.stringContaining('sudah memegang peran ini')]);
    expect((await propose(post(staffId, 'kepala_seksi', ACTING))).status).toBe('diusulkan');
  });
});
