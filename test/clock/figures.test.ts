import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClockAnswer } from '../../api/define/answers/clock.ts';
import { type FigureRow, type Figures, type Grouping } from '../../api/define/figures.ts';
import type { Role } from '../../api/define/roles.ts';
import { HOLIDAYS, HOURS } from '../../api/getting-started/calendar.ts';
import { day, done, type Office, openOffice } from '../support/office.ts';
import { dateAt, SlowCalendar } from '../support/slow-calendar.ts';
import { MINUTE } from '../../api/define/durations.ts';

const AT_ONCE = 10;
const slow = new SlowCalendar({ holidays: HOLIDAYS, hours: HOURS });
interface Known {
  clock: ClockAnswer;
  month: string;
  verifier: string;
}

let office: Office;
let known: Known[];
beforeAll(async () => {
  office = await openOffice();
  const rows = await office.sql<{ id: string; verifier: string | null }>(
    `select v.id, s."fullName" as verifier from verifications v left join staff s on s.id = v."verifierId"
     where v."archivedAt" is null and exists (select from clocks where record_id = v.id)`,
  );
  known = [];
  for (let first = 0; first < rows.length; first += AT_ONCE)
    known.push(
      ...(await Promise.all(
        rows.slice(first, first + AT_ONCE).map(async ({ id, verifier }) => {
          const clock = done(await office.as('kadis').get<ClockAnswer>(`/api/verifications/${id}/clock`));
          return { clock, month: dateAt(Date.parse(clock.startedAt)).slice(0, 7), verifier: verifier ?? '' };
        }),
      )),
    );
});
afterAll(() => office?.close());

type Query = Partial<Record<'resource' | 'from' | 'to' | 'by', string>>;
const YEAR = { resource: 'verifications', from: `${Number(day().slice(0, 4)) - 1}-02`, to: day().slice(0, 7) };
const path = (query: Query) => `/api/figures/time?${new URLSearchParams(query as Record<string, string>).toString()}`;
const read = async (query: Query, who: Role | 'kasi2' = 'kepala_dinas') =>
  done(await office.as(who).get<Figures>(path({ ...YEAR, by: 'month', ...query })));

/** The least value that so many of all do not exceed, by counting. */
const rank = (values: readonly number[], part: number): number | null =>
  values
    .toSorted((one, other) => one - other)
    .find((value) => values.filter((other) => other <= value).length >= part * values.length) ?? null;
const both = (values: readonly number[]) => ({ p50: rank(values, 0.5), p90: rank(values, 0.9) });
const verdictOf = ({ late, phase }: ClockAnswer) => (late ? 'late' : phase === 'stopped' ? 'onTime' : 'open');
const groupsOf = <T>(items: readonly T[], keyOf: (item: T) => string) =>
  [...new Set(items.map(keyOf))].toSorted().map((key) => [key, items.filter((item) => keyOf(item) === key)] as const);
const counts = (verdicts: readonly string[]) => ({
  onTime: verdicts.filter((one) => one === 'onTime').length,
  late: verdicts.filter((one) => one === 'late').length,
  open: verdicts.filter((one) => one === 'open').length,
});
const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);
const minutes = (duration: number) => Math.floor(duration / MINUTE);
/** What ran, and what stood still, is shown in whole minutes each; what a stretch leaves over goes to the next. */
const wholly = ({ clock: { segments, used } }: Known) => {
  const lasted = segments
    .filter(({ to }) => to !== null)
    .map(({ from, to, runs, party }) => ({ from: Date.parse(from), to: Date.parse(to!), runs, party }));
  const running = lasted.filter(({ runs }) => runs);
  const upTo = (count: number) =>
    minutes(sum(running.slice(0, count).map((one) => slow.officeTimeBetween(one.from, one.to))));
  const wallOf = (list: typeof lasted) => minutes(sum(list.map(({ from, to }) => to - from)));
  return {
    owned: sum(running.map(({ party }, index) => (party === 'office' ? upTo(index + 1) - upTo(index) : 0))),
    working: used.officeMinutes,
    wall: wallOf(running) + wallOf(lasted.filter(({ runs }) => !runs)),
  };
};

/** Months of which every case has ended: nothing in them grows while the test runs. */
const endedMonths = () =>
  groupsOf(known, ({ month }) => month)
    .filter(([, cases]) => cases.every(({ clock }) => clock.phase === 'stopped'))
    .map(([month]) => month);

describe('the figures are those of a recount, case by case', () => {
  it.each<[Grouping, (one: Known) => string]>([
    ['month', ({ month }) => month],
    ['class', ({ clock }) => clock.promise],
    ['verifier', ({ verifier }) => verifier],
  ])('on time, late and open, by %s', async (by, keyOf) => {
    const { rows, cases } = await read({ by });
    const within = known.filter(({ month }) => YEAR.from <= month && month <= YEAR.to);
    expect(cases).toBe(within.length);
    expect(rows.map(({ key, onTime, late, open }) => [key, { onTime, late, open }])).toEqual(
      groupsOf(within, keyOf).map(([key, all]) => [key, counts(all.map(({ clock }) => verdictOf(clock)))]),
    );
    const all = counts(within.map(({ clock }) => verdictOf(clock)));
    expect(Math.min(all.onTime, all.late, all.open)).toBeGreaterThan(0);
  });

  it('minutes of whole cases, at the middle and at nine tenths', async () => {
    const months = endedMonths();
    const { rows } = await read({ by: 'month' });
    const told = rows.filter(({ key }) => months.includes(key));
    expect(told.length).toBeGreaterThan(1);
    for (const { key, owned, working, wall } of told) {
      const all = known.filter(({ month }) => month === key).map(wholly);
      expect([key, { owned, working, wall }]).toEqual([
        key,
        {
          owned: both(all.map((one) => one.owned)),
          working: both(all.map((one) => one.working)),
          wall: both(all.map((one) => one.wall)),
        },
      ]);
    }
  });

  it('minutes of each step against its budget, and of each party', async () => {
    const month = endedMonths().at(-1)!;
    const cases = known.filter((one) => one.month === month).map(({ clock }) => clock);
    const query = { from: month, to: month };
    const minutesOf = ({ key, working, wall }: FigureRow) => [key, working, wall];
    type Part = { officeMinutes: number; wallMinutes: number };
    const recount = (parts: readonly (Part & { key: string })[]) =>
      groupsOf(parts, ({ key }) => key).map(([key, all]) => [
        key,
        both(all.map(({ officeMinutes }) => officeMinutes)),
        both(all.map(({ wallMinutes }) => wallMinutes)),
      ]);

    const byStep = await read({ ...query, by: 'step' });
    const steps = cases.flatMap(({ bySteps }) => bySteps.map((one) => ({ ...one, key: one.step })));
    expect(byStep.rows.map(minutesOf)).toEqual(recount(steps));
    for (const { key, budget, onTime, late, open } of byStep.rows) {
      const here = steps.filter((one) => one.key === key);
      const over = here.filter(({ officeMinutes }) => officeMinutes > budget!).length;
      expect([key, budget, onTime, late, open]).toEqual([key, here[0]!.budget, here.length - over, over, 0]);
    }
    const byParty = await read({ ...query, by: 'party' });
    const parties = cases.flatMap((clock) => clock.byParty.map((one) => ({ ...one, key: one.party })));
    expect(byParty.rows.map(minutesOf)).toEqual(recount(parties));
    expect(byParty.rows.map(({ key }) => key)).toEqual(expect.arrayContaining(['applicant', 'office']));
  });
});

it('what is open and overdue counts as late, what is open and not yet due as open', async () => {
  const month = day().slice(0, 7);
  const row = async (key: string) =>
    (await read({ resource: 'requests' })).rows.find((one) => one.key === key) ?? { onTime: 0, late: 0, open: 0 };
  // So long ago that it is another month, and that it is late whatever days were closed.
  const date = day(-60);
  const past = date.slice(0, 7);
  const [then, now] = [await row(past), await row(month)];
  await office.make.letter({ receivedAt: `${date}T08:00:00+07:00`, letterDate: date });
  await office.make.letter();
  expect(await row(past)).toMatchObject({ onTime: then.onTime, late: then.late + 1, open: then.open });
  expect(await row(month)).toMatchObject({ onTime: now.onTime, late: now.late, open: now.open + 1 });
});

it('only cases within the scope are counted', async () => {
  const letter = await office.make.letter();
  const cases = () =>
    Promise.all(
      (['kepala_dinas', 'kepala_seksi', 'kasi2'] as const).map(
        async (who) => (await read({ resource: 'requests' }, who)).cases,
      ),
    );
  const [all, mine, theirs] = (await cases()) as [number, number, number];
  await office.sql(
    `update requests set "unitId" = (select s."unitId" from users u join staff s on s.id = u."staffId" where username = 'kasi2') where id = $1`,
    [letter.id],
  );
  expect(await cases()).toEqual([all, mine - 1, theirs + 1]);
  done(await office.as('staf').archive('requests', letter));
  expect(await cases()).toEqual([all - 1, mine - 1, theirs]);
});

it.each<[Role, number]>([
  ['kepala_dinas', 200],
  ['kepala_bidang', 200],
  ['kepala_seksi', 200],
  ['auditor', 200],
  ['verifikator', 403],
  ['staf', 403],
  ['admin_sistem', 403],
])('%s is answered with %i', async (role, status) => {
  expect((await office.as(role).get(path({ ...YEAR, by: 'month' }))).status).toBe(status);
});

it.each([
  ['no parameter', ''],
  ['no resource', 'from=2026-01&to=2026-02&by=month'],
  ['an unknown resource', 'resource=kopi&from=2026-01&to=2026-02&by=month'],
  ['a resource without a promise', 'resource=users&from=2026-01&to=2026-02&by=month'],
  ['a property of every object', 'resource=__proto__&from=2026-01&to=2026-02&by=month'],
  ['month 13', 'resource=requests&from=2026-13&to=2026-13&by=month'],
  ['a date', 'resource=requests&from=2026-01-01&to=2026-02&by=month'],
  ['the end before the start', 'resource=requests&from=2026-02&to=2026-01&by=month'],
  ['more than 24 months', 'resource=requests&from=2024-01&to=2026-01&by=month'],
  ['an unknown grouping', 'resource=requests&from=2026-01&to=2026-02&by=day'],
  ['a grouping twice', 'resource=requests&from=2026-01&to=2026-02&by=month&by=step'],
  ['an unknown parameter', 'resource=requests&from=2026-01&to=2026-02&by=month&unit=1'],
])('%s is refused as malformed', async (_, query) => {
  const { status, body } = await office.as('kadis').get(`/api/figures/time?${query}`);
  expect([status, body.code]).toEqual([400, 'bad_request']);
  expect(body.message).toMatch(/^[A-Z].*\.$/);
});
