import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inForce } from '../../api/access/in-force.ts';
import { Remembered } from '../../api/access/remembered.ts';
import { CompetencyReminders } from '../../api/staff/competency-reminders.ts';
import { type Body, day, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
let held: Body;
/** The last day of verifikator1's competence c. */
const LAST = day(100);
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
  const filter = { staffId: await office.as('verifikator1').staffId(), code: 'hak_akses_pencabutan' };
  const [found] = done(await office.as('kasi').list('competencies', { filter }));
  held = done(await office.as('kasi').update('competencies', found!, { validTo: LAST }));
});
afterAll(() => office?.close());

/** Days before its last day. */
const before = (days: number) => office.app.get(CompetencyReminders).remind(day(100 - days));
const toldTo = async (who: 'verifikator1' | 'verifikator2' | 'kasi' | 'kasi2' | 'kadis') =>
  done(await office.as(who).get<Body[]>('/api/notifications')).filter(({ kind }) => kind === 'competence').length;

it('its end is told 60, 30 and 7 days before, once each, to its holder and his Kepala Seksi', async () => {
  const other = await office.another();
  expect(await before(61)).toBe(0);
  expect(await Promise.all([before(60), other.app.get(CompetencyReminders).remind(day(40))])).toHaveLength(2);
  expect([await toldTo('verifikator1'), await toldTo('kasi')]).toEqual([1, 1]);
  expect([await before(59), await before(31)]).toEqual([0, 0]);
  expect([await before(30), await before(30), await before(8)]).toEqual([2, 0, 0]);
  expect([await before(7), await before(1), await before(0), await before(-1)]).toEqual([2, 0, 0, 0]);
  expect([await toldTo('verifikator1'), await toldTo('kasi')]).toEqual([3, 3]);
  for (const who of ['verifikator2', 'kasi2', 'kadis'] as const) expect([who, await toldTo(who)]).toEqual([who, 0]);
});

it('goes out by mail, unless he does not want it', async () => {
  const waiting = async () =>
    (
      await office.sql<{ n: number }>(
        `select count(*)::int as n from notifications where kind = 'competence' and key like $1 and "mailDueAt" is not null`,
        [`%:${day(101)}:%`],
      )
    )[0]!.n;
  done(await office.as('verifikator1').send('PUT', '/api/notifications/choices', { competence: false }));
  held = done(await office.as('kasi').update('competencies', held, { validTo: day(101) }));
  expect(await office.app.get(CompetencyReminders).remind(day(41))).toBe(2);
  expect(await waiting()).toBe(1);
});

it('is not told of what is prolonged by a further one, or was put away', async () => {
  held = done(await office.as('kasi').update('competencies', held, { validTo: day(102) }));
  const { staffId, code, evidence } = held;
  const next = done(
    await office.as('kasi').create('competencies', { staffId, code, evidence, validFrom: day(103), validTo: day(900) }),
  );
  expect(await office.app.get(CompetencyReminders).remind(day(42))).toBe(0);
  done(await office.as('kasi').archive('competencies', next));
  done(await office.as('kasi').archive('competencies', held));
  expect(await office.app.get(CompetencyReminders).remind(day(42))).toBe(0);
});

it('closes its steps from the second it ends', async () => {
  const holdsAt = async (moment: string) => {
    const date = `(timestamptz '${moment}' at time zone 'Asia/Jakarta')::date`;
    const [row] = await office.sql<{ holds: boolean }>(
      `select ${inForce('c', date)} as holds from (select null::timestamptz as "archivedAt", date '2026-01-01' as "validFrom", date '2026-12-31' as "validTo") c`,
    );
    return row!.holds;
  };
  expect(await holdsAt('2026-12-31T23:59:59.999+07:00')).toBe(true);
  expect(await holdsAt('2027-01-01T00:00:00+07:00')).toBe(false);

  // Nor is whoever held it a moment ago still taken for its holder.
  const remembered = new Remembered();
  const midnight = Date.parse('2027-01-01T00:00:00+07:00');
  remembered.set('token', {} as never, midnight - 500);
  expect(remembered.get('token', midnight - 1)).toBeDefined();
  expect(remembered.get('token', midnight)).toBeUndefined();
});
