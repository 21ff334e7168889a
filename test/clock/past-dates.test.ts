import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ComplaintDesk, openComplaintDesk } from '../support/complaints.ts';
import { handledIn, hoursAgo, REASON } from '../support/dates.ts';
import { type Answer, day, fieldsOf, type Office } from '../support/office.ts';

let office: Office;
let desk: ComplaintDesk;
beforeAll(async () => ({ office, desk } = await openComplaintDesk()));
afterAll(() => office?.close());

describe('a time of receipt that cannot be', () => {
  const intakes: Readonly<Record<string, (receivedAt: string) => Promise<Answer>>> = {
    requests: async (receivedAt) => {
      const { opdId, subject, signerName, signerPosition, authentication } = await office.make.letter();
      const letter = { opdId, subject, signerName, signerPosition, authentication };
      return office
        .as('staf')
        .create('requests', { ...letter, letterNumber: '800/9', letterDate: '1998-01-02', receivedAt });
    },
    complaints: (receivedAt) =>
      office.as('staf').create('complaints', { channel: 'telepon', subject: 'Hal', content: 'Isi', receivedAt }),
    'data-requests': (receivedAt) => office.as('staf').create('data-requests', { requester: 'Suparjo', receivedAt }),
  };

  it.each(Object.keys(intakes))('is refused at the intake: %s', async (resource) => {
    for (const receivedAt of ['1999-05-03T02:00:00Z', '2019-05-03T02:00:00Z', hoursAgo(-1), hoursAgo(-24 * 400)])
      expect([receivedAt, ...fieldsOf(await intakes[resource]!(receivedAt))]).toEqual([
        receivedAt,
        422,
        ['receivedAt'],
      ]);
  });

  it('is refused after the record was made', async () => {
    const letter = await office.make.letter({ receivedAt: hoursAgo(30), letterDate: day(-4) });
    await office.sql(`update requests set "createdAt" = now() - interval '20 hours' where id = $1`, [letter.id]);
    const answer = await office.as('staf').update('requests', letter, { receivedAt: hoursAgo(10) });
    expect(fieldsOf(answer)).toEqual([422, ['receivedAt']]);
    expect(answer.body.message).toMatch(/^Waktu diterima tidak boleh sesudah dicatat \(/);
  });
});

describe('what has happened is not in the future', () => {
  it('forwarding to BSrE, which also comes after the receipt, and is corrected by a superior', async () => {
    const complaint = await handledIn(office);
    for (const bsreForwardedOn of [day(1), day(30), day(-5)])
      expect([
        bsreForwardedOn,
        ...fieldsOf(
          await desk.step('verifikator1', complaint, 'teruskan_bsre', { bsreForwardedOn, bsreTicket: 'T-1' }),
        ),
      ]).toEqual([bsreForwardedOn, 422, ['bsreForwardedOn']]);
    await desk.took('verifikator1', complaint, 'teruskan_bsre', { bsreForwardedOn: day(), bsreTicket: 'T-1' });
    for (const bsreForwardedOn of [day(1), day(-5)])
      expect([
        bsreForwardedOn,
        ...fieldsOf(await desk.step('kasi', complaint, 'koreksi_tanggal_bsre', { bsreForwardedOn, reason: REASON })),
      ]).toEqual([bsreForwardedOn, 422, ['bsreForwardedOn']]);
    const on = { bsreForwardedOn: day(-1), reason: REASON };
    expect((await desk.step('verifikator1', complaint, 'koreksi_tanggal_bsre', on)).status).toBe(403);
    expect((await desk.took('kasi', complaint, 'koreksi_tanggal_bsre', on)).bsreForwardedOn).toBe(day(-1));
  });
});
