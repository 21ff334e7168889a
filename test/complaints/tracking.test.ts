import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RECEIPTED } from '../../api/receipts/receipts.ts';
import { ASKS, partyIn } from '../../api/receipts/turn.ts';
import { type ComplaintDesk, deskOf } from '../support/complaints.ts';
import { type Body, done, type Office, openOffice } from '../support/office.ts';
import { pdfText } from '../support/pdf.ts';
import { scanned } from '../support/qr.ts';

let office: Office;
let desk: ComplaintDesk;
/** Behind a proxy, so that each test comes from an address of its own. */
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off', TRUST_PROXY: '127.0.0.1' });
  desk = deskOf(office);
});
afterAll(() => office?.close());

let last = 0;
const newAddress = () => `203.0.113.${(last += 1)}`;
async function track(number: unknown, secret: unknown, address = newAddress()) {
  const answer = await fetch(`${office.url}/api/public/track`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify({ number, secret }),
  });
  return { status: answer.status, body: (await answer.json()) as Body };
}
async function receiptOf(resource: string, id: string, who: 'staf' | 'verifikator2' | 'kadis' | 'kasi2' = 'staf') {
  const { token } = await office.as(who).signedIn();
  const answer = await fetch(`${office.url}/api/${resource}/${id}/receipt.pdf`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const text = answer.status === 200 ? pdfText(bytes) : '';
  const link = answer.status === 200 ? scanned(bytes) : undefined;
  return { status: answer.status, text, link, secret: /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(text)?.[0] ?? '' };
}

describe('a receipt', () => {
  it('has number, moment and a secret of which only a hash is kept', async () => {
    const complaint = await desk.record({ reporter: 'Bu Resi' });
    const { status, text, secret } = await receiptOf('complaints', complaint.id);
    expect([status, secret]).toEqual([200, expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)]);
    expect(text).toContain(complaint.number as string);
    expect(text).not.toContain('Bu Resi');
    const rows = await office.sql<{ row: string }>('select r::text as row from receipts r where record_id = $1', [
      complaint.id,
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.row).not.toContain(secret.replace('-', ''));
  });

  it('is printed by those who register, of what they see, and each printing is in the trail', async () => {
    const complaint = await desk.record();
    for (const who of ['staf', 'staf'] as const) await receiptOf('complaints', complaint.id, who);
    const told = done(await office.as('kadis').history('complaints', complaint));
    expect(told.filter(({ action }) => action === 'receipt')).toHaveLength(2);
    expect((await receiptOf('complaints', complaint.id, 'kadis')).status).toBe(403);
    expect((await receiptOf('complaints', complaint.id, 'verifikator2')).status).toBe(404);
    expect((await receiptOf('complaints', complaint.id, 'kasi2')).status).toBe(404);
  });

  it('bears a code that a telephone reads: the tracking page with number and secret filled in', async () => {
    const complaint = await desk.record();
    const { link, secret } = await receiptOf('complaints', complaint.id);
    const [, page, given] = /^https?:\/\/[^#]+\/#\/(\w+)\?(.+)$/.exec(link ?? '') ?? [];
    const parameters = new URLSearchParams(given);
    expect([page, parameters.get('nomor'), parameters.get('kode')]).toEqual(['lacak', complaint.number, secret]);
    expect((await track(parameters.get('nomor'), parameters.get('kode'))).status).toBe(200);
  });

  it('printed again leaves the first one good', async () => {
    const complaint = await desk.record();
    const [first, second] = [await receiptOf('complaints', complaint.id), await receiptOf('complaints', complaint.id)];
    expect(first.secret).not.toBe(second.secret);
    for (const { secret } of [first, second]) expect((await track(complaint.number, secret)).status).toBe(200);
  });
});

describe('a complaint that was merged into another', () => {
  it('is followed by its own number to where it is worked on and answered', async () => {
    const [main, second] = [await desk.handled('verifikator1'), await desk.record()];
    const { secret } = await receiptOf('complaints', second.id);
    await desk.took('staf', second, 'gabungkan', { mainId: main.id });
    expect((await track(second.number, secret)).body).toMatchObject({
      number: second.number,
      state: 'Ditangani',
      finished: false,
    });
    await desk.took('verifikator1', main, 'jawab', { answer: 'Sudah pulih.' });
    expect((await track(second.number, secret)).body).toMatchObject({ number: second.number, state: 'Dijawab' });
  });
});

describe('tracking without an account', () => {
  it('tells a complaint’s state and whose turn it is, and nothing about people', async () => {
    const complaint = await desk.record({ reporter: 'Bu Lacak', subject: 'Hal pribadi' });
    const { secret } = await receiptOf('complaints', complaint.id);
    const told = async () => {
      const { promisedAt, ...body } = (await track(complaint.number, secret)).body;
      return { ...body, promised: promisedAt !== null };
    };
    const common = {
      number: complaint.number,
      kind: 'Pengaduan',
      receivedAt: new Date(complaint.receivedAt as string).toISOString(),
      people: null,
    };
    const said = (state: string, turn: string | null, finished = false) => ({
      ...common,
      state,
      turn,
      asks: (turn === 'Anda' && ASKS.complaints!.tidak_lengkap) || null,
      finished,
      // What ended keeps the moment it was promised for.
      promised: finished || (turn?.startsWith('Dinas') ?? false),
    });
    expect(await told()).toEqual(said('Diterima', 'Dinas Komunikasi dan Informatika'));
    await desk.took('kasi', complaint, 'minta_kelengkapan', { reason: 'Kurang' });
    expect(await told()).toEqual(said('Tidak lengkap', 'Anda'));
    await desk.took('kasi', complaint, 'lengkapi');
    await desk.took('kasi', complaint, 'nyatakan_bukan_kewenangan', { reason: 'Urusan lain' });
    expect(await told()).toEqual(said('Bukan wewenang', null, true));
  });

  it('says what is asked of whoever it waits for, in whatever state', () => {
    for (const { name, fields } of RECEIPTED) {
      const flow = fields.status.flow!;
      const his = Object.keys(flow.states).filter((state) => partyIn(flow, state, {}) === 'applicant');
      expect([name, Object.keys(ASKS[name] ?? {})]).toEqual([name, expect.arrayContaining(his)]);
    }
  });

  it('tells of a letter how many of its people are done', async () => {
    const letter = await office.make.letterIn('diproses');
    const { secret } = await receiptOf('requests', letter.id);
    const { status, body } = await track(letter.number, secret);
    expect([status, body]).toMatchObject([
      200,
      {
        kind: 'Permohonan',
        state: 'Diproses',
        turn: 'Anda',
        asks: expect.stringMatching(/surel/),
        people: { done: 0, of: 1 },
      },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/Pemohon Uji|330|SURAT/i);
  });

  it('takes number and secret however they are typed', async () => {
    const complaint = await desk.record();
    const { secret } = await receiptOf('complaints', complaint.id);
    const typed = secret.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect((await track(` ${(complaint.number as string).toLowerCase()} `, typed)).status).toBe(200);
  });

  it('answers an unknown number, a wrong secret and somebody else’s secret alike', async () => {
    const [one, other] = [await desk.record(), await desk.record()];
    const { secret } = await receiptOf('complaints', other.id);
    const answers = [
      await track('PD/2026/999999', secret),
      await track(one.number, 'AAAAA-AAAAA'),
      await track(one.number, secret),
      await track("' or 1=1 --", secret),
    ];
    const said = answers.map(({ status, body: { requestId, ...rest } }) => [status, rest, typeof requestId]);
    expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 404, body: { code: 'not_found' } });
    for (const wrong of [null, '', 5, {}, 'a'.repeat(41)]) expect((await track(one.number, wrong)).status).toBe(400);
  });

  it('slows down whoever guesses, by number and by address', async () => {
    const complaint = await desk.record();
    const { secret } = await receiptOf('complaints', complaint.id);
    const address = newAddress();
    const statuses: number[] = [];
    for (let guess = 0; guess < 9; guess++)
      statuses.push((await track(complaint.number, 'AAAAA-AAAAA', address)).status);
    expect(statuses.slice(0, 5)).toEqual([404, 404, 404, 404, 404]);
    expect(statuses).toContain(429);
    expect((await track(complaint.number, secret)).status).toBe(200);
  });
});
