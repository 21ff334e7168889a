import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Username } from '../../api/seed/people.ts';
import { type ComplaintDesk, intake, openComplaintDesk } from '../support/complaints.ts';
import { type Body, done, type Office } from '../support/office.ts';

let office: Office;
let desk: ComplaintDesk;
beforeAll(async () => ({ office, desk } = await openComplaintDesk()));
afterAll(() => office?.close());

const EVERYBODY = ['kadis', 'kabid', 'kasi', 'kasi2', 'verifikator1', 'verifikator2', 'staf', 'inspektorat'] as const;
/** Who was told of the complaint in this way, as each reads it in the console. */
async function toldOf({ id }: { id: string }, kind: string): Promise<Username[]> {
  const told: Username[] = [];
  for (const who of EVERYBODY) {
    const news = done(
      await office.as(who).get<{ recordId: string; kind: string }[]>('/api/notifications?range=[0,99]'),
    );
    if (news.some((one) => one.recordId === id && one.kind === kind)) told.push(who);
  }
  return told;
}
/** The same as it is stored: what somebody may not see is not even written for him. */
const stored = async ({ id }: { id: string }) =>
  (await office.sql<{ staffId: string }>('select "staffId" from notifications where "recordId" = $1', [id])).map(
    ({ staffId }) => staffId,
  );

describe('a new complaint is told', () => {
  it('to Kepala Seksi of its unit, once, by number and channel', async () => {
    const body = intake({ channel: 'whatsapp' });
    const [first] = await Promise.all([1, 2, 3].map(() => office.as('staf').create('complaints', body)));
    const complaint: Body = done(first!);
    expect(await toldOf(complaint, 'received')).toEqual(['kasi']);
    const [news] = await office.sql('select title, text from notifications where "recordId" = $1', [complaint.id]);
    expect(news).toEqual({
      title: `Aduan ${String(complaint.number)} diterima melalui WhatsApp`,
      text: complaint.subject,
    });
    expect(await stored(complaint)).toHaveLength(1);
  });

  it('to the next above where it is none of his to know', async () => {
    const complaint = await desk.record({ complainedId: await office.as('kasi').staffId() });
    expect(await toldOf(complaint, 'received')).toEqual(['kabid']);
    expect(await stored(complaint)).not.toContain(await office.as('kasi').staffId());
  });

  it('to nobody by himself', async () => {
    expect(await toldOf(await desk.record({}, 'kasi'), 'received')).toEqual([]);
  });
});

describe('a reclassification is told', () => {
  it('to the handler and Kepala Seksi, not to who did it', async () => {
    const complaint = await desk.handled('verifikator1');
    await desk.took('kabid', complaint, 'klasifikasi_ulang', { class: 'normatif', reason: 'Soal aturan' });
    expect(await toldOf(complaint, 'reclassified')).toEqual(['kasi', 'verifikator1']);
    await desk.took('kasi', complaint, 'klasifikasi_ulang', { class: 'ringan', reason: 'Ternyata ringan' });
    const told = await office.sql(
      'select 1 from notifications where "recordId" = $1 and kind = $2 and "staffId" = $3',
      [complaint.id, 'reclassified', await office.as('kasi').staffId()],
    );
    expect(told).toHaveLength(1);
  });

  it('never to the one complained about', async () => {
    const kasi = await office.as('kasi').staffId();
    const complaint = await desk.handled('kabid', 'ringan', { complainedId: kasi });
    await desk.took('kadis', complaint, 'klasifikasi_ulang', { class: 'normatif', reason: 'Soal aturan' });
    expect(await toldOf(complaint, 'reclassified')).toEqual(['kabid']);
    expect(await stored(complaint)).not.toContain(kasi);
  });
});
