import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import request from 'supertest';
import { type Body, done, type Office, openOffice } from './support/office.ts';
import { pdfText } from './support/pdf.ts';

const NAME = 'service-standards';
/** The printed standard, line by line, without the letters of its steps. */
const WORDS = readFileSync(new URL('./support/standard-26.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');

let office: Office;
let first: Body;
beforeAll(async () => {
  office = await openOffice();
  [first] = done(await office.as('staf').list(NAME, { filter: { status: 'ditetapkan' } })) as [Body];
});
afterAll(() => office?.close());

const pdf = async (id: string) => {
  const { token } = await office.as('staf').signedIn();
  return request(office.url)
    .get(`/api/${NAME}/${id}/pdf`)
    .set('authorization', `Bearer ${token}`)
    .buffer(true)
    .parse((stream, finish) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part)).on('end', () => finish(null, Buffer.concat(parts)));
    });
};

describe('the standard as a paper', () => {
  it('has the words of the printed one, all 14 components in its order', async () => {
    const { status, headers, body } = await pdf(first.id);
    expect([status, headers['content-type'], headers['content-disposition']]).toEqual([
      200,
      'application/pdf',
      'attachment; filename="standar-pelayanan-versi-1.pdf"',
    ]);
    const text = pdfText(body as Buffer);
    let place = 0;
    const missing = WORDS.filter((words) => {
      const found = text.indexOf(words, place);
      if (found >= 0) place = found + words.length;
      return found < 0;
    });
    expect(missing).toEqual([]);
  });

  it('shows who has how many minutes, and which legal basis no longer stands', async () => {
    const text = pdfText((await pdf(first.id)).body as Buffer);
    for (const words of [
      'Pemohon 15 F Melakukan',
      '30 (atau G)',
      'Jumlah 170 menit',
      'Dicabut – Dicabut oleh PP Nomor 71',
    ])
      expect(text).toContain(words);
  });

  it('is the same file again while the standard is the same, and its download is on record', async () => {
    const [one, other] = [await pdf(first.id), await pdf(first.id)];
    expect((one.body as Buffer).equals(other.body as Buffer)).toBe(true);
    const told = done(await office.as('kadis').history(NAME, first)).filter(({ action }) => action === 'download');
    expect(told.length).toBeGreaterThanOrEqual(2);
  });

  it('is there for whoever may see the standard only', async () => {
    expect((await pdf('0190d7f3-d680-7000-8000-000000000081')).status).toBe(404);
    await request(office.url).get(`/api/${NAME}/${first.id}/pdf`).expect(401);
  });
});
