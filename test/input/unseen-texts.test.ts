import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Resource } from '../../api/define/resource.ts';
import { seenLength, written } from '../../api/define/written.ts';
import { normalised } from '../../api/sql/input.ts';
import { fileName } from '../../api/files/receive.ts';
import { resources } from '../../api/resources.ts';
import { deskOf, intake } from '../support/complaints.ts';
import { done, type Office, openOffice } from '../support/office.ts';

/** Written by hand: what can be typed or pasted and leaves nothing on the screen. */
const UNSEEN: Readonly<Record<string, string>> = {
  'a zero-width space': '\u200B',
  'a word joiner between blanks': ' \u2060 ',
  'a soft hyphen': '\u00AD',
  'a mark of direction': '\u200F',
  'a filler of Hangul': '\u3164',
  'a blank of Braille': '\u2800\u2800\u2800',
  'a selector of a variant': '\uFE0F',
  'a tag': '\u{E0041}',
  'blanks of every kind': '\u00A0\u2003\u3000\uFEFF',
  'twelve of them': '\u200B\u200C\u200D\u2060'.repeat(3),
};
const samples = Object.entries(UNSEEN);

describe('a text of which nothing can be seen', () => {
  it.each(samples)('of %s is an empty one', (_, text) => {
    expect([written(text), seenLength(text)]).toEqual(['', 0]);
  });

  it.each([
    ['Sri\u200BLestari', 10],
    ['❤️', 1],
    [' ditolak ', 7],
    ['👨‍👩‍👧', 6],
  ])('is none where a sign of it is seen: %s', (text, length) => {
    expect([written(text), seenLength(text)]).toEqual([text.trim(), length]);
  });

  it('is no value of any field of any resource, and no name of a file', () => {
    const fields = (resources as readonly Resource[]).flatMap(({ fields: all }) => Object.values(all));
    const texts = fields.filter(({ kind }) => ['text', 'longText', 'email', 'nik', 'nip'].includes(kind));
    expect(texts.length).toBeGreaterThan(80);
    for (const [, text] of samples)
      for (const field of texts) expect([field.label, normalised(field, text)]).toEqual([field.label, null]);
    for (const [, text] of samples) expect(fileName(`${text}.pdf`)).toBe('berkas.pdf');
  });
});

describe('where people write', () => {
  let office: Office;
  beforeAll(async () => (office = await openOffice()));
  afterAll(() => office?.close());

  it.each(samples)('a reporter called by %s has given no name, and his contact is sealed', async (_, reporter) => {
    const complaint = done(await office.as('staf').create('complaints', intake({ reporter })));
    const [kept] = await office.sql('select reporter, confidential from complaints where id = $1', [complaint.id]);
    expect(kept).toEqual({ reporter: null, confidential: true });
    expect(complaint.contact).toBeNull();
  });

  it.each(samples)('what is required is missing when it is %s', async (_, text) => {
    const missing = await office.as('staf').create('complaints', intake({ subject: text, content: text }));
    expect([missing.status, missing.body.errors]).toEqual([400, { subject: 'Wajib diisi.', content: 'Wajib diisi.' }]);
  });

  it.each(samples)('a reason is missing when it is %s', async (_, reason) => {
    const desk = deskOf(office);
    const complaint = await desk.record();
    const refused = await desk.step('kasi', complaint, 'nyatakan_bukan_kewenangan', { reason });
    expect([refused.status, refused.body.errors]).toEqual([422, { reason: 'Wajib diisi.' }]);
    const looks = await office.as('kadis').send('POST', `/api/complaints/${complaint.id}/reporter`, { reason });
    expect([looks.status, Object.keys(looks.body.errors!)]).toEqual([422, ['reason']]);
    const person = await office.make.personIn('menunggu_pendaftaran');
    const reveal = { field: 'nik', reason };
    const revealed = await office.as('verifikator1').send('POST', `/api/verifications/${person.id}/reveal`, reveal);
    expect([revealed.status, Object.keys(revealed.body.errors!)]).toEqual([422, ['reason']]);
    const year = await office.as('admin').send('PUT', '/api/calendar/years/2031', { withoutRamadan: true, reason });
    expect([year.status, Object.keys(year.body.errors!)]).toEqual([422, ['reason']]);
  });

  it('and where it is too short to say anything, whatever is strewn into it', async () => {
    const { version: before } = done(await office.as('admin').get('/api/calendar'));
    const reason = 'SE\u200B\u200B\u200B\u200B\u200B\u200B\u200B\u200B\u200B\u200B';
    const year = await office.as('admin').send('PUT', '/api/calendar/years/2031', { withoutRamadan: true, reason });
    expect([year.status, Object.keys(year.body.errors!)]).toEqual([422, ['reason']]);
    const holiday = { date: '2031-03-03', name: 'Libur', type: 'libur_daerah', reason };
    expect(Object.keys((await office.as('admin').create('holidays', holiday)).body.errors!)).toEqual(['reason']);
    expect(done(await office.as('admin').get('/api/calendar')).version).toBe(before);
  });

  it.each(['…'.repeat(12), '- '.repeat(12), '2026-11-29 / 800.1', 'a. b. c. d. e.'])(
    'and where %s says nothing in words',
    async (reason) => {
      const says = 'Tulis dengan kata-kata, bukan hanya tanda baca atau angka.';
      const letter = await office.make.letterIn('diajukan');
      const corrected = { receivedAt: new Date(Date.parse(String(letter.receivedAt)) - 60_000).toISOString(), reason };
      const person = await office.make.personIn('menunggu_pendaftaran');
      const complaint = await deskOf(office).record();
      const holiday = { date: '2031-03-03', name: 'Libur', type: 'libur_daerah', reason };
      const answers = [
        await office.as('kasi').step('requests', letter, 'koreksi_waktu_terima', corrected),
        await office
          .as('verifikator1')
          .send('POST', `/api/verifications/${person.id}/reveal`, { field: 'nik', reason }),
        await office.as('kadis').send('POST', `/api/complaints/${complaint.id}/reporter`, { reason }),
        await office.as('admin').create('holidays', holiday),
        await office.as('admin').send('PUT', '/api/calendar/years/2031', { withoutRamadan: true, reason }),
      ];
      expect(answers.map(({ body }) => (body as { errors?: unknown }).errors)).toEqual(
        answers.map(() => ({ reason: says })),
      );
    },
  );
});
