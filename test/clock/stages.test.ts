import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Alerts } from '../../api/clock/alerts.ts';
import { ClockCompletion } from '../../api/clock/clock-completion.ts';
import { Database } from '../../api/database/database.ts';
import type { ClockAnswer } from '../../api/define/answers/clock.ts';
import type { MyWorkAnswer } from '../../api/define/answers/work.ts';
import { Writer } from '../../api/records/writer.ts';
import { sanctions } from '../../api/sanctions/sanctions.resource.ts';
import { officeDate } from '../../api/define/office-time.ts';
import { ahead } from '../support/discipline.ts';
import { meetingsIn } from '../support/meetings.ts';
import { type Body, day, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
  await office.sql('update clocks set alerted = 101, alert = null, alert_at = null');
});
afterAll(() => office.close());

const clockOf = async (resource: string, id: string) =>
  done(await office.as('kadis').get<ClockAnswer>(`/api/${resource}/${id}/clock`));
const iso = (moment: unknown) => new Date(moment as string).toISOString();
const titles = async (id: string) =>
  (
    await office.sql<{ title: string }>('select title from notifications where "recordId" = $1 order by at, title', [
      id,
    ])
  ).map(({ title }) => title);
async function warnAll(): Promise<void> {
  const alerts = office.app.get(Alerts);
  while (await alerts.warnDue());
}

describe('a disciplinary case', () => {
  let sanction: Body;
  /** As the application moves it: what the steps ask for is the matter of other tests. */
  const step = async (verb: string, values: Record<string, unknown> = {}) => {
    const { app } = office;
    const origin = { kind: 'job', job: 'test', requestId: 'test' } as const;
    await app
      .get(Database)
      .transaction((sql) => app.get(Writer).follow(sanctions, { origin, sql }, sanction.id, { verb, values }));
    return clockOf('sanctions', sanction.id);
  };

  it('has a term for each of its stages, and none once the sanction is in force', async () => {
    const [staffId, examinerId] = [await office.as('verifikator3').staffId(), await office.as('kasi').staffId()];
    const evidence = await office.make.evidence(staffId);
    sanction = done(
      await office.as('kadis').create('sanctions', { staffId, examinerId, allegation: 'Lalai.', ...evidence }),
    );
    const term = ({ promise, term: { amount, unit } }: ClockAnswer) => `${promise} ${amount} ${unit}`;
    const first = await clockOf('sanctions', sanction.id);
    expect([term(first), first.phase, iso(first.dueAt)]).toEqual([
      'telaah_pelanggaran 14 hari_kerja',
      'runs',
      iso(sanction.dueAt),
    ]);
    expect(first.explanation.slice(0, 2)).toEqual([
      expect.stringMatching(/^Dimulai /),
      'Telaah dugaan pelanggaran: 14 hari kerja, karena standar pelayanan versi 1 tidak menetapkannya.',
    ]);
    const same = await step('telaah');
    expect([same.promise, iso(same.dueAt)]).toEqual([first.promise, iso(first.dueAt)]);
    const by = ({ promise, dueAt }: ClockAnswer) => [promise, officeDate(Date.parse(dueAt!))];
    const summoned = await step('panggil', { summonsDate: day(-9), secondSummonsBy: ahead(3) });
    expect(by(summoned)).toEqual(['pemeriksaan_pelanggaran', ahead(3)]);
    const again = await step('panggil_ulang', { secondDate: ahead(6) });
    expect(by(again)).toEqual(['pemeriksaan_pelanggaran', ahead(6)]);
    expect(Date.parse(again.startedAt)).toBeGreaterThan(Date.parse(first.startedAt));
    expect(term(await step('periksa', { examinedOn: day(-1), examinationRecord: 'Hadir.' }))).toBe(
      'putusan_sanksi 14 hari_kerja',
    );
    await step('usulkan', { level: 'ringan', kind: 'teguran_lisan' });
    expect(by(await step('putuskan', { decisionNumber: '800/1', handOverBy: ahead(5) }))).toEqual([
      'penyerahan_putusan',
      ahead(5),
    ]);
    expect(by(await step('serahkan', { handedOverOn: day(), inForceOn: ahead(20) }))).toEqual([
      'masa_keberatan',
      ahead(20),
    ]);
    expect(by(await step('catat_keberatan', { answerBy: ahead(9) }))).toEqual(['jawaban_keberatan', ahead(9)]);
    expect(await step('berlakukan', {})).toMatchObject({ phase: 'stopped', late: false });
  });

  it('warns of a day on which alone something can be done on that day, and tells whose turn it is while the PPK decides', async () => {
    const [staffId, examinerId] = [await office.as('verifikator1').staffId(), await office.as('kasi').staffId()];
    const evidence = await office.make.evidence(staffId);
    sanction = done(
      await office.as('kadis').create('sanctions', { staffId, examinerId, allegation: 'Lalai.', ...evidence }),
    );
    const next = async () =>
      (await office.sql<{ alert: number }>('select alert from clocks where record_id = $1', [sanction.id]))[0]!.alert;
    for (const verb of ['telaah', 'panggil']) await step(verb, { secondSummonsBy: ahead(20) });
    expect(await next()).toBe(50);
    await step('panggil_ulang', { secondDate: ahead(20) });
    expect(await next()).toBe(100);
    await step('periksa');
    await step('usulkan');
    expect((await step('usulkan_ppk')).segments.at(-1)).toMatchObject({ party: 'ppk', runs: true });
    await step('catat_putusan_ppk', { handOverBy: ahead(20) });
    expect(await next()).toBe(50);
    await step('serahkan', { inForceOn: ahead(20) });
    expect(await next()).toBe(100);
  });

  it('waits for its examiner, who is warned, and at the breach his superior', async () => {
    const [staffId, examinerId] = [await office.as('verifikator2').staffId(), await office.as('kasi').staffId()];
    const evidence = await office.make.evidence(staffId);
    const late = done(
      await office.as('kadis').create('sanctions', { staffId, examinerId, allegation: 'Lalai.', ...evidence }),
    );
    const mine = async () =>
      done(await office.as('kasi').get<MyWorkAnswer>('/api/my-work?limit=50')).items.map(({ id }) => id);
    expect(await mine()).toContain(late.id);
    await office.sql(`update sanctions set "createdAt" = '2026-09-01T02:00:00Z' where id = $1`, [late.id]);
    await office.sql(`update clocks set alert_at = now() - interval '1 second' where record_id = $1`, [late.id]);
    await warnAll();
    const number = String(late.number);
    expect((await titles(late.id)).filter((title) => !title.includes('menunggu Anda'))).toEqual([
      `Eskalasi ${number}: batas waktu terlampaui oleh bawahan Anda`,
      `${number}: batas waktu terlampaui`,
    ]);
    const held = await office.sql(`select 1 from audit.event where action = 'escalate' and record_id = $1`, [late.id]);
    expect(held).toHaveLength(1);
  });
});

describe('an evaluation meeting', () => {
  const meeting = async (month: string) =>
    done(
      await office.as('staf').create('evaluation-meetings', {
        subject: 'Evaluasi kinerja',
        month,
        startsAt: `${month.slice(0, 8)}20T02:00:00Z`,
        place: 'Ruang rapat',
        minuteTakerId: await office.as('staf').staffId(),
      }),
    );

  it('is due with the last second of its month, leap day and year end too', async () => {
    const due = async (month: string) => iso((await meeting(month)).dueAt);
    expect(await due('2027-01-01')).toBe('2027-01-31T16:59:59.000Z');
    expect(await due('2028-02-01')).toBe('2028-02-29T16:59:59.000Z');
    expect(await due('2027-12-15')).toBe('2027-12-31T16:59:59.000Z');
    const { explanation, count } = await clockOf('evaluation-meetings', (await meeting('2027-04-01')).id);
    expect(explanation.slice(1, 4)).toEqual([
      expect.stringMatching(/^Rapat evaluasi: 1 bulan kalender, /),
      'Malam, akhir pekan, dan hari libur ikut dihitung.',
      'Jatuh tempo Jumat 30 Apr 2027 pukul 23.59 WIB.',
    ]);
    expect(count).toMatchObject({ byWall: true, minutesTotal: 30 * 24 * 60 });
  });

  it('has kept its month when it is held; then its minutes are waited for', async () => {
    const { begun, mark, took } = meetingsIn(() => office);
    const row = await begun(['staf']);
    const held = await clockOf('evaluation-meetings', row.id);
    expect([held.promise, held.phase]).toEqual(['notula_rapat', 'runs']);
    await took('staf', row, 'tulis_notula', { minutes: 'Notula.' });
    done(await mark(row, 'staf', { attendance: 'hadir' }));
    await took('kadis', row, 'sahkan');
    expect(await clockOf('evaluation-meetings', row.id)).toMatchObject({
      promise: 'notula_rapat',
      phase: 'stopped',
      late: false,
    });
  });
});

describe('a request of a data subject', () => {
  it('is overdue after 72 hours, and found by that', async () => {
    const receivedAt = new Date(Date.now() - 73 * 3_600_000).toISOString();
    const asked = done(await office.as('staf').create('data-requests', { receivedAt, requester: 'Suparjo' }));
    expect(Date.parse(asked.dueAt as string)).toBe(Date.parse(receivedAt) + 72 * 3_600_000);
    const late = done(await office.as('staf').list('data-requests', { filter: { overdue: true }, range: [0, 99] }));
    expect(late.map(({ id }) => id)).toContain(asked.id);
    await warnAll();
    expect((await titles(asked.id)).filter((title) => title.includes('batas waktu terlampaui'))).toHaveLength(2);
    expect(await clockOf('data-requests', asked.id)).toMatchObject({
      late: true,
      term: { amount: 72, unit: 'jam_kalender' },
    });
  });
});

it('gives clocks to what was there before there was a promise, once, and tells of what is overdue only that', async () => {
  const kept = `select record_id, promise, phase, due_at, state, started_at from clocks
    where resource = any('{sanctions,evaluation-meetings,data-requests}') order by record_id`;
  const before = await office.sql(kept);
  await office.sql(`begin; set local session_replication_role = replica;
    delete from clock_segments where resource = any('{sanctions,evaluation-meetings,data-requests}');
    delete from clocks where resource = any('{sanctions,evaluation-meetings,data-requests}');
    delete from notifications; commit`);
  const completion = office.app.get(ClockCompletion);
  const other = (await office.another()).app.get(ClockCompletion);
  const made = await Promise.all([completion.complete(), other.complete()]);
  expect(made[0] + made[1]).toBe(before.length);
  expect(await office.sql(kept)).toEqual(before);
  expect(await completion.complete()).toBe(0);
  await warnAll();
  const said = await office.sql<{ title: string }>(
    'select n.title from notifications n join clocks k on k.record_id = n."recordId" where k.due_at < now()',
  );
  expect(said.length).toBeGreaterThan(0);
  expect(said.filter(({ title }) => !title.includes('batas waktu terlampaui'))).toEqual([]);
});
