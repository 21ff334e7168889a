import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileSource } from '../../api/audit/offline/node.ts';
import { Zip } from '../../api/audit/offline/zip.ts';
import { deskOf } from '../support/complaints.ts';
import { type Office, openOffice } from '../support/office.ts';

const FORMULA = '=HYPERLINK("http://contoh.id";"klik")';
const ODD = 'Isi <b>&amp;\u0007 ＝1+1\ndua baris 😀';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
  const desk = deskOf(office);
  await desk.record({ channel: 'youtube', subject: FORMULA, content: ODD.replace('\u0007', '') });
  await desk.record({ channel: 'youtube', subject: '+62 281', reporter: '-Pak Minus' });
});
afterAll(() => office?.close());

async function exported(format: string, resource = 'complaints') {
  const { token } = await office.as('kasi').signedIn();
  const filter = encodeURIComponent(JSON.stringify(resource === 'complaints' ? { channel: 'youtube' } : {}));
  return fetch(`${office.url}/api/${resource}/export?format=${format}&filter=${filter}`, {
    headers: { authorization: `Bearer ${token}` },
  });
}
async function cellsOf(answer: Response): Promise<string[][]> {
  const file = join(office.dataDir, 'export.xlsx');
  await writeFile(file, Buffer.from(await answer.arrayBuffer()));
  const zip = await Zip.open(fileSource(file));
  let xml = '';
  for await (const lines of zip.lines('xl/worksheets/sheet1.xml')) xml += `${lines.join('\n')}\n`;
  const plain = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return [...xml.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map(([, row]) =>
    [...row!.matchAll(/<c r="[A-Z]+\d+" t="inlineStr"><is><t xml:space="preserve">(.*?)<\/t><\/is><\/c>/gs)].map(
      ([, text]) => plain(text!),
    ),
  );
}

describe('an export', () => {
  it('as a workbook holds the same cells as the CSV, and nothing that is calculated', async () => {
    const csv = await exported('csv');
    const xlsx = await exported('xlsx');
    expect(xlsx.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(xlsx.headers.get('content-disposition')).toEqual(
      expect.stringMatching(/^attachment; filename="pengaduan-\d{4}-\d\d-\d\d\.xlsx"$/),
    );
    const cells = await cellsOf(xlsx);
    expect(cells).toEqual(parse(await csv.text(), { bom: true }));
    const all = cells.flat();
    for (const guarded of [`'${FORMULA}`, `'+62 281`, `'-Pak Minus`]) expect(all).toContain(guarded);
    expect(all.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
    expect(all).toContain(ODD.replace('\u0007', ''));
  });

  it('names what is called by another record as that is called', async () => {
    // A finding rests on an act, and an act is called by whose it is.
    await office.sql(
      `update findings set "actId" = (select id from supervised_acts where "supervisorId" = $1 limit 1)`,
      [await office.as('kasi').staffId()],
    );
    const [names, ...rows] = parse(await (await exported('csv', 'findings')).text(), { bom: true }) as string[][];
    const people = await office.sql<{ name: string }>('select "fullName" as name from staff');
    const shown = rows.map((row) => row[names!.indexOf('Perbuatan yang mendasari')]);
    expect(shown.length).toBeGreaterThan(0);
    for (const name of shown) expect(people.map((one) => one.name)).toContain(name);
  });

  it('names a file as it is called, and nothing by its id', async () => {
    const [names, ...rows] = parse(await (await exported('csv', 'requests')).text(), { bom: true }) as string[][];
    const files = rows.map((row) => row[names!.indexOf('Surat permohonan')]).filter(Boolean);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(file).toMatch(/\.(pdf|jpe?g|png)$/);
    expect(rows.flat().filter((cell) => /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(cell))).toEqual([]);
  });

  it('of a few hundred rows is whole', async () => {
    const cells = await cellsOf(await exported('xlsx', 'requests'));
    const total = Number((await office.as('kasi').list('requests', { range: [0, 0] })).headers['x-total-count']);
    expect(cells).toHaveLength(total + 1);
    expect(new Set(cells.map((row) => row.length)).size).toBe(1);
  });

  it('of another format is refused', async () => {
    for (const format of ['', 'pdf', 'toString'])
      expect([format, (await exported(format)).status]).toEqual([format, 400]);
  });
});
