import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writtenDate } from '../../api/define/dates.ts';
import type { Username } from '../../api/seed/people.ts';
import { findingsIn } from '../support/findings.ts';
import { type Body, done, type Office, openOffice } from '../support/office.ts';
import { pdfText } from '../support/pdf.ts';

let office: Office;
const { inState } = findingsIn(() => office);
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

async function paper(who: Username, path: string): Promise<string> {
  const { token } = await office.as(who).signedIn();
  const answer = await fetch(office.url + path, { headers: { authorization: `Bearer ${token}` } });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  return pdfText(Buffer.from(await answer.arrayBuffer()));
}
const statusOf = async (who: Username, path: string) => (await office.as(who).get(path)).status;

describe('laporan temuan', () => {
  it('says what was found, by what it is measured, and what came of it', async () => {
    const finding = await inState('ditindaklanjuti');
    const known = done(await office.as('kasi').one('findings', finding.id));
    const text = await paper('kasi', `/api/findings/${finding.id}/pdf`);
    for (const words of [
      'Laporan Temuan',
      known.number as string,
      'Kelima butir dicentang dalam dua detik.',
      'Langkah H: verifikasi manual (standar pelayanan versi 1)',
      (known.criterion as string).replaceAll(/\s+/g, ' '),
      'Periksa butir demi butir.',
      'Benar, pemohon belum saya hubungi.',
      'Verifikasi diulang.',
      'bukti.pdf (SHA-256',
      'Sekar Ayu Lukitasari',
      writtenDate(known.dueOn as string),
    ])
      expect(text).toContain(words);
  });

  it('is for whoever may know of it, and told as printed', async () => {
    const finding = await inState('disampaikan');
    const path = `/api/findings/${finding.id}/pdf`;
    expect(await paper('verifikator1', path)).toContain('Belum ditanggapi.');
    expect(await statusOf('verifikator2', path)).toBe(404);
    expect(await statusOf('kasi2', path)).toBe(404);
    expect(await statusOf('admin', path)).toBe(404);
    const [row] = await office.sql<{ n: number }>(
      `select count(*)::int as n from audit.event where action = 'print' and record_id = $1`,
      [finding.id],
    );
    expect(row!.n).toBe(1);
  });
});

describe('lembar pengawasan', () => {
  it('is one day of one superior: the acts, the verdicts, the notes, and a place to sign', async () => {
    const [judged] = await office.sql<Body>(
      `select a.*, d.number, d."drawnOn"::text as day from supervised_acts a join supervision_draws d on d.id = a."drawId"
       where a."supervisorId" = $1 and a.remark is not null and a.answer is not null order by a.id limit 1`,
      [await office.as('kasi').staffId()],
    );
    const path = `/api/supervision-draws/${judged!.drawId as string}/pdf`;
    const text = await paper('kasi', path);
    const entry = done(await office.as('kasi').one('audit-logs', judged!.entryId as string));
    for (const words of [
      'Lembar Pengawasan',
      judged!.number as string,
      writtenDate(judged!.day as string),
      'Sekar Ayu Lukitasari',
      'Perlu pembinaan',
      judged!.remark as string,
      `Tanggapan: ${judged!.answer as string}`,
      entry.sentence as string,
    ])
      expect(text.replaceAll(/\s+/g, '')).toContain(words.replaceAll(/\s+/g, ''));
    expect(await statusOf('kasi2', path)).toBe(404);
    expect(await statusOf('verifikator1', path)).toBe(403);
  });
});
