import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../api/database/database.ts';
import type { Username } from '../../api/seed/people.ts';
import { dated, placeOn } from '../../api/staff/places.ts';
import { endLeaves, takeLeave } from '../support/leaves.ts';
import { day, done, fieldsOf, type Office, openOffice } from '../support/office.ts';

const BEFORE = {
  employment: 'non_asn',
  rank: null,
  position: 'Pengadministrasi',
  unitId: 'u',
  supervisorId: null,
  since: null,
  activeFrom: '2026-01-05',
} as const;

describe('since when a change holds', () => {
  const of = (changes: object, before: object = {}) => dated({ ...BEFORE, ...before }, changes, '2026-11-30');

  it('is the day that is said, or today; what was ends the day before', () => {
    expect(of({ employment: 'pppk', since: '2026-03-01' })).toEqual({
      since: '2026-03-01',
      was: { validFrom: '2026-01-05', validTo: '2026-02-28' },
    });
    expect(of({ rank: 'II/a' }, { since: '2026-03-01' })).toEqual({
      since: '2026-11-30',
      was: { validFrom: '2026-03-01', validTo: '2026-11-29' },
    });
  });

  it('of the same day takes the place of what was written, and is not before it', () => {
    expect(of({ rank: 'II/b' }, { since: '2026-11-30' })).toEqual({ since: '2026-11-30' });
    expect(of({ rank: 'II/b' }, { activeFrom: '2026-12-01' })).toEqual({ since: null });
    expect(() => of({ rank: 'II/b', since: '2026-02-28' }, { since: '2026-03-01' })).toThrow(/sejak 1 Maret 2026/);
    expect(() => of({ since: '2026-04-01' })).toThrow(/Isi juga apa yang berubah/);
    expect(of({ email: 'a@b.go.id' })).toEqual({});
  });
});

let office: Office;
let ids: Record<Username, string>;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
  const people = await office.sql<{ username: Username; staffId: string }>('select username, "staffId" from users');
  ids = Object.fromEntries(people.map(({ username, staffId }) => [username, staffId])) as Record<Username, string>;
  await office.sql(`update staff set "activeFrom" = $1`, [day(-100)]);
  // Who has an open case stays in his line: sanctions/unbiased.
  await office.sql(`update sanctions set "archivedAt" = now()`);
});
afterAll(() => office?.close());

const change = async (who: Username, values: object) => {
  const admin = office.as('admin');
  return admin.update('staff', done(await admin.one('staff', ids[who])), values);
};
const on = (who: Username, date: string) => placeOn(office.app.get(Database), ids[who], date);

describe('what somebody was on a day', () => {
  it('is known of every day since his first, and the present stands in one place', async () => {
    expect(await on('staf2', day(-101))).toBeUndefined();
    done(await change('staf2', { employment: 'pppk', rank: 'Golongan V', since: day(-50) }));
    done(await change('staf2', { supervisorId: ids.kabid2, since: day(-20) }));
    done(await change('staf2', { position: 'Arsiparis' }));
    expect(await on('staf2', day(-51))).toMatchObject({ employment: 'non_asn', rank: null });
    expect(await on('staf2', day(-50))).toMatchObject({
      employment: 'pppk',
      rank: 'Golongan V',
      superiorIds: [ids.kasi2, ids.kabid2, ids.kadis],
    });
    expect(await on('staf2', day(-20))).toMatchObject({ superiorIds: [ids.kabid2, ids.kadis] });
    expect(await on('staf2', day(-1))).toMatchObject({ position: 'Pengadministrasi Umum' });
    expect(await on('staf2', day())).toMatchObject({ position: 'Arsiparis', employment: 'pppk' });
    const former = done(await office.as('kadis').list('staff-terms', { filter: { staffId: ids.staf2 } }));
    expect(former.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
      [day(-20), day(-1)],
      [day(-50), day(-21)],
      [day(-100), day(-51)],
    ]);
    const present = done(await office.as('kadis').one('staff', ids.staf2));
    expect(present).toMatchObject({ since: day(), position: 'Arsiparis' });
  });

  it('is not changed for the future, nor for days before the last change', async () => {
    expect(fieldsOf(await change('staf2', { position: 'X', since: day(1) }))).toEqual([422, ['since']]);
    expect(fieldsOf(await change('staf2', { position: 'X', since: day(-5) }))).toEqual([422, ['since']]);
    expect(fieldsOf(await change('verifikator1', { since: day(-5) }))).toEqual([422, ['since']]);
  });

  it('is read in the scope of the person', async () => {
    const known = async (who: Username) =>
      done(await office.as(who).list('staff-terms', { filter: { staffId: ids.staf2 } })).length;
    expect([await known('kasi2'), await known('staf2'), await known('inspektorat')]).toEqual([3, 3, 3]);
    expect([await known('kasi'), await known('staf')]).toEqual([0, 0]);
    const given = { staffId: ids.staf2, position: 'X' };
    expect((await office.as('admin').create('staff-terms', given)).status).toBe(403);
  });

  it('no line of a day gone by leads back', async () => {
    done(await change('kasi', { supervisorId: ids.kadis, since: day(-30) }));
    // Until today Kepala Seksi was under nobody of the Bidang: since then one may be under her, before not.
    done(await change('verifikator1', { supervisorId: ids.kabid, since: day(-40) }));
    expect((await change('kabid', { supervisorId: ids.kasi, since: day(-35) })).status).toBe(422);
    done(await change('kabid', { supervisorId: ids.kasi, since: day(-30) }));
    expect((await change('kasi', { supervisorId: ids.verifikator1 })).status).toBe(422);
  });

  it('a stock client sends the whole record back, also of somebody who is away', async () => {
    await takeLeave(office, [ids.staf]);
    const whole = done(await office.as('admin').one('staff', ids.staf));
    expect(whole.away).toBe('Tidak masuk');
    const changed = done(await office.as('admin').update('staff', whole, { ...whole, rank: 'Penata Muda (III/a)' }));
    expect(changed).toMatchObject({ rank: 'Penata Muda (III/a)', since: day() });
    await endLeaves(office);
  });
});
