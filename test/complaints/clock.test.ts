import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Alerts } from '../../api/clock/alerts.ts';
import { ComplaintsService } from '../../api/complaints/complaints.service.ts';
import type { ComplaintFigures } from '../../api/define/figures.ts';
import { type ComplaintDesk, openComplaintDesk } from '../support/complaints.ts';
import { type Body, day, done, type Office } from '../support/office.ts';

/** A Monday at 08.00 WIB of an ordinary week. */
const RECEIVED = '2026-11-16T01:00:00.000Z';
const DUE = {
  // 3 hours of office time from 08.00, through no break.
  ringan: '2026-11-16T04:00:00.000Z',
  // 5 hours, over the break from 12.00 to 12.30.
  normatif: '2026-11-16T06:30:00.000Z',
  // One working day: closing time of Tuesday.
  tidak_berkadar_pengawasan: '2026-11-17T09:00:00.000Z',
} as const;

let office: Office;
let desk: ComplaintDesk;
beforeAll(async () => ({ office, desk } = await openComplaintDesk()));
afterAll(() => office?.close());

interface Clock {
  promise: string;
  phase: string;
  dueAt: string | null;
  recalculations: { oldDueAt: string; newDueAt: string; reason: string; actorId: string }[];
  segments: { state: string; party: string | null; runs: boolean }[];
}
const clockOf = async ({ id }: { id: string }) =>
  done(await office.as('kadis').get<Clock>(`/api/complaints/${id}/clock`));
const dueOf = async (complaint: Body) => new Date((await clockOf(complaint)).dueAt!).toISOString();

describe('the clock of a complaint', () => {
  it('runs as ringan from its receipt, also when it was recorded later, until it is classed', async () => {
    const complaint = await desk.record({ receivedAt: RECEIVED });
    expect(await clockOf(complaint)).toMatchObject({ promise: 'ringan', phase: 'runs' });
    expect(await dueOf(complaint)).toBe(DUE.ringan);
    expect(new Date(complaint.dueAt as string).toISOString()).toBe(DUE.ringan);
  });

  it.each(Object.entries(DUE))('classed %s is due at %s', async (level, dueAt) => {
    expect(await dueOf(await desk.handled('verifikator1', level, { receivedAt: RECEIVED }))).toBe(dueAt);
  });

  it.each(['saran', 'masukan', 'apresiasi', 'permintaan_informasi'])(
    'of a %s is its own term, whatever its class',
    async (kind) => {
      expect((await clockOf(await desk.handled('verifikator1', 'ringan', { kind }))).promise).toBe(kind);
    },
  );

  it('goes on while BSrE has it, rests while the reporter does, stops with the answer, and begins anew with a reply', async () => {
    const complaint = await desk.handled('verifikator1', 'normatif');
    await desk.took('verifikator1', complaint, 'teruskan_bsre', { bsreForwardedOn: day(), bsreTicket: 'T-1' });
    expect((await clockOf(complaint)).segments.at(-1)).toMatchObject({
      state: 'diteruskan_bsre',
      party: 'bsre',
      runs: true,
    });
    await desk.took('verifikator1', complaint, 'catat_jawaban_bsre', { bsreAnswer: 'Pulih' });
    await desk.took('verifikator1', complaint, 'minta_kelengkapan', { reason: 'Kurang' });
    expect((await clockOf(complaint)).segments.at(-1)).toMatchObject({ party: 'applicant', runs: false });
    expect((await clockOf(complaint)).phase).toBe('paused');
    await desk.took('verifikator1', complaint, 'lengkapi');
    await desk.took('verifikator1', complaint, 'jawab', { answer: 'Sudah' });
    expect((await clockOf(complaint)).phase).toBe('stopped');
    await desk.took('staf', complaint, 'tanggapi_balik', { reason: 'Belum' });
    expect((await clockOf(complaint)).phase).toBe('runs');
  });

  it('is told for a class before it is given, to whoever may give it', async () => {
    const complaint = await desk.record({ receivedAt: RECEIVED });
    const asked = (who: 'kasi' | 'inspektorat') =>
      office.as(who).send('POST', `/api/complaints/${complaint.id}/reclassification`, { class: 'normatif' });
    expect(done(await asked('kasi'))).toEqual({ oldDueAt: DUE.ringan, newDueAt: DUE.normatif });
    expect((await asked('inspektorat')).status).toBe(403);
    expect(await dueOf(complaint)).toBe(DUE.ringan);
  });

  it('after a reclassification counts from the receipt; the old due time is shown before and kept after', async () => {
    const complaint = await desk.handled('verifikator1', 'ringan', { receivedAt: RECEIVED });
    const ask = (who: 'kasi' | 'verifikator1' | 'verifikator2', body: object) =>
      office
        .as(who)
        .send<{ oldDueAt: string; newDueAt: string }>('POST', `/api/complaints/${complaint.id}/reclassification`, body);
    const shown = done(await ask('kasi', { class: 'normatif' }));
    expect(shown).toEqual({ oldDueAt: DUE.ringan, newDueAt: DUE.normatif });
    expect([
      (await ask('verifikator1', { class: 'normatif' })).status,
      (await ask('kasi', { class: 'x' })).status,
    ]).toEqual([403, 400]);
    expect(await dueOf(complaint)).toBe(DUE.ringan);
    await desk.took('kasi', complaint, 'klasifikasi_ulang', { class: 'normatif', reason: 'Menyangkut aturan' });
    expect(await dueOf(complaint)).toBe(DUE.normatif);
    const [kept] = (await clockOf(complaint)).recalculations;
    expect(kept).toMatchObject({ reason: 'Menyangkut aturan', actorId: await office.as('kasi').staffId() });
    expect([kept!.oldDueAt, kept!.newDueAt].map((at) => new Date(at).toISOString())).toEqual([
      DUE.ringan,
      DUE.normatif,
    ]);
  });

  it('orders the queue by time left', async () => {
    const filter = { clockPhase: 'runs' };
    const rows = done(await office.as('kadis').list('complaints', { filter, sort: ['dueAt', 'ASC'], range: [0, 99] }));
    const moments = rows.map(({ dueAt }) => Date.parse(dueAt as string));
    expect(moments.length).toBeGreaterThan(3);
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
  });
});

describe('a breach', () => {
  it('is not escalated to the superior whom the complaint is about', async () => {
    const kasi = await office.as('kasi').staffId();
    const [about, other] = [
      await desk.record({ receivedAt: RECEIVED, complainedId: kasi }),
      await desk.handled('verifikator1', 'ringan', { receivedAt: RECEIVED }),
    ];
    // As it would stand had she been named when the handler was one of hers already.
    await office.sql(`update clocks set owner_id = $2 where record_id = $1`, [
      about.id,
      await office.as('verifikator1').staffId(),
    ]);
    await office.sql(`update clocks set alert = 101, alert_at = now() where record_id = any($1)`, [
      [about.id, other.id],
    ]);
    const alerts = office.app.get(Alerts, { strict: false });
    while (await alerts.warnDue());
    const told = await office.sql<{ recordId: string }>(
      `select "recordId" from notifications where "staffId" = $1 and "recordId" = any($2) and kind <> 'received'`,
      [kasi, [about.id, other.id]],
    );
    expect(told.map(({ recordId }) => recordId)).toEqual([other.id]);
  });
});

it('an answered complaint is closed after the days of silence that its own standard says', async () => {
  const complaint = await desk.answered('verifikator1');
  await office.sql(`update complaints set "answeredAt" = now() - interval '4 days' where id = $1`, [complaint.id]);
  const closed = async () => {
    await office.app.get(ComplaintsService, { strict: false }).closeSilent();
    return (await desk.now(complaint)).status;
  };
  expect(await closed()).toBe('dijawab');
  await office.sql(
    `with other as (insert into service_standards select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'edition', 99,
         'status', 'digantikan', 'content', s.content || '{"silentDays": 3}'))).* from service_standards s where s.id = (select standard_id from clocks where record_id = $1) returning id)
     update clocks set standard_id = (select id from other) where record_id = $1`,
    [complaint.id],
  );
  expect(await closed()).toBe('selesai');
});

describe('figures', () => {
  /** A week that no other complaint was received in. */
  const span = '?from=2026-03-02&to=2026-03-06';
  const ask = (who: 'kadis' | 'kasi' | 'kasi2' | 'admin', query = span) =>
    office.as(who).get<ComplaintFigures>(`/api/complaints/figures${query}`);

  it('count what was received in a span by channel, lag and party, late ones among them', async () => {
    const receivedAt = '2026-03-04T02:00:00.000Z';
    for (const channel of ['telepon', 'telepon', 'whatsapp']) await desk.record({ channel, receivedAt });
    const { received, byChannel, lag, waitingFor } = done(await ask('kasi'));
    expect([received, waitingFor]).toEqual([3, [{ party: 'office', open: 3, late: 3 }]]);
    expect(byChannel).toMatchObject([
      { code: 'telepon', received: 2, answered: 0, onTime: 0, late: 2, open: 0 },
      { code: 'whatsapp', received: 1, answered: 0, onTime: 0, late: 1, open: 0 },
    ]);
    for (const one of [lag, ...byChannel.map((channel) => channel.lag)]) expect(one.median).toBeGreaterThan(24 * 60);
  });

  it('keep apart what was answered in time, what is still within its time, and what is late', async () => {
    const counts = async () => {
      const { byChannel } = done(await ask('kadis', `?from=${day(-1)}&to=${day()}`));
      const { onTime = 0, late = 0, open = 0 } = byChannel.find(({ code }) => code === 'youtube') ?? {};
      return { onTime, late, open };
    };
    const before = await counts();
    const complaint = await desk.handled('kasi', 'ringan', { channel: 'youtube' });
    expect(await counts()).toEqual({ ...before, open: before.open + 1 });
    await desk.took('kasi', complaint, 'jawab', { answer: 'Sudah ditangani.' });
    expect(await counts()).toEqual({ ...before, onTime: before.onTime + 1 });
  });

  it('are of what the reader may see, and nothing else', async () => {
    const kadis = await office.as('kadis').staffId();
    await desk.record({ receivedAt: '2026-03-05T02:00:00.000Z', complainedId: kadis });
    expect(done(await ask('kasi')).received).toBe(4);
    expect(done(await ask('kadis')).received).toBe(3);
    expect(done(await ask('kasi2')).received).toBe(0);
    expect((await ask('admin')).status).toBe(403);
    for (const wrong of ['', '?from=x&to=2026-03-06', '?from=2026-03-02', `${span}&a=1`])
      expect((await ask('kasi', wrong)).status).toBe(400);
  });
});
