import { randomUUID } from 'node:crypto';
import { HOLIDAYS, HOURS } from '../../api/getting-started/calendar.ts';
import { calendarWarning, weekOf } from '../../api/calendar/calendar-warning.ts';
import { CalendarState } from '../../api/calendar/calendar-state.ts';
import { type Answer, type Body, done, type Office, openOffice } from '../support/office.ts';

const REASON = 'Menurut keputusan yang baru';
const NATIONAL = {
  date: '2028-08-17',
  name: 'Hari Kemerdekaan',
  type: 'libur_nasional',
  decree: 'SKB 1/2027',
  reason: REASON,
};
const SATURDAY = {
  name: 'Sabtu pagi',
  regime: 'biasa',
  weekday: 'sabtu',
  opensAt: '08.00',
  closesAt: '11.00',
  validFrom: '2026-01-01',
  reason: REASON,
};

let office: Office;
beforeAll(async () => (office = await openOffice()));
afterAll(() => office?.close());

const admin = () => office.as('admin');
/** Everything that a refused change must leave as it was. */
async function written(): Promise<unknown> {
  const [row] = await office.sql(`select (select max(version) from calendar_versions) as version,
    (select json_agg(h order by id)::text from holidays h) as holidays, (select json_agg(o order by id)::text from office_hours o) as hours,
    (select count(*) from clock_recalculations) as recalculations`);
  return row;
}
interface Refusal {
  status: number;
  /** With a reason at each of them. */
  fields: string[];
  changed: boolean;
}
const at = (...fields: string[]): Refusal => ({ status: 422, fields, changed: false });
let said: string | undefined;
async function refusal(ask: () => Promise<Answer>): Promise<Refusal> {
  const before = await written();
  const { status, body } = await ask();
  said = body.message;
  const changed = JSON.stringify(before) !== JSON.stringify(await written());
  return { status, fields: Object.keys(body.errors ?? {}), changed };
}
const found = async (resource: string, filter: Record<string, unknown>) =>
  done(await admin().list(resource, { filter, range: [0, 99] }));
const archive = (resource: string, record: { id: string }, reason?: string) =>
  admin().send('DELETE', `/api/${resource}/${record.id}`, reason === undefined ? undefined : { reason });

describe('a change of the calendar is refused with the reason at the field, and nothing is written', () => {
  it('without a reason, or with one of a few letters', async () => {
    const { reason: _, ...silent } = NATIONAL;
    expect(await refusal(() => admin().create('holidays', silent))).toEqual(at('reason'));
    expect((await admin().create('holidays', { ...NATIONAL, reason: 'SKB' })).status).toBe(400);
    const [christmas] = await found('holidays', { date: '2026-12-25' });
    expect(await refusal(() => admin().update('holidays', christmas!, { name: 'Natal' }))).toEqual(at('reason'));
    expect(await refusal(() => archive('holidays', christmas!))).toEqual(at('reason'));
    expect(await refusal(() => archive('holidays', christmas!, 'salah'))).toEqual(at('reason'));
    expect(await refusal(() => archive('holidays', christmas!, 'a'.repeat(501)))).toEqual(at('reason'));
  });

  it('with the reason of the change before, as a stock client sends it along', async () => {
    const holiday = done(await admin().create('holidays', { ...NATIONAL, date: '2028-05-01' }));
    expect(await refusal(() => admin().update('holidays', holiday, { ...holiday, name: 'Hari Buruh' }))).toEqual(
      at('reason'),
    );
    const edited = await admin().update('holidays', holiday, {
      ...holiday,
      name: 'Hari Buruh',
      reason: 'Nama diperbaiki',
    });
    expect([edited.status, edited.body.name]).toEqual([200, 'Hari Buruh']);
  });

  it.each(['libur_nasional', 'cuti_bersama'])('a %s without the number of its SKB', async (type) => {
    const { decree: _, ...without } = NATIONAL;
    expect(await refusal(() => admin().create('holidays', { ...without, type }))).toEqual(at('decree'));
  });

  it('a holiday twice, also by an edit', async () => {
    expect(await refusal(() => admin().create('holidays', { ...NATIONAL, date: '2026-12-25' }))).toEqual(at('date'));
    const [newYear] = await found('holidays', { date: '2027-01-01' });
    expect(await refusal(() => admin().update('holidays', newYear!, { date: '2026-12-25', reason: REASON }))).toEqual(
      at('date'),
    );
  });

  it.each([
    ['closing before opening', { opensAt: '11.00', closesAt: '08.00' }, 'closesAt'],
    ['no time at all', { opensAt: '08.00', closesAt: '08.00' }, 'closesAt'],
    ['a time that no clock shows', { opensAt: '24.61', closesAt: '25.00' }, 'closesAt', 'opensAt'],
    ['an end before the beginning', { validTo: '2025-01-01' }, 'validTo'],
  ])('an impossible interval: %s', async (_, values, ...fields) => {
    expect(await refusal(() => admin().create('office-hours', { ...SATURDAY, ...(values as object) }))).toEqual(
      at(...(fields as string[])),
    );
  });

  it('overlapping office hours', async () => {
    const monday = { ...SATURDAY, weekday: 'senin', opensAt: '11.59', closesAt: '12.30' };
    expect(await refusal(() => admin().create('office-hours', monday))).toEqual(at('opensAt'));
    expect(said).toBe('Jam senin 11.59–12.30 bertumpuk dengan 07.30–12.00; ubah jam atau masa berlakunya.');
  });

  it('Ramadan hours without an end', async () => {
    expect(await refusal(() => admin().create('office-hours', { ...SATURDAY, regime: 'ramadan' }))).toEqual(
      at('validTo'),
    );
  });

  it('a calendar with a gap, and one that ends', async () => {
    const hours = await found('office-hours', { regime: 'biasa' });
    for (const row of hours.slice(1))
      expect(
        (await admin().update('office-hours', row, { validTo: '2026-12-31', reason: `Berakhir ${row.name as string}` }))
          .status,
      ).toBe(200);
    const last = { validTo: '2026-12-31', reason: 'Berakhir pula' };
    expect(await refusal(() => admin().update('office-hours', hours[0]!, last))).toEqual(at('validTo'));
    expect(said).toBe('Tidak ada jam kerja biasa dari 2027-01-01 sampai 2027-12-31; lengkapi masa berlakunya.');
    expect(
      await refusal(() => admin().update('office-hours', hours[0]!, { validTo: '2029-12-31', reason: REASON })),
    ).toEqual(at('validTo'));
    expect(await refusal(() => archive('office-hours', hours[0]!, REASON))).toEqual(at());
    for (const row of hours.slice(1)) {
      const now = done(await admin().one('office-hours', row.id));
      done(await admin().update('office-hours', now, { validTo: null, reason: `Berlaku lagi ${row.name as string}` }));
    }
  });
});

it('a change makes a version with its reason and its author', async () => {
  const before = done(await office.as('staf').get('/api/calendar'));
  done(await admin().create('holidays', NATIONAL));
  const after = done(await office.as('staf').get('/api/calendar'));
  expect(after.version).toBe((before.version as number) + 1);
  const [latest] = after.versions as { version: number; reason: string; actorName: string }[];
  const [{ fullName }] = (await office.sql<{ fullName: string }>(`select "fullName" from staff where id = $1`, [
    await admin().staffId(),
  ])) as [{ fullName: string }];
  expect(latest).toMatchObject({ version: after.version, reason: REASON, actorName: fullName });
  expect([after.knownUntil, after.completeYears]).toEqual(['2026-12-31', [2025, 2026]]);
});

it('two administrators at once do not both pass a check that they fail together', async () => {
  const intervals = [
    { opensAt: '12.00', closesAt: '14.00' },
    { opensAt: '13.00', closesAt: '15.00' },
  ];
  for (let round = 0; round < 5; round++) {
    const validFrom = `20${30 + round}-01-01`;
    const validTo = `20${30 + round}-12-31`;
    const answers = await Promise.all(
      intervals.map((times) => admin().create('office-hours', { ...SATURDAY, ...times, validFrom, validTo })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 422]));
  }
  expect((await office.sql(`select version from calendar_versions`)).length).toBe(
    (await office.sql<{ max: number }>(`select max(version) from calendar_versions`))[0]!.max,
  );
});

it('two changes of one row at once: one is told that the other was faster, and leaves no version', async () => {
  const holiday = done(await admin().create('holidays', { ...NATIONAL, date: '2028-06-01' }));
  const [{ max }] = (await office.sql<{ max: number }>(`select max(version) from calendar_versions`)) as [
    { max: number },
  ];
  const answers = await Promise.all(
    ['satu', 'dua'].map((name) => admin().update('holidays', holiday, { name, reason: `Nama menjadi ${name}` })),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]));
  expect(await office.sql(`select max(version) from calendar_versions`)).toEqual([{ max: max + 1 }]);
});

describe('who may', () => {
  it('everybody reads the calendar, and only the administrator changes or forecasts', async () => {
    const change = { changes: [{ resource: 'holidays', values: { ...NATIONAL, date: '2029-08-17' } }] };
    const asked = await Promise.all(
      (['kadis', 'kabid', 'kasi', 'verifikator1', 'staf', 'admin', 'inspektorat'] as const).map(async (who) => [
        who,
        (await office.as(who).get('/api/calendar')).status,
        (await office.as(who).get('/api/holidays/template')).status,
        (await office.as(who).send('POST', '/api/calendar/preview', change)).status,
        (await office.as(who).send('POST', '/api/holidays/import', { csv: '' })).status,
        (await office.as(who).send('DELETE', `/api/holidays/${randomUUID()}`, { reason: REASON })).status,
      ]),
    );
    const others = ['kadis', 'kabid', 'kasi', 'verifikator1', 'staf', 'inspektorat'];
    expect(asked.filter(([who]) => who === 'admin')).toEqual([['admin', 200, 200, 200, 400, 404]]);
    expect(asked.filter(([who]) => who !== 'admin')).toEqual(others.map((who) => [who, 200, 200, 403, 403, 403]));
  });
});

describe('a calendar that is not complete', () => {
  const moment = (text: string) => Date.parse(text);

  it('is warned of from 1 November WIB on, and at once when it is this year’s', () => {
    const rows = { holidays: HOLIDAYS, hours: HOURS };
    const known = { ...rows, withoutRamadan: [2027] };
    const holidays2025 = HOLIDAYS.filter(({ date }) => date < '2026');
    expect(calendarWarning(moment('2026-10-31T23:59:59+07:00'), rows)).toBe(null);
    expect(calendarWarning(moment('2026-11-01T00:00:00+07:00'), rows)).toEqual({
      year: 2027,
      missing: ['ramadan'],
      says: 'Kalender 2027 belum lengkap: masukkan jam kerja Ramadan 2027, atau nyatakan bahwa tidak ada jam khusus.',
    });
    expect(calendarWarning(moment('2026-11-01T00:00:00+07:00'), known)).toBe(null);
    expect(calendarWarning(moment('2026-03-01T08:00:00+07:00'), { ...known, holidays: holidays2025 })).toMatchObject({
      year: 2026,
      missing: ['holidays'],
    });
    expect(calendarWarning(moment('2027-11-01T08:00:00+07:00'), known)?.missing).toEqual(['holidays', 'ramadan']);
  });

  it.each([
    ['2026-01-01T08:00:00+07:00', '2026-W01'],
    ['2027-01-01T08:00:00+07:00', '2026-W53'],
    ['2024-12-30T08:00:00+07:00', '2025-W01'],
    ['2026-11-22T23:30:00+07:00', '2026-W47'],
    ['2026-11-23T00:30:00+07:00', '2026-W48'],
  ])('the week of %s is %s', (text, week) => expect(weekOf(moment(text))).toBe(week));

  it('is told to the administrator and Kepala Dinas once a week', async () => {
    const state = office.app.get(CalendarState, { strict: false });
    const christmas = (await found('holidays', { date: '2027-12-25' })) as Body[];
    done(await archive('holidays', christmas[0]!, 'SKB 2027 ditarik kembali'));
    const read = done(await office.as('kadis').get('/api/calendar'));
    expect(read.knownUntil).toBe('2026-12-31');
    expect(await state.warn(moment('2026-11-30T08:00:00+07:00'))).toBe(2);
    expect(await state.warn(moment('2026-12-06T20:00:00+07:00'))).toBe(0);
    expect(await state.warn(moment('2026-12-07T08:00:00+07:00'))).toBe(2);
    const told = async (who: 'kadis' | 'admin' | 'staf') =>
      done(await office.as(who).get<Body[]>('/api/notifications')).filter(({ kind }) => kind === 'calendar').length;
    expect([(await told('kadis')) >= 2, (await told('admin')) >= 2, await told('staf')]).toEqual([true, true, 0]);
  });
});
