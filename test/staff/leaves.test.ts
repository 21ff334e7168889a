import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { actorsAtWork } from '../../api/access/actors.ts';
import { Database } from '../../api/database/database.ts';
import { writtenDate } from '../../api/define/dates.ts';
import type { Username } from '../../api/seed/people.ts';
import { endLeaves } from '../support/leaves.ts';
import { day, done, fieldsOf, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterEach(() => endLeaves(office));
afterAll(() => office?.close());

const idOf = (who: Username) => office.as(who).staffId();
const leave = async (by: Username, whose: Username, days: object) =>
  office.as(by).create('leaves', { staffId: await idOf(whose), kind: 'tahunan', ...days });
const isAtWork = async (who: Username) => {
  const id = await idOf(who);
  return (await actorsAtWork(office.app.get(Database))).some(({ staffId }) => staffId === id);
};

describe('leave', () => {
  it('is from its first to its last day, and open until it is ended', async () => {
    for (const [from, to, away] of [
      [day(-5), day(-1), false],
      [day(1), day(3), false],
      [day(), day(), true],
    ] as const) {
      done(await leave('kasi', 'verifikator1', { validFrom: from, validTo: to }));
      expect([from, await isAtWork('verifikator1')]).toEqual([from, !away]);
    }
    await endLeaves(office);
    const open = done(await leave('admin', 'verifikator1', { validFrom: day(-9) }));
    expect(await isAtWork('verifikator1')).toBe(false);
    done(await office.as('admin').update('leaves', open, { validTo: day(-1) }));
    expect(await isAtWork('verifikator1')).toBe(true);
  });

  it('is written by the administrator and the line of superiors, never by himself or by others', async () => {
    const days = { validFrom: day(20), validTo: day(21) };
    for (const by of ['kasi', 'kabid', 'kadis', 'admin'] as const) {
      done(await leave(by, 'verifikator1', days));
      await endLeaves(office);
    }
    for (const by of ['verifikator1', 'verifikator2', 'staf', 'inspektorat'] as const)
      expect([by, (await leave(by, 'verifikator1', days)).status]).toEqual([by, 403]);
    expect((await leave('kasi2', 'verifikator1', days)).status).toBe(422);
    expect((await leave('kasi', 'kasi', days)).status).toBe(403);
    expect((await leave('kasi', 'kabid', days)).status).toBe(422);
  });

  it('is one at a time, also where two are written at once', async () => {
    const first = done(await leave('kasi', 'verifikator1', { validFrom: day(1), validTo: day(3) }));
    expect(fieldsOf(await leave('admin', 'verifikator1', { validFrom: day(3), validTo: day(4) }))).toEqual([
      422,
      ['validFrom'],
    ]);
    expect(fieldsOf(await leave('admin', 'verifikator1', { validFrom: day(-1) }))).toEqual([422, ['validFrom']]);
    const next = done(await leave('admin', 'verifikator1', { validFrom: day(4), validTo: day(4) }));
    expect((await office.as('kasi').update('leaves', first, { validTo: day(4) })).status).toBe(422);
    done(await office.as('kasi').archive('leaves', next));
    done(await office.as('kasi').update('leaves', first, { validTo: day(4) }));
    await endLeaves(office);
    const both = await Promise.all(
      ['kasi', 'admin'].map((by) => leave(by as Username, 'verifikator1', { validFrom: day(), validTo: day(2) })),
    );
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 422]);
    expect(fieldsOf(await leave('kasi', 'verifikator2', { validFrom: day(2), validTo: day(1) }))[0]).toBe(422);
  });

  it('is told beside his name until when, why to his superiors only', async () => {
    done(await leave('kasi', 'verifikator1', { kind: 'sakit', validFrom: day(), validTo: day(2) }));
    const id = await idOf('verifikator1');
    for (const who of ['staf', 'kadis'] as const) {
      const people = done(await office.as(who).list('staff', { range: [0, 99] }));
      expect(people.filter(({ away }) => away).map((one) => [one.id, one.away])).toEqual([
        [id, `Tidak masuk s.d. ${writtenDate(day(2))}`],
      ]);
      expect(done(await office.as(who).one('staff', id)).away).toBe(`Tidak masuk s.d. ${writtenDate(day(2))}`);
    }
    expect(done(await office.as('staf').list('leaves'))).toEqual([]);
    expect(done(await office.as('verifikator1').list('leaves'))).toHaveLength(1);
  });
});
