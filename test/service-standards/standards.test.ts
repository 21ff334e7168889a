import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../api/database/database.ts';
import { VERSION_1 } from '../../api/getting-started/standard-26.ts';
import { STANDARDS, type Standards } from '../../api/clock/sources.ts';
import { type Body, day, done, type Office, openOffice } from '../support/office.ts';

const NAME = 'service-standards';
const withTotal = (amount: number, minutesOfD: number) => ({
  ...VERSION_1.content,
  total: { amount, unit: 'menit' as const },
  steps: VERSION_1.content.steps.map((step) => (step.at === 'D' ? { ...step, minutes: minutesOfD } : step)),
});
const moment = (date: string) => Date.parse(`${date}T12:00:00+07:00`);

let office: Office;
let first: Body;
beforeAll(async () => {
  office = await openOffice();
  [first] = done(await office.as('staf').list(NAME, { filter: { status: 'ditetapkan' } })) as [Body];
});
afterAll(() => office?.close());

const copy = async (who: 'kasi' | 'kabid', id: string) => {
  const { status, body } = await office.as(who).send('POST', `/api/${NAME}/${id}/copy`);
  expect([status, body.message]).toEqual([201, undefined]);
  return body;
};
const reviewed = async (draft: Body) => done(await office.as('kabid').step(NAME, draft, 'reviu'));
const enact = (record: Body, validFrom: string) =>
  office.as('kadis').step(NAME, record, 'tetapkan', { decreeNumber: '060/27', validFrom });
describe('a draft', () => {
  let draft: Body;
  beforeAll(async () => {
    draft = await copy('kasi', first.id);
  });

  it('is a copy with the next number, the copier its author', async () => {
    expect(draft).toMatchObject({
      status: 'draf',
      title: first.title,
      requirements: first.requirements,
      decreeNumber: null,
    });
    expect(draft.content).toEqual(first.content);
    expect(draft.edition as number).toBeGreaterThan(first.edition as number);
    expect(draft.writtenById).toBe(await office.as('kasi').staffId());
  });

  it('is copied by those who may write one', async () => {
    for (const who of ['staf', 'verifikator1', 'kadis', 'inspektorat', 'admin'] as const)
      expect([who, (await office.as(who).send('POST', `/api/${NAME}/${first.id}/copy`)).status]).toEqual([who, 403]);
    const nowhere = await office.as('kasi').send('POST', `/api/${NAME}/0190d7f3-d680-7000-8000-000000000081/copy`);
    expect(nowhere.status).toBe(404);
  });

  it('is one copy for one key, however often it is sent', async () => {
    const send = () =>
      office.as('kabid').send('POST', `/api/${NAME}/${first.id}/copy`, {}, { 'idempotency-key': 'salin-standar-1' });
    const [one, other] = [await send(), await send()];
    expect([one.status, other.body.id]).toEqual([201, one.body.id]);
  });

  it('is refused with the reason and the place when its steps do not add up', async () => {
    const { status, body } = await office.as('kasi').update(NAME, draft, { content: withTotal(170, 45) });
    expect([status, body.errors]).toEqual([
      422,
      { 'content.steps': 'Jumlah menit semua langkah 185, padahal jangka waktu penyelesaian 170 menit.' },
    ]);
  });

  it('is refused when the printed text makes another promise than the clock', async () => {
    const { content } = VERSION_1;
    const ringan = { amount: 4, unit: 'jam' };
    const changed = { content: { ...content, classes: { ...content.classes, ringan } } };
    const { status, body } = await office.as('kasi').update(NAME, draft, changed);
    expect([status, Object.keys(body.errors ?? {})]).toEqual([422, ['complaintHandling']]);
    const complaintHandling = VERSION_1.complaintHandling.replace('3 jam', '4 jam');
    draft = done(await office.as('kasi').update(NAME, draft, { ...changed, complaintHandling }));
    expect((draft.content as typeof content).classes.ringan).toEqual(ringan);
  });

  it('is kept as it was written: texts trimmed, the same content no change', async () => {
    const steps = VERSION_1.content.steps.map((step) => ({
      ...step,
      by: ` ${step.by}  `,
      alternative: step.alternative ?? '',
    }));
    const again = done(
      await office.as('kasi').update(NAME, draft, {
        content: { ...VERSION_1.content, steps },
        complaintHandling: VERSION_1.complaintHandling,
      }),
    );
    expect(again.content).toEqual(VERSION_1.content);
    const same = done(await office.as('kasi').update(NAME, again, { ...again }));
    expect(same.version).toBe(again.version);
    draft = same;
  });

  it('is written by its author only', async () => {
    const { status, body } = await office.as('kabid').update(NAME, draft, { cost: 'Tanpa biaya' });
    expect([status, body.code]).toEqual([403, 'not_writer']);
  });

  it('is reviewed by another, and loses its reviewer when it goes back', async () => {
    expect((await office.as('kasi').step(NAME, draft, 'reviu')).status).toBe(403);
    const seen = await reviewed(draft);
    expect([seen.status, seen.reviewedById]).toEqual(['direviu', await office.as('kabid').staffId()]);
    expect((await office.as('kasi').update(NAME, seen, { cost: 'Tanpa biaya' })).status).toBe(422);
    draft = done(await office.as('kadis').step(NAME, seen, 'kembalikan', { reason: 'Perbaiki dasar hukumnya.' }));
    expect([draft.status, draft.reviewedById]).toEqual(['draf', null]);
  });

  it('is not set without a review, nor by its author or reviewer', async () => {
    expect((await enact(draft, day(3))).status).toBe(409);
    const seen = await reviewed(draft);
    const kadis = await office.as('kadis').staffId();
    for (const column of ['writtenById', 'reviewedById']) {
      const [{ before }] = (await office.sql<{ before: string }>(
        `select "${column}" as before from service_standards where id = $1`,
        [seen.id],
      )) as [{ before: string }];
      await office.sql(`update service_standards set "${column}" = $2 where id = $1`, [seen.id, kadis]);
      const { status, body } = await enact(seen, day(3));
      expect([column, status, body.code]).toEqual([column, 403, 'step_person']);
      await office.sql(`update service_standards set "${column}" = $2 where id = $1`, [seen.id, before]);
    }
  });
});

describe('the standard in force', () => {
  it('is superseded by a newer one, which begins on the day after it ends', async () => {
    const content = withTotal(160, 20);
    const written = done(await office.as('kasi').update(NAME, await copy('kasi', first.id), { content }));
    const seen = await reviewed(written);
    const past = await enact(seen, day(-1));
    expect([past.status, Object.keys(past.body.errors ?? {})]).toEqual([422, ['validFrom']]);
    const second = done(await enact(seen, day(5)));
    expect(second).toMatchObject({ status: 'ditetapkan', validFrom: day(5), validTo: null, decreeNumber: '060/27' });
    const before = done(await office.as('staf').one(NAME, first.id));
    expect(before).toMatchObject({ status: 'digantikan', validTo: day(4), version: first.version + 1 });
    const told = done(await office.as('kadis').history(NAME, first)).at(-1);
    expect([told?.action, told?.reason?.startsWith('Digantikan versi')]).toEqual(['step:gantikan', true]);

    const standards = office.app.get<Standards>(STANDARDS, { strict: false });
    const sql = office.app.get(Database, { strict: false });
    const editionAt = async (date: string) => (await standards.inForceAt(sql, moment(date)))?.edition;
    expect([await editionAt(day()), await editionAt(day(4)), await editionAt(day(5))]).toEqual([
      first.edition,
      first.edition,
      second.edition,
    ]);
    expect((await standards.inForceAt(sql, moment(day(5))))?.content.total).toEqual({ amount: 160, unit: 'menit' });
    // What was received before any standard was set is promised what the first one promises.
    expect((await standards.inForceAt(sql, moment('2019-01-01')))?.edition).toBe(1);

    const third = await reviewed(await copy('kasi', second.id));
    const early = await enact(third, day(5));
    expect([early.status, early.body.errors?.validFrom]).toMatchObject([422, expect.stringContaining('berlaku sejak')]);
  });

  it('is one only, however many are set at once', async () => {
    const two = [await reviewed(await copy('kasi', first.id)), await reviewed(await copy('kasi', first.id))];
    const answers = await Promise.all(two.map((record) => enact(record, day(10))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => [409, 422].includes(status))).toHaveLength(1);
    const rows = await office.sql<{ overlaps: number; standing: number }>(
      `select count(*) filter (where daterange(a."validFrom", a."validTo", '[]') && daterange(b."validFrom", b."validTo", '[]'))::int as overlaps,
        (select count(*)::int from service_standards where status = 'ditetapkan') as standing
       from service_standards a join service_standards b on a.id < b.id
       where a.status in ('ditetapkan', 'digantikan') and b.status in ('ditetapkan', 'digantikan')`,
    );
    expect(rows).toEqual([{ overlaps: 0, standing: 1 }]);
  });

  it('is changed by nobody, not even behind the back of the application', async () => {
    const [standing] = done(await office.as('kasi').list(NAME, { filter: { status: 'ditetapkan' } })) as [Body];
    expect((await office.as('kasi').update(NAME, standing, { cost: 'Rp 10.000' })).status).toBe(422);
    const change = (set: string, id = standing.id) =>
      office.sql(`update service_standards set ${set} where id = $1`, [id]).then(
        () => 'changed',
        (error: { constraint?: string }) => error.constraint,
      );
    const kept = 'service_standards_kept';
    expect(await change(`cost = 'Rp 10.000'`)).toBe(kept);
    expect(await change(`content = content || '{"executors": 4}'`)).toBe(kept);
    expect(await change(`"validTo" = current_date + 900`)).toBe(kept);
    expect(await change(`status = 'draf'`)).toBe(kept);
    expect(await change(`status = 'digantikan'`)).toBe(kept);
    expect(await change(`"archivedAt" = now()`)).toBe(kept);
    expect(await change(`status = 'ditetapkan', "validTo" = null`, first.id)).toBe(kept);
    const draft = await copy('kasi', first.id);
    expect(await change(`status = 'ditetapkan'`, draft.id)).toBe(kept);
    const seen = await reviewed(draft);
    expect(await change(`status = 'ditetapkan', "validFrom" = current_date`, seen.id)).toBe(
      'service_standards_in_force',
    );
  });
});
