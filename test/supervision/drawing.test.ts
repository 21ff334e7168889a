import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { officeDate } from '../../api/define/office-time.ts';
import { SupervisionDrawsService } from '../../api/supervision/draws.service.ts';
import type { Username } from '../../api/seed/people.ts';
import { type Body, done, fieldsOf, type Office, openOffice } from '../support/office.ts';
import { nextMorning } from '../support/mornings.ts';
import { Trail } from '../support/tampering.ts';

let office: Office;
let trail: Trail;
/** Opening time of the first working day after today. */
let morning: number;
beforeAll(async () => {
  office = await openOffice();
  trail = new Trail(office);
  morning = await nextMorning(office);
});
afterAll(() => office?.close());

const draw = (now = morning, app = office.app) => app.get(SupervisionDrawsService).daily(now);
/** Of that morning: the demo office has others. */
const drawsOf = async (who: Username, reader: Username = who) => {
  const filter = { supervisorId: await office.as(who).staffId(), drawnOn: officeDate(morning) };
  return done(await office.as(reader).list('supervision-draws', { filter }));
};
const actsIn = async (drawn: Body, reader: Username) =>
  done(await office.as(reader).list('supervised-acts', { filter: { drawId: drawn.id }, range: [0, 99] }));
const judge = async (act: Body, verb: string, given = {}, who: Username = 'kasi') =>
  office.as(who).step('supervised-acts', done(await office.as(who).one('supervised-acts', act.id)), verb, given);
const accountOf = async (staffId: unknown): Promise<Username> => {
  const [found] = await office.sql<{ username: Username }>('select username from users where "staffId" = $1', [
    staffId,
  ]);
  return found!.username;
};
const NOTE = 'Dua surat dicatat sehari sesudah diterima.';

describe('supervision of a day', () => {
  let drawn: Body;
  let acts: Body[];

  it('waits for opening time, for a working day, and for a signed checkpoint', async () => {
    // Both by people of the Kepala Seksi, and of himself.
    for (const status of ['selesai', 'diproses'] as const) await office.make.letterIn(status);
    await draw();
    expect(await drawsOf('kasi')).toEqual([]);
    await trail.seal();
    await draw(morning - 60_000);
    expect(await drawsOf('kasi')).toEqual([]);
  });

  it('is drawn once for each superior, whoever draws', async () => {
    const other = await office.another();
    await Promise.all([draw(), draw(morning, other.app), draw()]);
    [drawn] = (await drawsOf('kasi')) as [Body];
    expect(await drawsOf('kasi')).toHaveLength(1);
    expect(drawn).toMatchObject({ drawnOn: officeDate(morning), status: 'ditinjau' });
    acts = await actsIn(drawn, 'kasi');
    expect(acts).toHaveLength((drawn.always as number) + (drawn.sampled as number));
    expect(acts.length).toBeGreaterThan(0);
    const below = await office.sql<{ id: string }>('select id from staff where "supervisorId" = $1', [
      await office.as('kasi').staffId(),
    ]);
    const people = below.map(({ id }) => id);
    expect(acts.every(({ supervisedId }) => people.includes(supervisedId as string))).toBe(true);
  });

  it('is told to the superior, and due at the end of the second working day', async () => {
    const work = done(await office.as('kasi').get<Body>('/api/my-work'));
    expect(JSON.stringify(work)).toContain(drawn.id);
    const { body } = await office.as('kasi').get<Body>(`/api/supervision-draws/${drawn.id}/clock`);
    expect(body).toMatchObject({ promise: expect.anything() });
  });

  it('is no secret of the superior, and none of his business whose superior somebody else is', async () => {
    expect((await office.as('verifikator1').list('supervision-draws')).status).toBe(403);
    expect(await actsIn(drawn, 'staf')).toEqual([]);
    expect(await drawsOf('kabid', 'kasi')).toEqual([]);
    const [leaders] = await drawsOf('inspektorat', 'inspektorat');
    expect(leaders).toMatchObject({ status: 'dibaca_auditor' });
    expect((await office.as('kadis').one('supervision-draws', leaders!.id)).status).toBe(404);
  });

  it('gives verdicts: one that is none of "sesuai" needs a note worth the name; each is given once', async () => {
    const [first, second] = acts as [Body, Body];
    expect(fieldsOf(await judge(first, 'nilai_pembinaan'))).toEqual([422, ['remark']]);
    expect(fieldsOf(await judge(first, 'nilai_pembinaan', { remark: 'kurang' }))).toEqual([422, ['remark']]);
    const judged = done(await judge(first, 'nilai_pembinaan', { remark: NOTE }));
    expect(judged).toMatchObject({ status: 'perlu_pembinaan', reviewedById: await office.as('kasi').staffId() });
    expect((await judge(first, 'nilai_sesuai')).status).toBe(409);
    done(await judge(second, 'nilai_sesuai'));
    expect((await office.as('inspektorat').step('supervised-acts', acts[2]!, 'nilai_sesuai')).status).toBe(403);
  });

  it('is replaced with a reason, and both stay in the trail', async () => {
    const [first] = acts as [Body];
    expect(fieldsOf(await judge(first, 'ganti_sesuai'))).toEqual([422, ['reason']]);
    const replaced = done(
      await judge(first, 'ganti_sesuai', { reason: 'Ternyata surat datang lewat Srikandi malam hari.' }),
    );
    expect(replaced).toMatchObject({ status: 'sesuai', remark: null });
    const told = done(await office.as('kasi').history('supervised-acts', replaced));
    expect(told.map(({ action }) => action)).toContain('step:nilai_pembinaan');
    expect(JSON.stringify(told)).toContain(NOTE);
  });

  it('the supervised sees it once it was given, and answers once', async () => {
    const [first] = acts as [Body];
    const username = await accountOf(first.supervisedId);
    expect((await office.as(username).one('supervised-acts', first.id)).status).toBe(200);
    const waiting = acts.at(-1)!;
    const reader = office.as(await accountOf(waiting.supervisedId));
    expect((await reader.one('supervised-acts', waiting.id)).status).toBe(404);
    expect((await judge(first, 'tanggapi', { answer: 'Bukan saya.' })).status).toBe(403);
    const answer = { answer: 'Surat itu memang datang malam, terima kasih.' };
    done(await judge(first, 'tanggapi', answer, username));
    expect((await judge(first, 'tanggapi', answer, username)).status).toBe(409);
  });

  it('ends with its last verdict', async () => {
    const left = (await actsIn(drawn, 'kasi')).filter(({ status }) => status === 'menunggu');
    expect((await office.as('kasi').step('supervision-draws', drawn, 'tutup')).body.message).toContain(
      `Masih ada ${left.length} perbuatan yang belum dinilai.`,
    );
    const [last, before, ...others] = left;
    for (const act of others) done(await judge(act, 'nilai_sesuai'));
    await Promise.all([last!, before!].map(async (act) => done(await judge(act, 'nilai_sesuai'))));
    expect(done(await office.as('kasi').one('supervision-draws', drawn.id)).status).toBe('selesai');
  });

  it('is drawn again by the auditor, who sees what was taken away', async () => {
    const again = async () =>
      done(await office.as('inspektorat').send('POST', `/api/supervision-draws/${drawn.id}/redraw`));
    expect(await again()).toMatchObject({ same: true, seeded: true, untold: 0 });
    await office.sql('update supervision_draws set root = $2 where id = $1', [drawn.id, 'ab'.repeat(32)]);
    expect(await again()).toMatchObject({ seeded: false });
    expect((await office.as('kasi').send('POST', `/api/supervision-draws/${drawn.id}/redraw`)).status).toBe(403);
  });
});
