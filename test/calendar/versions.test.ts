import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ledgerOn } from '../../api/calendar/ledger-on.ts';
import { rebuild } from '../../api/clock/rebuild.ts';
import { Database } from '../../api/database/database.ts';
import type { ClockAnswer } from '../../api/define/answers/clock.ts';
import type { Figures } from '../../api/define/figures.ts';
import { resources } from '../../api/resources.ts';
import { advance, at, dateOf, iso, workingDay } from '../../api/seed/time.ts';
import { type Body, done, type Office, openOffice } from '../support/office.ts';

/** Minutes that the standard promises for the procedure. */
const PROMISED = 170;

let office: Office;
interface Ended {
  id: string;
  from: Date;
  to: Date;
}
let ended: Ended;
let open: Body;
/** A working day within the time of both. */
let within: string;

beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
  const all = await office.sql<Ended>(
    `select k.record_id as id, k.started_at as from, k.stopped_at as to from clocks k join verifications v on v.id = k.record_id
     where k.phase = 'stopped' and v.status = 'diterima' order by k.stopped_at desc`,
  );
  // Whatever the moment at which the demo moved in: received at three on the day before, so that the promise runs into a
  // day that becomes a holiday.
  const lasted = all.find(({ from, to }) => dateOf(from.getTime()) < dateOf(to.getTime()))!;
  within = dateOf(lasted.from.getTime());
  ended = { ...lasted, from: new Date(at(workingDay(within, -1), '15.00')) };
  if (dateOf(advance(ended.from.getTime(), PROMISED)) !== within) throw new Error('The promise ends on its first day.');
  await office.sql(
    `update requests set "receivedAt" = $2::timestamptz, "letterDate" = $2::timestamptz::date where id = (select "requestId" from verifications where id = $1)`,
    [ended.id, ended.from],
  );
  await office.sql('delete from clocks where record_id = $1', [ended.id]);
  const sql = office.app.get(Database, { strict: false });
  await rebuild(sql, ledgerOn(sql), resources, false);
  open = await office.make.letterIn('diajukan', {
    receivedAt: iso(ended.from.getTime()),
    letterDate: dateOf(ended.from.getTime()),
  });
});
afterAll(() => office?.close());

const pathOf = ({ id }: { id: string }) => `/api/${id === ended.id ? 'verifications' : 'requests'}/${id}/clock`;
const clockOf = async (record: { id: string }) => {
  const clock = done(await office.as('kadis').get<ClockAnswer>(pathOf(record)));
  const { calendarVersion, dueAt, late, used, byParty, bySteps, segments, explanation } = clock;
  return { calendarVersion, dueAt, late, used, byParty, bySteps, segments, explanation };
};
const figures = async () => {
  const month = dateOf(ended.from.getTime()).slice(0, 7);
  return done(
    await office
      .as('kadis')
      .get<Figures>(`/api/figures/time?resource=verifications&from=${month}&to=${month}&by=month`),
  );
};
const kept = () =>
  office.sql('select due_at, stopped_at, amount_left, calendar_version from clocks where record_id = $1', [ended.id]);
const holiday = (name: string) =>
  office.as('admin').create('holidays', { date: within, name, type: 'libur_daerah', reason: 'Diumumkan kemudian' });

it('what has ended is explained and counted by the calendar under which it did', async () => {
  const [before, figured, row, other] = [await clockOf(ended), await figures(), await kept(), await clockOf(open)];
  expect(JSON.stringify(before.explanation)).toContain('menit');
  const made = done(await holiday('Hari jadi'));
  expect(await clockOf(ended)).toEqual(before);
  expect(await kept()).toEqual(row);
  const moved = await clockOf(open);
  expect(moved.calendarVersion).toBe(before.calendarVersion + 1);
  expect(moved.used.officeMinutes).toBeLessThan(other.used.officeMinutes);
  expect(moved.explanation).toContainEqual(expect.stringContaining('libur (Hari jadi), tidak dihitung'));
  // Taken back: another version, of which the first knows as little.
  done(await office.as('admin').send('DELETE', `/api/holidays/${made.id}`, { reason: 'Salah tanggal ternyata' }));
  expect(await clockOf(ended)).toEqual(before);
  expect((await clockOf(open)).used.officeMinutes).toBe(other.used.officeMinutes);
  expect((await figures()).rows.map(({ late, onTime }) => [late, onTime])).toEqual(
    figured.rows.map(({ late, onTime }) => [late, onTime]),
  );
});

it('and so by another instance, and when its clock is made anew from the trail', async () => {
  const before = await clockOf(ended);
  const row = await kept();
  done(await holiday('Hari jadi lagi'));
  const other = await office.another();
  const { token } = await office.as('kadis').signedIn();
  const answer = await fetch(other.url + pathOf(ended), {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(await answer.json()).toMatchObject(before);
  await office.sql('delete from clocks where record_id = $1', [ended.id]);
  const sql = office.app.get(Database, { strict: false });
  expect(await rebuild(sql, ledgerOn(sql), resources, false)).toEqual([]);
  expect(await kept()).toEqual(row);
  expect(await clockOf(ended)).toEqual(before);
});

it('a version is kept once and never written again', async () => {
  const rows = await office.sql('select version from calendar_contents order by version');
  expect(new Set(rows.map(({ version }) => version)).size).toBe(rows.length);
  expect(rows.length).toBeGreaterThanOrEqual(3);
  await expect(office.sql(`update calendar_contents set content = '{}'`)).rejects.toThrow('written once');
});
