import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OfficeCalendar } from '../../api/clock/calendar.ts';
import type { CoverageFigures } from '../../api/define/answers/supervision.ts';
import { coverageOf, type Drawn } from '../../api/supervision/coverage.ts';
import { type Body, day, done, fieldsOf, type Office, openOffice } from '../support/office.ts';
import { MINUTE } from '../../api/define/durations.ts';

/** Every minute is an office minute. */
const calendar = { officeTimeBetween: (from: number, to: number) => to - from } as OfficeCalendar;
const NOW = 1000 * MINUTE;
const act = (change: Partial<Drawn>): Drawn => ({
  drawId: 'monday',
  supervisorId: 'b',
  supervisor: 'Budi',
  month: '2026-11',
  drawnAt: 0,
  dueAt: 500 * MINUTE,
  always: true,
  judgedAt: null,
  alleged: false,
  ...change,
});

describe('how far supervision is carried out', () => {
  it('counts the first verdicts in time of what was judged or is due, the always looked at apart', () => {
    const drawn = [
      act({ judgedAt: 20 * MINUTE }),
      act({ judgedAt: 500 * MINUTE, alleged: true }),
      act({ judgedAt: 501 * MINUTE }),
      act({}),
      act({ always: false, judgedAt: 60 * MINUTE }),
      act({ always: false, drawId: 'tuesday', dueAt: NOW + MINUTE }),
      act({ drawId: 'wednesday', always: null }),
    ];
    expect(coverageOf(drawn, 'superior', calendar, NOW)).toEqual([
      {
        key: 'b',
        label: 'Budi',
        days: 3,
        always: { onTime: 2, late: 2, open: 0 },
        sampled: { onTime: 1, late: 0, open: 1 },
        delay: 60,
        alleged: 1,
      },
    ]);
  });

  it('is told superior by superior, or month by month', () => {
    const drawn = [act({}), act({ month: '2026-12' }), act({ supervisorId: 's', supervisor: 'Sri' })];
    expect(coverageOf(drawn, 'superior', calendar, NOW).map(({ key, label }) => [key, label])).toEqual([
      ['b', 'Budi'],
      ['s', 'Sri'],
    ]);
    expect(coverageOf(drawn, 'month', calendar, NOW).map(({ key, always }) => [key, always.late])).toEqual([
      ['2026-11', 2],
      ['2026-12', 1],
    ]);
    expect(coverageOf([act({ judgedAt: null })], 'month', calendar, NOW)[0]!.delay).toBeNull();
    expect(coverageOf([], 'month', calendar, NOW)).toEqual([]);
  });
});

describe('in the office', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office?.close());
  const figures = (who: Parameters<Office['as']>[0], more = '') =>
    office
      .as(who)
      .get<CoverageFigures & Body>(`/api/supervision-draws/figures?from=2020-01-01&to=${day(1)}&by=superior${more}`);
  /** One that waits and no case rests on; when none is left, one that was judged waits again. */
  const open = async () => {
    const [found] = await office.sql<Body>(
      `update supervised_acts set status = 'menunggu' where id = (select a.id from supervised_acts a
         where status in ('menunggu', 'sesuai') and "supervisorId" = $1 and "archivedAt" is null
           and not exists (select from sanctions s where s."entryId" = a."entryId"::text)
         order by status = 'menunggu' desc, "firstReviewedAt" limit 1) returning id`,
      [await office.as('kasi').staffId()],
    );
    return done(await office.as('kasi').one('supervised-acts', found!.id));
  };
  const about = (alleged: Body) => ({
    actId: alleged.id,
    supervisedId: alleged.supervisedId,
    title: 'Daftar periksa',
    condition: 'Kelima butir dicentang dalam dua detik.',
    clause: 'langkah_e',
    recommendation: 'Periksa butir demi butir.',
    dueOn: day(7),
  });
  const REMARK = 'Kelima butir daftar periksa dicentang dalam dua detik.';

  const allege = async () => {
    const act = await open();
    return done(await office.as('kasi').step('supervised-acts', act, 'nilai_dugaan', { remark: REMARK }));
  };

  it('a head knows of his own, the Kepala Dinas and the auditor of all but what is the auditor’s', async () => {
    const kasi = await office.as('kasi').staffId();
    expect(done(await figures('kasi')).rows.map(({ key }) => key)).toEqual([kasi]);
    const all = done(await figures('kadis'));
    expect(all.rows.map(({ key }) => key)).toContain(kasi);
    const readByAuditor = await office.sql<{ id: string }>(
      `select "supervisorId" as id from supervision_draws where status = 'dibaca_auditor'`,
    );
    const told = done(await figures('inspektorat')).rows.map(({ key }) => key);
    for (const { id } of readByAuditor) expect(told).not.toContain(id);
    expect(
      (await office.as('kadis').get(`/api/supervision-draws/figures?by=month&from=2026-02-01&to=2026-01-01`)).status,
    ).toBe(400);
    expect(done(await figures('kadis', `&supervisorId=${kasi}`)).rows).toHaveLength(1);
    expect((await figures('staf')).status).toBe(403);
  });

  it('asks for dates and a grouping that there is', async () => {
    const asked = (query: string) => office.as('kadis').get(`/api/supervision-draws/figures?${query}`);
    for (const query of [
      'from=2026-01-01',
      'from=2026-13-01&to=2026-12-01',
      'from=2026-01-01&to=2026-12-01&by=__proto__',
    ])
      expect((await asked(query.includes('by=') ? query : `by=superior&${query}`)).status).toBe(400);
  });

  it('a verdict that takes another’s place does not make the first one late', async () => {
    const first = done(await office.as('kasi').step('supervised-acts', await open(), 'nilai_sesuai'));
    expect(first.firstReviewedAt).toBe(first.reviewedAt);
    const reason = 'Ternyata pemohonnya belum dihubungi.';
    const again = await office.as('kasi').step('supervised-acts', first, 'ganti_pembinaan', { remark: REMARK, reason });
    expect(done(again)).toMatchObject({ firstReviewedAt: first.reviewedAt, status: 'perlu_pembinaan' });
    expect(done(again).reviewedAt).not.toBe(first.reviewedAt);
  });

  it('what was alleged is taken up by the finding that is opened because of it, once', async () => {
    const alleged = await allege();
    const before = done(await figures('kasi')).rows[0]!.alleged;
    const other = await office
      .as(alleged.supervisedId === (await office.as('verifikator1').staffId()) ? 'verifikator2' : 'verifikator1')
      .staffId();
    expect(fieldsOf(await office.as('kasi').create('findings', { ...about(alleged), supervisedId: other }))).toEqual([
      422,
      ['actId'],
    ]);
    const found = await Promise.all([1, 2].map(() => office.as('kasi').create('findings', about(alleged))));
    expect(found.map(({ status }) => String(status)).toSorted()).toEqual(['201', '422']);
    expect(done(await office.as('kasi').one('supervised-acts', alleged.id)).status).toBe('ditindaklanjuti');
    expect(done(await figures('kasi')).rows[0]!.alleged).toBe(before - 1);
  });

  it('and that finding is seen through, not cancelled', async () => {
    const found = done(await office.as('kasi').create('findings', about(await allege())));
    const verdict = done(await office.as('kabid').steps('findings', found)).find(({ verb }) => verb === 'batalkan');
    expect(verdict).toMatchObject({ allowed: false, reason: expect.stringContaining('selesaikan tindak lanjutnya') });
    const cancelled = await office.as('kabid').step('findings', found, 'batalkan', { reason: 'Salah mencatat.' });
    expect(cancelled.status).toBeGreaterThanOrEqual(409);
  });

  it('is judged anew or taken up, never both', async () => {
    for (let round = 0; round < 4; round += 1) {
      const alleged = await allege();
      const answers = await Promise.all([
        office.as('kasi').create('findings', about(alleged)),
        office
          .as('kasi')
          .step('supervised-acts', alleged, 'ganti_sesuai', { reason: 'Sudah dijelaskan yang bersangkutan.' }),
        office.as('kabid').create('findings', about(alleged)),
      ]);
      expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
      expect(answers.every(({ status }) => status < 500)).toBe(true);
    }
  });

  it('is not due before today', async () => {
    const alleged = await allege();
    const late = { ...about(alleged), dueOn: day(-1) };
    expect(fieldsOf(await office.as('kasi').create('findings', late))).toEqual([422, ['dueOn']]);
    const found = done(await office.as('kasi').create('findings', about(alleged)));
    const changed = await office.as('kasi').update('findings', found, { dueOn: day(-1) });
    expect(fieldsOf(changed)).toEqual([422, ['dueOn']]);
  });

  it('a case rests on what is about the same person', async () => {
    const verifier = await office.as('verifikator1').staffId();
    const other = await office.as('verifikator2').staffId();
    const finding = done(
      await office.as('kasi').create('findings', { ...about(await allege()), actId: null, supervisedId: other }),
    );
    const opened = {
      staffId: verifier,
      allegation: REMARK,
      examinerId: await office.as('kasi').staffId(),
      ...(await office.make.evidence(verifier)),
    };
    expect(fieldsOf(await office.as('kasi').create('sanctions', { ...opened, findingId: finding.id }))).toEqual([
      422,
      ['findingId'],
    ]);
    const made = done(await office.as('kasi').create('sanctions', opened));
    expect(fieldsOf(await office.as('kasi').update('sanctions', made, { findingId: finding.id }))).toEqual([
      422,
      ['findingId'],
    ]);
  });

  it('so it is by a case; what conforms opens none', async () => {
    const alleged = await allege();
    const opened = {
      actId: alleged.id,
      staffId: alleged.supervisedId,
      allegation: REMARK,
      examinerId: await office.as('kasi').staffId(),
    };
    done(await office.as('kasi').create('sanctions', opened));
    expect(done(await office.as('kasi').one('supervised-acts', alleged.id)).status).toBe('ditindaklanjuti');
    const [fine] = await office.sql<Body>(
      `select * from supervised_acts where status = 'sesuai' and "supervisorId" = $1 limit 1`,
      [await office.as('kasi').staffId()],
    );
    expect(fieldsOf(await office.as('kasi').create('findings', about(fine!)))).toEqual([422, ['actId']]);
  });
});
