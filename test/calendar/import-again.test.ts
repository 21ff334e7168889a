import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Body } from '../support/desk.ts';
import { done, type Office, openOffice } from '../support/office.ts';

const REASON = 'SKB hari libur tahun 2028';
const SKB = 'SKB 1/2027';
interface DryRun {
  rows: { state?: string; before?: Record<string, unknown> }[];
  faulty: number;
  faults: string[];
  preview?: object;
}

let office: Office;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
  const rows = [
    ['01/01/2028', 'Tahun Baru', 'Hari libur nasional'],
    ['26/12/2028', 'Cuti bersama Natal', 'Cuti bersama'],
  ];
  const csv = ['Tanggal;Nama;Jenis;Nomor SKB', ...rows.map((cells) => [...cells, SKB].join(';'))].join('\n');
  done(await send('holidays', { csv, dryRun: false, reason: REASON }));
});
afterAll(() => office?.close());

const send = <B = Body>(resource: string, body: object) =>
  office.as('admin').send<B>('POST', `/api/${resource}/import`, body);
const dry = async (csv: string, resource = 'holidays') => done(await send<DryRun>(resource, { csv, dryRun: true }));
const written = async () => {
  const [row] = await office.sql<{ n: number }>(
    `select (select count(*)::int from calendar_versions) + (select count(*)::int from audit.event where action <> 'sign-in') as n`,
  );
  return row!.n;
};

it('rows that are there already are left or changed, cell by cell, after a dry run that says which', async () => {
  const csv = [
    'Tanggal;Nama;Jenis',
    '01/01/2028;Tahun Baru;Hari libur nasional',
    '26/12/2028;Cuti bersama Hari Natal;Hari libur nasional',
    '27/12/2028;Hari jadi kabupaten;Libur daerah',
  ].join('\n');
  const looked = await dry(csv);
  expect(looked.rows.map(({ state, before }) => [state, before])).toEqual([
    ['same', undefined],
    ['changed', { name: 'Cuti bersama Natal', type: 'cuti_bersama' }],
    ['new', undefined],
  ]);
  expect(looked.preview).toBeDefined();
  const { version } = done(await office.as('admin').get('/api/calendar'));
  const given = { csv, dryRun: false, reason: 'SKB perubahan tahun 2028' };
  expect(done(await send('holidays', given))).toMatchObject({ imported: 1, changed: 1, same: 1 });
  const rows = done(await office.as('admin').list('holidays', { filter: { date_gte: '2028-01-01' }, range: [0, 99] }));
  const of = (date: string) => rows.find((row) => row.date === date)!;
  expect(of('2028-12-26')).toMatchObject({
    name: 'Cuti bersama Hari Natal',
    type: 'libur_nasional',
    // The sheet has no such column.
    decree: SKB,
    reason: given.reason,
    version: 2,
  });
  expect(of('2028-01-01')).toMatchObject({ reason: REASON, version: 1 });
  const change = done(await office.as('admin').history('holidays', of('2028-12-26'))).at(-1);
  expect([change!.action, change!.changes.map(({ field }) => field).toSorted()]).toEqual([
    'update',
    ['name', 'reason', 'type'],
  ]);
  expect(done(await office.as('admin').get('/api/calendar')).version).toBe((version as number) + 1);
  const before = await written();
  expect(done(await send('holidays', given))).toMatchObject({ imported: 0, changed: 0, same: 3 });
  expect(await written()).toBe(before);
});

it('office hours that end are given their end by a sheet, beside those that follow them', async () => {
  const head = 'Nama;Berlaku untuk;Hari;Buka;Tutup;Berlaku sejak;Berlaku sampai';
  const [friday] = done(
    await office.as('admin').list('office-hours', { filter: { weekday: 'jumat', regime: 'biasa', opensAt: '07.30' } }),
  );
  const { name, validFrom } = friday as unknown as { name: string; validFrom: string };
  const looked = await dry(
    [
      head,
      `${name};Biasa;Jumat;07.30;11.30;${validFrom};31/12/2028`,
      'Jumat pagi baru;Biasa;Jumat;07.00;11.00;01/01/2029;',
    ].join('\n'),
    'office-hours',
  );
  expect([looked.faulty, looked.faults, looked.rows.map(({ state, before }) => [state, before])]).toEqual([
    0,
    [],
    [
      ['changed', { validTo: null }],
      ['new', undefined],
    ],
  ]);
});
