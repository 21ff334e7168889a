import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { CaseFigures, CaseGrouping } from '../../api/define/answers/sanctions.ts';
import { casesOf } from '../support/discipline.ts';
import { DECIDED } from '../support/case-papers.ts';
import { type Body, day, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
const cases = casesOf(() => office);
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

const asked = (who: Parameters<Office['as']>[0], by: CaseGrouping, from = day(), to = day()) =>
  office.as(who).get<CaseFigures & Body>(`/api/sanctions/figures?from=${from}&to=${to}&by=${by}`);
const rowsOf = async (who: Parameters<Office['as']>[0], by: CaseGrouping) => done(await asked(who, by)).rows;

it('counts what was opened in a span and what became of it, and names nobody', async () => {
  await office.sql(`update sanctions set "archivedAt" = now()`);
  const open = async () => done(await cases.open('verifikator1'));
  await cases.put(await open(), { ...DECIDED, status: 'berlaku', decidedOn: day(4) });
  await cases.put(await open(), { ...DECIDED, status: 'batal' });
  await cases.put(await open(), { status: 'tidak_terbukti' });
  const waiting = await open();
  await office.sql(`update clocks set due_at = now() - interval '1 day' where record_id = $1`, [waiting.id]);
  const none = { opened: 0, open: 0, late: 0, imposed: 0, unproven: 0, cancelled: 0, days: null };
  expect(await rowsOf('kadis', 'level')).toEqual([
    { ...none, key: 'sedang', opened: 2, open: 1, imposed: 1, cancelled: 1, days: -3 },
    { ...none, key: null, opened: 2, open: 1, late: 1, unproven: 1 },
  ]);
  expect((await rowsOf('kadis', 'month')).map(({ key, opened }) => [key, opened])).toEqual([[day().slice(0, 7), 4]]);
  expect(JSON.stringify(done(await asked('kadis', 'status')))).not.toMatch(/[0-9a-f]{8}-/);
  expect((await rowsOf('inspektorat', 'regime')).reduce((sum, { opened }) => sum + opened, 0)).toBe(4);
});

it('tells each superior of his own line, and nobody else', async () => {
  const opened = async (who: 'kasi' | 'kasi2') =>
    (await rowsOf(who, 'level')).reduce((sum, row) => sum + row.opened, 0);
  expect([await opened('kasi'), await opened('kasi2')]).toEqual([4, 0]);
  expect((await asked('verifikator1', 'level')).status).toBe(403);
  expect((await asked('kadis', 'level', day(1), day())).status).toBe(400);
});
