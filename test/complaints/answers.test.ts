import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ComplaintDesk, openComplaintDesk } from '../support/complaints.ts';
import { type Body, done, type Office } from '../support/office.ts';
import { pdfText } from '../support/pdf.ts';

let office: Office;
let desk: ComplaintDesk;
beforeAll(async () => ({ office, desk } = await openComplaintDesk()));
afterAll(() => office?.close());

async function pdfOf(path: string, who: 'verifikator1' | 'kasi' | 'staf' = 'verifikator1') {
  const { token } = await office.as(who).signedIn();
  const answer = await fetch(`${office.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    bytes: Buffer.from(await answer.arrayBuffer()),
  };
}
const mailsFor = (complaint: Body) =>
  office.sql<{ recipient: string; subject: string; text: string; confidential: boolean }>(
    'select recipient, subject, text, confidential from mails where "recordId" = $1',
    [complaint.id],
  );

describe('an answer template', () => {
  it('takes the placeholders there are and refuses every other', async () => {
    const kasi = office.as('kasi');
    const wrong = await kasi.create('answer-templates', {
      name: 'Salah',
      body: 'Yth. {pelapor}, {umur} {toString} {}',
    });
    expect([wrong.status, wrong.body.errors!.body]).toEqual([422, expect.stringContaining('{umur}, {toString}, {}')]);
    const right = done(
      await kasi.create('answer-templates', { name: 'Benar', body: 'Yth. {pelapor}, nomor {nomor}.' }),
    );
    expect((await kasi.update('answer-templates', right, { body: '{rahasia}' })).status).toBe(422);
    expect((await office.as('verifikator1').create('answer-templates', { name: 'X', body: 'Y' })).status).toBe(403);
  });

  it('is filled from the complaint; what has no value is left to be filled', async () => {
    const body = 'Yth. {pelapor}: aduan {nomor} tentang {hal} melalui {kanal} ditangani {penangan}. Tiket {tiket_bsre}';
    const template = done(await office.as('kasi').create('answer-templates', { name: 'Lengkap', body }));
    const fill = async (complaint: Body) =>
      done(
        await office
          .as('verifikator1')
          .send<{ text: string }>('POST', `/api/complaints/${complaint.id}/answer-preview`, {
            templateId: template.id,
          }),
      ).text;
    const open = await desk.handled('verifikator1', 'ringan', { reporter: 'Bu Tini', subject: 'Kata sandi' });
    expect(await fill(open)).toBe(
      `Yth. Bu Tini: aduan ${open.number as string} tentang Kata sandi melalui Telepon ditangani Aryo Bimo Saksono, S.Kom.. Tiket …`,
    );
    const sealed = await desk.handled('verifikator1', 'ringan', { reporter: 'Bu Tuti', confidential: true });
    expect(await fill(sealed)).toContain('Yth. Pelapor: ');
    const hidden = await office
      .as('verifikator2')
      .send('POST', `/api/complaints/${open.id}/answer-preview`, { templateId: template.id });
    expect(hidden.status).toBe(404);
  });
});

describe('an answer', () => {
  it('does not go out with a placeholder in it', async () => {
    const complaint = await desk.handled('verifikator1');
    for (const answer of ['Yth. {pelapor}', 'Kode {apa}']) {
      const { status, body } = await desk.step('verifikator1', complaint, 'jawab', { answer });
      expect([status, Object.keys(body.errors!)]).toEqual([422, ['answer']]);
    }
  });

  it('is a letter with number, subject, reporter, words and who answered', async () => {
    const complaint = await desk.handled('verifikator1', 'ringan', { reporter: 'Bu Tari', subject: 'Tautan mati' });
    expect((await pdfOf(`/api/complaints/${complaint.id}/answer.pdf`)).status).toBe(409);
    await desk.took('verifikator1', complaint, 'jawab', { answer: 'Tautan sudah dikirim ulang.\n\nTerima kasih.' });
    const { status, type, bytes } = await pdfOf(`/api/complaints/${complaint.id}/answer.pdf`);
    expect([status, type]).toEqual([200, 'application/pdf']);
    const text = pdfText(bytes);
    for (const words of [
      complaint.number as string,
      'Tautan mati',
      'Bu Tari',
      'Tautan sudah dikirim ulang.',
      'Terima kasih.',
      'Aryo Bimo Saksono',
    ])
      expect(text).toContain(words);
  });

  it('does not name a reporter who is to stay unknown', async () => {
    const complaint = await desk.answered('verifikator1', { reporter: 'Bu Sunyi', confidential: true });
    const text = pdfText((await pdfOf(`/api/complaints/${complaint.id}/answer.pdf`)).bytes);
    expect(text).not.toContain('Bu Sunyi');
    expect(text).toContain('identitas dirahasiakan');
  });

  it('goes by mail to a reporter who left an address, in the same transaction, and only to him', async () => {
    const complaint = await desk.answered('verifikator1', { contact: 'bu.surel@contoh.id' });
    expect(await mailsFor(complaint)).toEqual([
      {
        recipient: 'bu.surel@contoh.id',
        subject: 'Surat dari Dinas Komunikasi dan Informatika Kabupaten Purbalingga',
        text: expect.stringContaining('Sudah ditangani.'),
        confidential: false,
      },
    ]);
    expect(await mailsFor(await desk.answered('verifikator1', { contact: '0812-0000-0001' }))).toEqual([]);
  });

  it('by mail does not show the administrator to whom it went, when that is secret', async () => {
    const sealed = await desk.answered('verifikator1', { contact: 'bu.senyap@contoh.id', confidential: true });
    expect(await mailsFor(sealed)).toMatchObject([{ recipient: 'bu.senyap@contoh.id', confidential: true }]);
    const admin = office.as('admin');
    expect(JSON.stringify(done(await admin.list('mails', { range: [0, 99] })))).not.toContain('bu.senyap');
    expect(done(await admin.list('mails', { filter: { q: 'senyap' } }))).toEqual([]);
    expect(done(await admin.list('mails', { filter: { recipient: 'bu.senyap@contoh.id' } }))).toEqual([]);
  });

  it('about the administrator himself is no mail to him', async () => {
    const admin = office.as('admin');
    const before = await admin.list('mails');
    const complaint = await desk.record({ complainedId: await admin.staffId(), contact: 'bu.adu@contoh.id' });
    const handlerId = await office.as('kasi').staffId();
    await desk.took('kasi', complaint, 'klasifikasikan', { class: 'ringan', handlerId });
    await desk.took('kasi', complaint, 'tangani');
    await desk.took('kasi', complaint, 'jawab', { answer: 'Sudah.' });
    expect(await mailsFor(complaint)).toHaveLength(1);
    const after = await admin.list('mails');
    expect([after.headers['content-range'], after.body]).toEqual([before.headers['content-range'], before.body]);
  });
});
