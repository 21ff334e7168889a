import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CALENDAR, type Calendars } from '../../api/clock/sources.ts';
import type { MeetingYear } from '../../api/define/answers/meetings.ts';
import { INTERNAL_TERMS, type StandardContent } from '../../api/define/standard.ts';
import { meetingTermsOf, minutesDue, warningAt } from '../../api/evaluation-meetings/dates.ts';
import { MeetingMonths } from '../../api/evaluation-meetings/meeting-months.ts';
import type { Username } from '../../api/seed/people.ts';
import { addMonths } from '../../api/define/dates.ts';
import { meetingsIn, MINUTES } from '../support/meetings.ts';
import { day, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
const { begun, mark, planned, seat, took } = meetingsIn(() => office);
/** Three months ahead nothing is there yet. */
const month = `${addMonths(day(), 3).slice(0, 8)}01`;
const terms = meetingTermsOf({ classes: INTERNAL_TERMS } as unknown as StandardContent);
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

const calendar = () => office.app.get<Calendars>(CALENDAR).current();
const year = async (who: Username, of = month) =>
  done(await office.as(who).get<MeetingYear>(`/api/evaluation-meetings/year?year=${of.slice(0, 4)}`));
const state = async (of: string) => (await year('kadis', of)).units[0]!.months[Number(of.slice(5, 7)) - 1]!;

it('twelve months of the unit of the service, for whoever may know of them', async () => {
  const { units } = await year('kasi');
  expect([units.length, units[0]!.months.length]).toEqual([1, 12]);
  for (const who of ['kadis', 'kabid', 'verifikator1', 'inspektorat'] as const)
    expect([who, (await year(who)).units.length]).toEqual([who, 1]);
  expect((await year('kasi2')).units).toEqual([]);
  expect((await office.as('admin').get(`/api/evaluation-meetings/year?year=2026`)).status).toBe(403);
  expect((await office.as('kasi').get('/api/evaluation-meetings/year?year=abc')).status).toBe(400);
});

it('a month is waited for, late, met, and breached, as its meeting goes on', async () => {
  const now = `${day().slice(0, 8)}01`;
  await office.sql(
    `update evaluation_meetings set "archivedAt" = now() where coalesce("startedAt", "startsAt") >= $1 and "unitId" =
    (select "unitId" from staff where id = $2)`,
    [`${now}T00:00:00+07:00`, await office.as('staf').staffId()],
  );
  expect(await state(now)).toMatchObject({ state: 'belum', meetingId: null });
  const meeting = await begun(['kadis', 'kabid', 'kasi', 'verifikator1', 'staf']);
  for (const who of ['kadis', 'kasi', 'staf'] as const) done(await mark(meeting, who, { attendance: 'hadir' }));
  expect(await state(now)).toMatchObject({
    state: 'belum',
    says: expect.stringContaining('unsur Kepala Bidang'),
    meetingId: meeting.id,
  });
  done(await mark(meeting, 'kabid', { attendance: 'terlambat' }));
  await took('staf', meeting, 'tulis_notula', { minutes: MINUTES });
  expect((await state(now)).state).toBe('menunggu_pengesahan');
  await took('kadis', meeting, 'sahkan');
  expect((await state(now)).state).toBe('terpenuhi');
  const due = minutesDue(await calendar(), day(), terms);
  await office.sql('update evaluation_meetings set "approvedAt" = $2 where id = $1', [meeting.id, new Date(due + 1)]);
  expect((await state(now)).state).toBe('terpenuhi_terlambat');
});

describe('the warning', () => {
  const warned = async () =>
    (
      await office.sql<{ username: string }>(
        `select u.username from notifications n join users u on u."staffId" = n."staffId" where n.key like 'meeting-month:%' and n.title like '%' || $1 || '%' order by 1`,
        [title()],
      )
    ).map(({ username }) => username);
  const MONTHS = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ');
  const title = () => `${MONTHS[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;

  it('comes at opening time of its day, once, to those who must invite', async () => {
    const at = warningAt(await calendar(), month, terms);
    const months = office.app.get(MeetingMonths);
    await months.warn(at - 1);
    expect(await warned()).toEqual([]);
    await Promise.all([months.warn(at), months.warn(at)]);
    await months.warn(at + 3 * 86_400_000);
    expect(await warned()).toEqual(['kasi', 'staf']);
  });

  it('is not given where people are invited, or the month is over', async () => {
    const months = office.app.get(MeetingMonths);
    const next = addMonths(month, 1);
    await months.warn(warningAt(await calendar(), next, terms) - 1);
    const meeting = await planned('staf', { startsAt: `${next.slice(0, 8)}10T02:00:00.000Z` });
    done(await seat(meeting, 'kasi'));
    await took('staf', meeting, 'undang');
    await months.warn(warningAt(await calendar(), next, terms));
    const told = await office.sql(`select 1 from notifications where key like 'meeting-month:%:' || $1`, [next]);
    expect(told).toEqual([]);
  });
});
