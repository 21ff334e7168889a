import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CalendarState } from '../../api/calendar/calendar-state.ts';
import { HOURS } from '../../api/getting-started/calendar.ts';
import type { Username } from '../../api/seed/people.ts';
import { promisedSince } from '../support/complaints.ts';
import { type Body, done, type Office, openOffice } from '../support/office.ts';

const REASON = 'Surat edaran Bupati tentang jam kerja Ramadan';
/** The nine rows of a Ramadan. */
const RAMADAN = HOURS.filter(({ validFrom }) => validFrom === '2026-02-19').map(({ name, ...row }) => ({
  ...row,
  name: `${name} 2027`,
  validFrom: '2027-02-08',
  validTo: '2027-03-09',
}));

let office: Office;
/** One of which thirty working days are left: it falls due in February 2027. */
let complaint: { id: string; due: string };
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
  complaint = { ...(await promisedSince(office, '2027-01-04T02:00:00Z')), due: '' };
});
afterAll(() => office?.close());

const state = async () => done(await office.as('staf').get('/api/calendar'));
const clock = async () => done(await office.as('kadis').get(`/api/complaints/${complaint.id}/clock`));
const send = (body: object, who: Username = 'admin') => office.as(who).send('POST', '/api/office-hours/import', body);
const year = (given: string | number, body: unknown, who: Username = 'admin') =>
  office.as(who).send('PUT', `/api/calendar/years/${given}`, body as object);

it('a year of whose Ramadan nothing is said is not known, and what falls due in it is provisional', async () => {
  await office.app.get(CalendarState, { strict: false }).catchUp();
  expect(await office.sql('select provisional from clocks where record_id = $1', [complaint.id])).toEqual([
    { provisional: true },
  ]);
  expect(await state()).toMatchObject({ knownUntil: '2026-12-31', completeYears: [2025, 2026], withoutRamadan: [] });
});

describe('the hours of a Ramadan are entered as a whole', () => {
  it('one row alone is refused with the way to do it, and moves nothing', async () => {
    const before = await state();
    for (const row of RAMADAN.slice(0, 2)) {
      const { status, body } = await office.as('admin').create('office-hours', { ...row, reason: REASON });
      expect([status, Object.keys(body.errors ?? {})]).toEqual([422, ['regime']]);
      expect(body.message).toContain('Masukkan semua harinya sekaligus lewat "Masukkan jam Ramadan"');
    }
    const some = await send({ rows: RAMADAN.slice(0, 6), dryRun: false, reason: REASON });
    expect([some.status, some.body.message]).toEqual([422, expect.stringContaining('kamis, jumat belum ada')]);
    expect(await state()).toEqual(before);
  });

  it('all nine are one version, one recalculation, and make the year known', async () => {
    const before = await state();
    const looked = done(await send({ rows: RAMADAN }));
    expect([looked.faulty, looked.faults]).toEqual([0, []]);
    expect((await state()).version).toBe(before.version);
    const [{ count }] = (await office.sql<{ count: number }>(
      'select count(*)::int from clock_recalculations where record_id = $1',
      [complaint.id],
    )) as [{ count: number }];
    expect(done(await send({ rows: RAMADAN, dryRun: false, reason: REASON })).imported).toBe(9);
    expect(await state()).toMatchObject({ version: (before.version as number) + 1, knownUntil: '2027-12-31' });
    const { recalculations, provisional } = (await clock()) as unknown as {
      recalculations: unknown[];
      provisional: boolean;
    };
    expect([recalculations.length - count <= 1, provisional]).toEqual([true, false]);
  });

  it('a day less of them is refused too, and an hour of them is changed', async () => {
    const [friday] = done(
      await office.as('admin').list('office-hours', { filter: { validFrom: '2027-02-08', weekday: 'jumat' } }),
    );
    const gone = await office.as('admin').send('DELETE', `/api/office-hours/${friday!.id}`, { reason: REASON });
    expect([gone.status, gone.body.message]).toEqual([422, expect.stringContaining('jumat belum ada')]);
    const changed = await office
      .as('admin')
      .update('office-hours', friday!, { closesAt: '11.30', reason: 'Edaran diralat menjadi 11.30' });
    expect(changed.status).toBe(200);
  });

  it.each<[string, unknown]>([
    ['no list', { rows: {} }],
    ['an empty list', { rows: [] }],
    ['a row that is none', { rows: [null] }],
    ['a field that is unknown', { rows: [{ ...RAMADAN[0], warna: 'merah' }] }],
    ['a field of every object', { rows: [JSON.parse('{"__proto__":{"a":1}}')] }],
  ])('%s is refused', async (_, body) => {
    const { status } = await send(body as object);
    expect([400, 422]).toContain(status);
  });
});

describe('a year without hours of its own in Ramadan', () => {
  const said = { withoutRamadan: true, reason: REASON };

  it('is said by the administrator with a reason, told in the trail, and may be taken back', async () => {
    for (const who of ['kadis', 'kasi', 'staf', 'inspektorat'] as const)
      expect([who, (await year(2028, said, who)).status]).toEqual([who, 403]);
    const before = (await state()).version as number;
    const after = done(await year(2028, said)) as Body & { withoutRamadan: number[] };
    expect([after.version, after.withoutRamadan]).toEqual([before + 1, [2028]]);
    expect(done(await year(2028, said)).version).toBe(before + 1);
    const [entry] = await office.sql<{ told: object }>(
      `select audit.told(id) as told from audit.event where action = 'update' and resource = 'office-hours' and record_id is null order by id desc limit 1`,
    );
    expect(entry!.told).toMatchObject({ regime: { after: 'tanpa jam Ramadan 2028' }, '#reason': REASON });
    const back = done(await year(2028, { ...said, withoutRamadan: false })) as Body & { withoutRamadan: number[] };
    expect([back.version, back.withoutRamadan]).toEqual([before + 2, []]);
  });

  it('is said no more once hours are entered for it, in the same version, and that is told too', async () => {
    done(await year(2028, said));
    const before = (await state()).version as number;
    const rows = RAMADAN.map((row) => ({
      ...row,
      name: `${row.name} 28`,
      validFrom: '2028-01-28',
      validTo: '2028-02-25',
    }));
    done(await send({ rows, dryRun: false, reason: 'Surat edaran yang baru' }));
    expect(await state()).toMatchObject({ version: before + 1, withoutRamadan: [] });
    const [entry] = await office.sql<{ told: object }>(
      `select audit.told(id) as told from audit.event where action = 'update' and resource = 'office-hours' and record_id is null order by id desc limit 1`,
    );
    expect(entry!.told).toMatchObject({
      regime: { before: 'tanpa jam Ramadan 2028', after: null },
      '#reason': 'Surat edaran yang baru',
    });
    expect((await year(2028, said)).status).toBe(422);
  });

  it.each<[string, string, unknown, number]>([
    ['no year', 'abc', said, 404],
    ['a year of long ago', '1999', said, 404],
    ['no word', '2028', { reason: REASON }, 422],
    ['a word for yes', '2028', { withoutRamadan: 'true', reason: REASON }, 422],
    ['no reason', '2028', { withoutRamadan: true }, 422],
    ['a short reason', '2028', { withoutRamadan: true, reason: 'SE' }, 422],
    ['more than that', '2028', { ...said, month: 2 }, 400],
    ['a list', '2028', [], 400],
  ])('%s is refused', async (_, given, body, status) => {
    const before = (await state()).version;
    expect((await year(given, body)).status).toBe(status);
    expect((await state()).version).toBe(before);
  });
});
