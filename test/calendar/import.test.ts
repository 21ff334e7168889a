import request from 'supertest';
import { calendarFaults } from '../../api/clock/calendar.ts';
import type { Body } from '../support/desk.ts';
import { done, type Office, openOffice } from '../support/office.ts';

const REASON = 'SKB hari libur tahun 2028';
const HEAD = 'Tanggal;Nama;Jenis;Nomor SKB';
const SKB = 'SKB 1/2027';
const FIXED = [
  ['01/01/2028', 'Tahun Baru'],
  ['01/05/2028', 'Hari Buruh'],
  ['01/06/2028', 'Hari Lahir Pancasila'],
  ['17/08/2028', 'Hari Kemerdekaan'],
  ['25/12/2028', 'Hari Raya Natal'],
];
const YEAR = [
  HEAD,
  ...FIXED.map(([date, name]) => `${date};${name};Hari libur nasional;${SKB}`),
  `26/12/2028;Cuti bersama Natal;cuti_bersama;${SKB}`,
].join('\r\n');

interface DryRun {
  rows: {
    row: number;
    values: Record<string, unknown>;
    errors: Record<string, string>;
    state?: string;
    before?: Record<string, unknown>;
  }[];
  faulty: number;
  faults: string[];
  preview?: { counts: { open: number; moved: number } };
}

let office: Office;
beforeAll(async () => (office = await openOffice()));
afterAll(() => office?.close());

const send = <B = Body>(resource: string, body: object) =>
  office.as('admin').send<B>('POST', `/api/${resource}/import`, body);
const dry = async (csv: string, resource = 'holidays') => done(await send<DryRun>(resource, { csv, dryRun: true }));
const count = async () =>
  (
    await office.sql<{
      n: number;
    }>(`select (select count(*)::int from holidays) + (select count(*)::int from office_hours)
     + (select count(*)::int from calendar_versions) + (select count(*)::int from audit.event where action <> 'sign-in') as n`)
  )[0]!.n;
const errorsOf = ({ rows }: DryRun) =>
  rows.flatMap(({ row, errors }) => Object.keys(errors).map((field) => `${row} ${field}`));

describe('a dry run writes nothing and tells by row and cell', () => {
  it.each([
    ['17/08/2028 and semicolons', `${HEAD}\n17/08/2028;Hari Kemerdekaan;Hari libur nasional;${SKB}`],
    ['2028-08-17 and commas', `Tanggal,Nama,Jenis,Nomor SKB\n2028-08-17,Hari Kemerdekaan,libur_nasional,${SKB}`],
    [
      'a byte order mark, quotes, Windows lines',
      `\uFEFF"Tanggal";"Nama";"Jenis";"Nomor SKB"\r\n"17-8-2028";"Hari Kemerdekaan";"HARI LIBUR NASIONAL";"${SKB}"\r\n`,
    ],
    [
      'columns by the names of the API, in another order',
      `type;decree;name;date\nlibur_nasional;${SKB};Hari Kemerdekaan;2028-08-17`,
    ],
  ])('of %s', async (_, csv) => {
    const before = await count();
    const { rows, faulty, preview } = await dry(csv);
    expect([faulty, rows.map(({ values }) => values)]).toEqual([
      0,
      [{ date: '2028-08-17', name: 'Hari Kemerdekaan', type: 'libur_nasional', decree: SKB }],
    ]);
    expect(preview!.counts).toMatchObject({ moved: 0 });
    expect(await count()).toBe(before);
  });

  it('every wrong cell, with the number of its row in the spreadsheet', async () => {
    const found = await dry(
      [
        HEAD,
        `31/02/2028;Tidak ada;Hari libur nasional;${SKB}`,
        `18/08/2028;;Libur bersama;`,
        '',
        `19/08/2028;Tanpa SKB;Cuti bersama;`,
        `25/12/2026;Natal lagi;Hari libur nasional;${SKB}`,
        `20/08/2028;Dua kali;Libur daerah;`,
        `20/08/2028;Dua kali;Libur daerah;`,
        `21/08/2028;=HYPERLINK("http://contoh.id");Libur daerah;`.replaceAll('"', '""').replace(/;=(.*?);/, ';"=$1";'),
        `22/08/2028;Kelebihan;Libur daerah;;lagi`,
      ].join('\n'),
    );
    expect(errorsOf(found)).toEqual(['2 date', '3 name', '3 type', '5 decree', '8 date', '9 name', '10 date']);
    expect([found.faulty, found.preview]).toEqual([6, undefined]);
    // It is there already: that would change its name.
    expect(found.rows[3]).toMatchObject({ row: 6, state: 'changed', before: { name: 'Kelahiran Yesus Kristus' } });
    expect(found.rows[1]!.errors.type).toBe(
      '"Libur bersama" tidak dikenal; pilih salah satu dari Hari libur nasional, Cuti bersama, Libur daerah.',
    );
  });

  it('of office hours: times as spreadsheets write them, and every impossible interval', async () => {
    const head = 'Nama,Berlaku untuk,Hari,Buka,Tutup,Berlaku sejak,Berlaku sampai';
    const found = await dry(
      [
        head,
        'Sabtu,Biasa,Sabtu,8:00,11:30,01/01/2028,',
        'Sabtu,Biasa,Sabtu,11.00,12.00,01/01/2028,',
        'Senin,Biasa,Senin,16.00,07.30,01/01/2028,',
        'Ahad,Biasa,Ahad,08.00,09.00,01/01/2028,',
        'Minggu,Biasa,Minggu,25.00,26.00,01/01/2028,',
        'Jumat,Ramadan,Jumat,07.30,11.00,28/01/2028,01/01/2028',
      ].join('\n'),
      'office-hours',
    );
    expect(found.rows[0]!.values).toMatchObject({
      weekday: 'sabtu',
      opensAt: '08.00',
      closesAt: '11.30',
      validTo: null,
    });
    expect(errorsOf(found)).toEqual(expect.arrayContaining(['4 closesAt', '5 weekday', '6 opensAt', '7 validTo']));
    const overlap = await dry(
      [head, 'A,Biasa,Sabtu,8:00,11:30,01/01/2028,', 'B,Biasa,Sabtu,11.00,12.00,01/01/2028,'].join('\n'),
      'office-hours',
    );
    expect(errorsOf(overlap)).toEqual(['3 opensAt']);
  });

  it.each([
    ['nothing', '', 400],
    ['no text', 5, 400],
    ['a head alone', HEAD, 422],
    ['an unknown column', `${HEAD};Warna\n17/08/2028;a;b;c;d`, 422],
    ['a column that is missing', `Nama;Jenis\na;b`, 422],
    ['a column twice', `Tanggal;Tanggal;Nama;Jenis\na;b;c;d`, 422],
    ['an open quote', `${HEAD}\n"17/08/2028;a;b;c`, 422],
    ['more rows than a calendar has', `${HEAD}\n${'17/08/2028;a;Libur daerah;\n'.repeat(501)}`, 422],
    ['a file that is too large', `${HEAD}\n17/08/2028;${'a'.repeat(70_000)};Libur daerah;`, 422],
    ['a request that is too large', 'a'.repeat(120_000), 413],
    ['control characters', `${HEAD}\n17/08/2028;\u0000;Libur daerah;`, 400],
  ])('%s is refused', async (_, csv, status) => {
    const before = await count();
    const { status: found, body } = await send('holidays', { csv, dryRun: true });
    expect([found, typeof body.message]).toEqual([status, 'string']);
    expect(await count()).toBe(before);
  });
});

it('nothing is imported unless dryRun is false, and then not without a reason', async () => {
  const before = await count();
  expect((await send('holidays', { csv: YEAR })).status).toBe(200);
  expect((await send('holidays', { csv: YEAR, dryRun: 'false', reason: REASON })).status).toBe(400);
  const silent = await send('holidays', { csv: YEAR, dryRun: false });
  expect([silent.status, Object.keys(silent.body.errors!)]).toEqual([422, ['reason']]);
  expect(await count()).toBe(before);
});

it('one wrong row and none is imported, told by row and column', async () => {
  const before = await count();
  const wrong = await send('holidays', {
    csv: `${YEAR}\r\n30/02/2028;Salah;Libur daerah;`,
    dryRun: false,
    reason: REASON,
  });
  expect([wrong.status, Object.keys(wrong.body.errors!)]).toEqual([422, ['rows.8.date']]);
  expect(wrong.body.message).toMatch(/^Baris 8, kolom Tanggal: /);
  const twice = await send('holidays', {
    csv: `${YEAR}\r\n25/12/2028;Natal;Hari libur nasional;${SKB}`,
    dryRun: false,
    reason: REASON,
  });
  expect([twice.status, Object.keys(twice.body.errors!)]).toEqual([422, ['rows.8.date']]);
  expect(twice.body.message).toMatch(/^Baris 8, kolom Tanggal: /);
  expect(await count()).toBe(before);
});

it('a year is imported as one version, and is then known', async () => {
  const before = done(await office.as('admin').get('/api/calendar'));
  const imported = done(await send('holidays', { csv: YEAR, dryRun: false, reason: REASON }));
  expect(imported.imported).toBe(6);
  const after = done(await office.as('admin').get('/api/calendar'));
  expect(after).toMatchObject({
    version: (before.version as number) + 1,
    // What holds in the Ramadan of 2027 and 2028 is not said yet.
    knownUntil: '2026-12-31',
    completeYears: [2025, 2026],
  });
  for (const year of [2027, 2028])
    done(await office.as('admin').send('PUT', `/api/calendar/years/${year}`, { withoutRamadan: true, reason: REASON }));
  expect(done(await office.as('admin').get('/api/calendar'))).toMatchObject({
    version: (before.version as number) + 3,
    knownUntil: '2028-12-31',
    completeYears: [2025, 2026, 2027, 2028],
  });
  const rows = done(await office.as('staf').list('holidays', { filter: { date_gte: '2028-01-01' } }));
  expect(rows.map(({ reason, version }) => [reason, version])).toEqual(rows.map(() => [REASON, 1]));
  const history = done(await office.as('admin').history('holidays', rows[0]!));
  expect(history.map(({ action }) => action)).toEqual(['create']);
  const again = await dry(YEAR);
  expect([again.faulty, again.preview, again.rows.map(({ state }) => state)]).toEqual([
    0,
    undefined,
    YEAR.split('\r\n')
      .slice(1)
      .map(() => 'same'),
  ]);
});

it.each(['holidays', 'office-hours'])('the template of %s is a sheet that the import reads', async (resource) => {
  const { token } = await office.as('admin').signedIn();
  const { text, headers } = await request(office.url)
    .get(`/api/${resource}/template`)
    .set('authorization', `Bearer ${token}`)
    .expect(200);
  expect(headers['content-disposition']).toBe(`attachment; filename="templat-${resource}.csv"`);
  const { rows } = await dry(text, resource);
  expect(rows.length).toBe(2);
  expect(calendarFaults({ holidays: [], hours: [] })).toEqual([]);
});
