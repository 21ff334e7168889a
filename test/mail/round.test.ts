import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../api/database/database.ts';
import { NEWS_KINDS } from '../../api/define/news.ts';
import type { Resource } from '../../api/define/resource.ts';
import { mailMoment, MailRound } from '../../api/notifications/mail-round.ts';
import { type News, Notifications } from '../../api/notifications/notifications.ts';
import { isReserved } from '../../api/notifications/subject.ts';
import { resources } from '../../api/resources.ts';
import type { Username } from '../../api/seed/people.ts';
import { deskOf } from '../support/complaints.ts';
import { day, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => (office = await openOffice({ JOBS: 'off' })));
afterAll(() => office?.close());
beforeEach(async () => {
  await office.sql('delete from mails');
  await office.sql('update notifications set "mailDueAt" = null');
  await office.sql('delete from mail_choices');
});

let count = 0;
async function tell(who: Username, title: string, more: Partial<News> = {}): Promise<void> {
  const staffId = await office.as(who).staffId();
  const news: News = { staffId, key: `mail:${(count += 1)}`, kind: 'assigned', title, text: '', mail: true, ...more };
  await office.app.get(Database).transaction((sql) => office.app.get(Notifications).tell(sql, [news]));
}
/** Tomorrow in the office, at this time of the day. */
const at = (time: string) => new Date(`${day(1)}T${time}+07:00`);
const write = (time: string) => office.app.get(MailRound).write(at(time));
const subjects = async () =>
  (await office.sql<{ subject: string }>('select subject from mails order by "createdAt", subject')).map(
    ({ subject }) => subject,
  );

describe('mails about what people were told', () => {
  it('are one a minute at most: what came meanwhile is gathered', async () => {
    await tell('kadis', 'satu');
    await write('09:00:00');
    await tell('kadis', 'dua');
    await tell('kadis', 'tiga');
    await tell('kasi', 'lain');
    await write('09:00:30');
    expect(await subjects()).toEqual(['satu', 'lain']);
    await Promise.all([write('09:01:01'), write('09:01:01')]);
    expect(await subjects()).toEqual(['satu', 'lain', '2 pemberitahuan: dua']);
    const [{ text }] = (await office.sql<{ text: string }>(`select text from mails where subject like '2 %'`)) as [
      { text: string },
    ];
    expect([text.includes('dua\n'), text.includes('tiga\n'), text.includes('satu')]).toEqual([true, true, false]);
  });

  it.each([
    ['2026-03-02T05:59:59+07:00', '2026-03-01T23:00:00.000Z'],
    ['2026-03-02T06:00:00+07:00', '2026-03-01T23:00:00.000Z'],
    ['2026-03-02T19:59:59+07:00', '2026-03-02T12:59:59.000Z'],
    ['2026-03-02T20:00:00+07:00', '2026-03-02T23:00:00.000Z'],
    ['2026-12-31T23:30:00+07:00', '2026-12-31T23:00:00.000Z'],
  ])('told at %s go out from %s on', async (told, from) => {
    const [row] = await office.sql<{ from: Date }>(`select ${mailMoment('$1::timestamptz')} as "from"`, [told]);
    expect(row!.from.toISOString()).toBe(from);
  });

  it('are not written at night, whenever they fell due', async () => {
    await tell('kadis', 'larut');
    await office.sql('update notifications set "mailDueAt" = now() where title = $1', ['larut']);
    for (const time of ['20:00:00', '23:59:00', '03:00:00', '05:59:59']) await write(time);
    expect(await subjects()).toEqual([]);
    await write('06:00:00');
    expect(await subjects()).toEqual(['larut']);
  });

  it.each([
    ['users', 'active = false', 'active = true', '"staffId"'],
    ['staff', `"activeTo" = current_date - 2`, '"activeTo" = null', 'id'],
  ])('are not written to whom %s says %s by then', async (table, set, back, key) => {
    await tell('kasi', 'terlambat');
    const staffId = await office.as('kasi').staffId();
    await office.sql(`update ${table} set ${set} where ${key} = $1`, [staffId]);
    await write('09:00:00');
    await office.sql(`update ${table} set ${back} where ${key} = $1`, [staffId]);
    await write('10:00:00');
    expect(await subjects()).toEqual([]);
  });

  it('about a complaint go alone: from whom a wall hides it the mail is hidden', async () => {
    const complaint = await deskOf(office).record({ complainedId: await office.as('admin').staffId() });
    await office.sql('update notifications set "mailDueAt" = null');
    await tell('kasi', 'aduan', { resource: 'complaints', recordId: complaint.id });
    await tell('kasi', 'surat');
    await write('09:00:00');
    await write('09:02:00');
    expect(await subjects()).toEqual(['Waskita: 1 pemberitahuan', 'surat']);
    const seen = done(await office.as('admin').list('mails', { range: [0, 99] })).map(({ subject }) => subject);
    expect(seen).toEqual(['surat']);
  });
});

describe('who reads the outbox', () => {
  const kept = (resources as readonly Resource[]).filter(isReserved).map(({ name }) => name);
  it('is told of what, read off the declarations', () => {
    expect(kept).toEqual(
      expect.arrayContaining(['complaints', 'examinations', 'findings', 'sanctions', 'supervised-acts']),
    );
    expect(kept).not.toContain('requests');
  });

  it.each(kept)('learns neither kind nor title of %s, by no list, search or sentence', async (resource) => {
    const recordId = randomUUID();
    const told = { resource, recordId, mail: true } as const;
    await tell('kasi', 'SN/2099/000001: Anda dipanggil untuk diperiksa', told);
    await write('09:00:00');
    for (let n = 0; n < 2; n += 1) await tell('kasi', 'SN/2099/000001: Anda dipanggil lagi', told);
    await write('09:02:00');
    expect(await subjects()).toEqual(['Waskita: 1 pemberitahuan', 'Waskita: 2 pemberitahuan']);
    const texts = await office.sql<{ text: string }>('select text from mails');
    expect(texts.every(({ text }) => text.includes('Anda dipanggil'))).toBe(true);
    const admin = office.as('admin');
    const rows = done(await admin.list('mails', { range: [0, 99] }));
    expect(JSON.stringify(rows)).not.toMatch(/dipanggil|SN\/2099/);
    expect(done(await admin.list('mails', { filter: { q: 'dipanggil' } }))).toEqual([]);
    await office.sql(`update mails set status = 'gagal'`);
    const [first] = done(await admin.list('mails', { range: [0, 99] }));
    if (first) done(await admin.step('mails', first, 'kirim_ulang'));
    const trail = done(await admin.list('audit-logs', { filter: { resource: 'mails' }, range: [0, 99] }));
    expect(JSON.stringify(trail)).not.toMatch(/dipanggil|SN\/2099/);
  });
});

describe('what somebody wants by mail', () => {
  const choices = (who: Username) => office.as(who).get('/api/notifications/choices');
  const choose = (who: Username, body: unknown) => office.as(who).send('PUT', '/api/notifications/choices', body);

  it('is everything until he says otherwise, kind by kind, and his alone', async () => {
    const every = Object.fromEntries(Object.keys(NEWS_KINDS).map((kind) => [kind, true]));
    expect(done(await choices('kasi'))).toEqual(every);
    expect(done(await choose('kasi', { assigned: false }))).toEqual({ ...every, assigned: false });
    expect(done(await choose('kasi', { overdue: false }))).toEqual({ ...every, assigned: false, overdue: false });
    expect(done(await choose('kasi', { assigned: true }))).toEqual({ ...every, overdue: false });
    expect(done(await choices('kadis'))).toEqual(every);
  });

  it('decides about the mail, never about the bell', async () => {
    done(await choose('kasi', { assigned: false }));
    await tell('kasi', 'hanya lonceng');
    await tell('kasi', 'juga surel', { kind: 'overdue' });
    await write('09:00:00');
    expect(await subjects()).toEqual(['juga surel']);
    const told = done(await office.as('kasi').get<{ title: string }[]>('/api/notifications'));
    expect(told.map(({ title }) => title)).toEqual(expect.arrayContaining(['hanya lonceng', 'juga surel']));
  });

  it.each([[[]], [{ faxes: true }], [{ assigned: 'false' }], [{ assigned: null }], [{ constructor: true }]])(
    'given as %j is refused with 400 and changes nothing',
    async (body) => {
      const before = done(await choices('kasi'));
      const answer = await choose('kasi', body);
      expect([answer.status, typeof answer.body.message]).toEqual([400, 'string']);
      expect(done(await choices('kasi'))).toEqual(before);
    },
  );
});
