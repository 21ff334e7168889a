import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import request from 'supertest';
import type { Username } from '../../api/seed/people.ts';
import { type Body, done, type Office, openOffice } from '../support/office.ts';
import { pdfText } from '../support/pdf.ts';

const NAME = 'service-standards';
/** The printed standard, line by line, without the letters of its steps. */
const WHOLE = 'Isi dengan bilangan bulat dari 1 sampai 24.';
const WORDS = readFileSync(new URL('../support/standard-26.txt', import.meta.url), 'utf8')
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

describe('the past under a draft', () => {
  type Simulation = { cases: number; lateBefore: number; lateAfter: number; list: Record<string, unknown>[] };
  const simulate = (who: Username, id: string, body: unknown) =>
    office.as(who).send<Simulation & Body>('POST', `/api/${NAME}/${id}/simulate`, body);
  let draft: Body;
  beforeAll(async () => {
    [draft] = done(await office.as('kasi').list(NAME, { filter: { status: 'draf' } })) as [Body];
  });

  it('counts as late what the ledger says, and what would have been', async () => {
    // The auditor sees every case; from Kepala Dinas the complaint about him is hidden, and what of his acts was drawn.
    const { status, body } = await simulate('inspektorat', draft.id, { months: 3 });
    expect(status).toBe(200);
    const [ledger] = await office.sql(
      `select count(*)::int as cases, (count(*) filter (where due_at < coalesce(stopped_at, now())))::int as late
       from clocks where resource <> 'requests' and started_at >= now() - interval '90 days'`,
    );
    expect({ cases: body.cases, late: body.lateBefore }).toEqual(ledger);
    expect(body.cases).toBeGreaterThan(100);
    expect(body.lateAfter).toBeGreaterThanOrEqual(body.lateBefore);
    const late = body.list.find(({ resource }) => resource === 'verifications');
    expect(late?.number).toMatch(/^SE\/20\d\d\/\d{6}$/);
    expect(body.list.filter(({ lateBefore, lateAfter }) => !lateBefore && !lateAfter)).toEqual([]);
    const hidden = done(await simulate('kadis', draft.id, { months: 3 }));
    const [drawn] = await office.sql<{ cases: number }>(
      `select count(*)::int as cases from clocks k join supervision_draws d on d.id = k.record_id
       where d.status = 'dibaca_auditor' and k.started_at >= now() - interval '90 days'`,
    );
    expect(drawn!.cases).toBeGreaterThan(0);
    expect(hidden.cases).toBe(body.cases - 1 - drawn!.cases);
    const same = done(await simulate('kadis', first.id, { months: 3 }));
    expect(same.lateAfter).toBe(same.lateBefore);
  });

  it('is made of what the person may see, for leaders and the auditor', async () => {
    const [all, own, other] = await Promise.all(
      (['kadis', 'kasi', 'kasi2'] as const).map(
        async (who) => done(await simulate(who, draft.id, { months: 12 })).cases,
      ),
    );
    expect(own).toBeLessThanOrEqual(all!);
    expect(other).toBeLessThan(own!);
    for (const who of ['staf', 'verifikator1', 'admin'] as const)
      expect([who, (await simulate(who, draft.id, { months: 3 })).status]).toEqual([who, 403]);
    expect((await simulate('inspektorat', draft.id, { months: 1 })).status).toBe(200);
  });

  it('is asked for one to 24 months', async () => {
    for (const months of [0, 25, 1.5, '3', null, [3], undefined]) {
      const says = months === null || months === undefined ? 'Wajib diisi.' : WHOLE;
      expect([months, (await simulate('kadis', draft.id, { months })).body.errors]).toEqual([months, { months: says }]);
    }
    expect((await simulate('kadis', draft.id, { months: 3, id: 1 })).status).toBe(400);
    expect((await simulate('kadis', '0190d7f3-d680-7000-8000-000000000081', { months: 3 })).status).toBe(404);
  });
});
