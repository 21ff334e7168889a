import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CALENDAR, type Calendars, STANDARDS, type Standards } from '../../api/clock/sources.ts';
import { Database } from '../../api/database/database.ts';
import type { ClockAnswer } from '../../api/define/answers/clock.ts';
import { CLAUSES, clauseOfComponent, clauseOfStep } from '../../api/define/clauses.ts';
import { LETTERS } from '../../api/define/standard.ts';
import { COMPONENTS } from '../../api/service-standards/service-standards.resource.ts';
import { FindingsService } from '../../api/supervision/findings.service.ts';
import { findingsIn, NOTHING } from '../support/findings.ts';
import { type Body, day, done, fieldsOf, type Office, openOffice } from '../support/office.ts';
import { DAY } from '../../api/define/durations.ts';

let office: Office;
const { about, draft, inState, kept, take, told, took, waitsFor } = findingsIn(() => office);
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

describe('the criterion of a finding', () => {
  it('is a place in the service standard: every step and component has one', () => {
    const places = [
      ...LETTERS.map(clauseOfStep),
      ...COMPONENTS.map(({ section, number }) => clauseOfComponent(section, number)),
    ];
    expect(places.toSorted()).toEqual(Object.keys(CLAUSES).toSorted());
  });

  it('or an article of discipline, or both; its words are kept as they stand now', async () => {
    const [article] = done(await office.as('kasi').list('discipline-articles', { filter: { article: 4 } }));
    const both = await draft('kasi', 'verifikator1', { articleId: article!.id });
    const standard = await office.app.get<Standards>(STANDARDS).inForceAt(office.app.get(Database), Date.now());
    expect(both.standardId).toBe(standard!.id);
    expect(both.criterion).toBe(
      `${standard!.content.steps.find(({ at }) => at === 'H')!.says}\n\n${article!.name as string}: ${article!.text as string}`,
    );
    const changed = done(await office.as('kasi').update('findings', both, { clause: null }));
    expect([changed.standardId, changed.criterion]).toEqual([
      null,
      `${article!.name as string}: ${article!.text as string}`,
    ]);
  });

  it('is no free text, and never nothing', async () => {
    const nothing = await office.as('kasi').create('findings', await about('verifikator1', { clause: null }));
    expect(fieldsOf(nothing)).toEqual([422, ['clause']]);
    const text = await office.as('kasi').create('findings', await about('verifikator1', { criterion: 'Patut' }));
    expect(text.status).toBe(400);
    for (const clause of ['langkah_z', '__proto__', ['langkah_h'], 7])
      expect((await office.as('kasi').create('findings', await about('verifikator1', { clause }))).status).toBe(400);
  });
});

describe('the silent term', () => {
  const silence = (moment: number) => office.app.get(FindingsService).recordSilence(moment);
  const clockOf = async (finding: { id: string }) =>
    done(await office.as('kasi').get<ClockAnswer & Body>(`/api/findings/${finding.id}/clock`));

  it('is five working days, and what is to be done falls due on its day', async () => {
    const finding = await inState('disampaikan');
    const calendar = await office.app.get<Calendars>(CALENDAR).current();
    const handed = await clockOf(finding);
    expect(handed).toMatchObject({ promise: 'tanggapan_temuan', term: { amount: 5, unit: 'hari_kerja' } });
    await took('verifikator1', finding, 'tanggapi', NOTHING);
    const answered = await clockOf(finding);
    expect(answered.promise).toBe('tindak_lanjut_temuan');
    const last = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
      .map((back) => day(30 - back))
      .find((one) => calendar.isWorkingDay(one))!;
    expect(answered.dueAt).toBe(new Date(calendar.intervals(last).at(-1)!.to).toISOString());
    expect(answered.explanation.join(' ')).toContain('Tindak lanjut temuan: sampai ');
  });

  it('a day that is set anew moves it, with a reason', async () => {
    const finding = await inState('ditanggapi');
    const before = await clockOf(finding);
    const reason = 'Menunggu pelatihan bulan depan.';
    expect(fieldsOf(await take('kasi', finding, 'ubah_batas_waktu', { dueOn: day(-1), reason }))).toEqual([
      422,
      ['dueOn'],
    ]);
    await took('kasi', finding, 'ubah_batas_waktu', { dueOn: day(60), reason });
    const after = await clockOf(finding);
    expect(Date.parse(after.dueAt!)).toBeGreaterThan(Date.parse(before.dueAt!));
    expect(after.recalculations).toHaveLength(1);
  });

  it('passes: that is written down by the application, is no consent, and it goes on', async () => {
    const finding = await inState('disampaikan');
    const { dueAt } = await clockOf(finding);
    // In the last days of a year its term ends in one whose calendar may not be entered yet.
    await office.sql('update clocks set provisional = false where record_id = $1', [finding.id]);
    await silence(Date.parse(dueAt!));
    expect(done(await office.as('kasi').one('findings', finding.id)).status).toBe('disampaikan');
    const both = await Promise.all([silence(Date.parse(dueAt!) + 1000), silence(Date.parse(dueAt!) + 1000)]);
    expect(both).toEqual([false, false]);
    const silent = done(await office.as('kasi').one('findings', finding.id));
    expect(silent).toMatchObject({ status: 'ditanggapi', response: null, respondedAt: null });
    expect(silent.silentAt).not.toBeNull();
    const history = done(await office.as('kasi').history('findings', finding));
    expect(history.filter(({ action }) => action === 'step:catat_diam')).toHaveLength(1);
    expect((await told('kasi', finding)).at(-1)).toContain('tidak ditanggapi dalam tenggat');
    expect(await waitsFor('verifikator1', finding)).toBe(true);
    // He may still say it, once; that he was late stays.
    await took('verifikator1', finding, 'tanggapi', NOTHING);
    expect(await kept('verifikator1', finding, 'tanggapi', NOTHING)).toEqual([409, 'Temuan ini sudah Anda tanggapi.']);
    expect(done(await office.as('kasi').one('findings', finding.id)).silentAt).toBe(silent.silentAt);
  });

  it('an answer in time is no silence, however long afterwards it is looked', async () => {
    const finding = await inState('ditanggapi');
    await silence(Date.now() + 400 * DAY);
    expect(done(await office.as('kasi').one('findings', finding.id)).silentAt).toBeNull();
  });
});
