import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Remembered } from '../../api/access/remembered.ts';
import { Database } from '../../api/database/database.ts';
import { officeDate } from '../../api/define/office-time.ts';
import type { Username } from '../../api/seed/people.ts';
import { SupervisionDrawsService } from '../../api/supervision/draws.service.ts';
import { superiorsToday } from '../../api/supervision/superiors.ts';
import { linesAbove } from '../../api/work/holders.ts';
import { appointed } from '../support/appointing.ts';
import { type Body, day, done, type Office, openOffice } from '../support/office.ts';
import { nextMorning } from '../support/mornings.ts';
import { Trail } from '../support/tampering.ts';

let office: Office;
let ids: Record<Username, string>;
let acting: Body | undefined;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
  const people = await office.sql<{ username: Username; staffId: string }>('select username, "staffId" from users');
  ids = Object.fromEntries(people.map(({ username, staffId }) => [username, staffId])) as Record<Username, string>;
});
afterAll(() => office?.close());

/** Whoever cannot sign in is not at work. */
async function away(...who: Username[]) {
  await office.sql('update users set active = not (username = any($1))', [who]);
  office.app.get(Remembered).forget();
}
afterEach(async () => {
  await office.sql('update users set active = true');
  if (acting) await office.sql('update appointments set "archivedAt" = now() where id = $1', [acting.id]);
  acting = undefined;
  office.app.get(Remembered).forget();
});

async function standIn(who: Username, role: string, more: object = {}) {
  const values = { role, kind: 'plh', validFrom: day(), validTo: day(9), decree: 'ST/7', ...more };
  acting = await appointed(office.as('admin'), office.as('inspektorat'), { staffId: ids[who], ...values });
}
/** By account: whose acts each looks at today. */
async function supervised(): Promise<Partial<Record<Username, Username[]>>> {
  const names = new Map(Object.entries(ids).map(([username, id]) => [id, username as Username]));
  const found = await superiorsToday(office.app.get(Database));
  return Object.fromEntries(
    found.map(({ actor, people }) => [
      names.get(actor.staffId)!,
      people.flatMap((id) => names.get(id) ?? []).toSorted(),
    ]),
  );
}
const lineOf = async (who: Username) => (await linesAbove(office.app.get(Database), [ids[who]])).get(ids[who])!;
const knows = async (who: Username, whom: Username) =>
  (await office.as(who).one('appointments', await postOf(whom))).status;
const postOf = async (whom: Username) =>
  (
    await office.sql<{ id: string }>(`select id from appointments where "staffId" = $1 and kind = 'definitif'`, [
      ids[whom],
    ])
  )[0]!.id;

describe('an acting superior', () => {
  it('is drawn the acts of those whom the absent one leads, and not his own', async () => {
    await standIn('verifikator2', 'kepala_seksi');
    await away('kasi');
    const drawn = await supervised();
    expect(drawn.verifikator2).toEqual(['staf', 'verifikator1', 'verifikator3']);
    expect(drawn.kabid).toEqual(expect.arrayContaining(['kasi', 'verifikator2']));
    expect(drawn.kasi).toBeUndefined();
  });

  it('is not drawn beside the definitive one who is there', async () => {
    await standIn('verifikator2', 'kepala_seksi');
    const drawn = await supervised();
    expect(drawn.kasi).toEqual(['staf', 'verifikator1', 'verifikator2', 'verifikator3']);
    expect(drawn.verifikator2).toBeUndefined();
  });

  it('knows the line of the one he stands in for as long as his appointment is in force', async () => {
    expect(await knows('verifikator2', 'verifikator1')).toBe(404);
    await standIn('verifikator2', 'kepala_seksi', { validTo: day() });
    expect(await knows('verifikator2', 'verifikator1')).toBe(200);
    await office.sql(`update appointments set "validFrom" = $2, "validTo" = $3 where id = $1`, [
      acting!.id,
      day(-3),
      day(-1),
    ]);
    office.app.get(Remembered).forget();
    expect(await knows('verifikator2', 'verifikator1')).toBe(404);
  });

  it('of another Bidang leads that one', async () => {
    const [unit] = await office.sql<{ id: string }>(`select "unitId" as id from staff where id = $1`, [ids.kabid2]);
    await standIn('kabid', 'kepala_bidang', { kind: 'plt', unitId: unit!.id });
    await away('kabid2');
    const drawn = await supervised();
    expect(drawn.kabid).toEqual(expect.arrayContaining(['kasi', 'kasi2']));
    expect(await lineOf('kasi2')).toEqual([ids.kabid2, ids.kabid, ids.kadis]);
  });

  it('in the place of Kepala Dinas looks at the others, never at his own superior or himself', async () => {
    await standIn('kasi', 'kepala_dinas');
    await away('kadis');
    const drawn = await supervised();
    expect(drawn.kasi).toEqual(expect.arrayContaining(['kabid2', 'verifikator1']));
    expect(drawn.kasi).not.toEqual(expect.arrayContaining(['kabid']));
    expect(drawn.kasi).not.toEqual(expect.arrayContaining(['kasi']));
    expect(drawn.kabid).toEqual(expect.arrayContaining(['kasi']));
    expect(await lineOf('kabid')).toEqual([ids.kadis]);
    expect(await lineOf('kabid2')).toEqual([ids.kadis, ids.kasi]);
  });

  it('leads a post that nobody holds any more, in its unit only', async () => {
    await standIn('verifikator2', 'kepala_seksi', { kind: 'plt' });
    await office.sql(`update appointments set "validFrom" = $2, "validTo" = $3 where "staffId" = $1`, [
      ids.kasi,
      day(-30),
      day(-1),
    ]);
    await office.sql(`update staff set "supervisorId" = $2 where id = $1`, [ids.staf2, ids.kasi]);
    try {
      const drawn = await supervised();
      expect(drawn.verifikator2).toEqual(['staf', 'verifikator1', 'verifikator3']);
      expect(drawn.kabid).toEqual(expect.arrayContaining(['staf2']));
    } finally {
      await office.sql(`update appointments set "validTo" = null where "staffId" = $1`, [ids.kasi]);
      await office.sql(`update staff set "supervisorId" = $2 where id = $1`, [ids.staf2, ids.kasi2]);
    }
  });

  it('judges in the name of the post, in the trail and beside the verdict', async () => {
    const morning = await nextMorning(office);
    const trail = new Trail(office);
    await office.make.letterIn('diproses');
    await standIn('verifikator2', 'kepala_seksi');
    await away('kasi');
    await trail.seal();
    await office.app.get(SupervisionDrawsService).daily(morning);
    const filter = { supervisorId: ids.verifikator2, drawnOn: officeDate(morning) };
    const [drawn] = done(await office.as('verifikator2').list('supervision-draws', { filter }));
    const acts = done(await office.as('verifikator2').list('supervised-acts', { filter: { drawId: drawn!.id } }));
    expect(acts.length).toBeGreaterThan(0);
    expect(acts.map(({ supervisedId }) => supervisedId)).not.toContain(ids.verifikator2);
    const judged = done(await office.as('verifikator2').step('supervised-acts', acts[0]!, 'nilai_sesuai'));
    expect(judged.actingAs).toBe('Plh. Kepala Seksi');
    const told = done(await office.as('kadis').history('supervised-acts', judged)).at(-1)!;
    expect(told.sentence).toContain(
      'Wening Galih Prameswari, Plh. Kepala Seksi, menilai perbuatan bawahan sesuai standar',
    );
  });
});
