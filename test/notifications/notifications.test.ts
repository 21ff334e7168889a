import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../api/database/database.ts';
import { MailRound } from '../../api/notifications/mail-round.ts';
import { type News, Notifications } from '../../api/notifications/notifications.ts';
import type { Username } from '../../api/seed/people.ts';
import { forgetNews } from '../support/forgotten-news.ts';
import { type Body, day, done, type Office, openOffice } from '../support/office.ts';

interface Shown {
  id: string;
  kind: string;
  title: string;
  text: string;
  resource: string | null;
  recordId: string | null;
  readAt: string | null;
}
interface Unread {
  unread: number;
  latest: { id: string; title: string } | null;
}

let office: Office;
beforeAll(async () => {
  office = await openOffice({ PUBLIC_URL: 'https://sertifikat.example.id', JOBS: 'off' });
  await forgetNews(office);
});
afterAll(() => office?.close());

let count = 0;
const tell = (...news: News[]) =>
  office.app.get(Database).transaction((sql) => office.app.get(Notifications).tell(sql, news));
async function about(who: Username, letter: { id: string }, more: Partial<News> = {}): Promise<News> {
  return {
    staffId: await office.as(who).staffId(),
    key: `test:${(count += 1)}`,
    kind: 'due-soon',
    resource: 'requests',
    recordId: letter.id,
    title: 'SE/2026/000001: tersisa 30 menit',
    text: 'Perihal: sertifikat untuk pejabat baru.',
    ...more,
  };
}
let hours = 0;
/** What is due by mail is written, some daytime later. */
const write = () =>
  office.app.get(MailRound).write(new Date(Date.parse(`${day(2)}T08:00:00+07:00`) + (hours += 1) * 3_600_000));
const list = async (who: Username) => {
  const answer = await office.as(who).get<Shown[]>('/api/notifications?range=[0,99]');
  return { shown: done(answer), total: Number(answer.headers['x-total-count']) };
};
const unread = async (who: Username) => done(await office.as(who).get<Unread>('/api/notifications/unread'));
const read = (who: Username, id: string) => office.as(who).send<Unread & Body>('POST', `/api/notifications/${id}/read`);
const idsOf = async (who: Username) => {
  const rows = await office.sql<{ id: string }>('select id from notifications where "staffId" = $1 order by at, id', [
    await office.as(who).staffId(),
  ]);
  return rows.map(({ id }) => id);
};

describe('who is told', () => {
  it('is told once by its key, also by two transactions at once, in whatever order they name the people', async () => {
    const letter = await office.make.letterIn('diajukan');
    const [kasi, kabid] = [
      await about('kasi', letter, { key: 'once' }),
      await about('kabid', letter, { key: 'once', title: 'Lain' }),
    ];
    const told = await Promise.all([tell(kasi, kabid), tell(kabid, kasi), tell(kasi, kabid), tell(kabid, kasi)]);
    expect(told.toSorted()).toEqual([0, 0, 0, 2]);
    expect(await tell({ ...kasi, title: 'Sekali lagi' })).toBe(0);
    expect((await list('kabid')).shown.map(({ title }) => title)).toEqual(['Lain']);
  });

  it('is told nothing when what it is about did not happen', async () => {
    const news = await about('kadis', await office.make.letterIn('diajukan'), { key: 'undone', mail: true });
    const failing = office.app.get(Database).transaction(async (sql) => {
      await office.app.get(Notifications).tell(sql, [news]);
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    expect(await office.sql(`select 1 from notifications where key = 'undone'`)).toEqual([]);
    await office.sql('update notifications set "mailDueAt" = null');
    await write();
    expect(await office.sql('select 1 from mails')).toEqual([]);
  });

  it('gets a mail with the number and a link, and nothing of the case', async () => {
    const letter = await office.make.letterIn('diajukan');
    await office.sql('update notifications set "mailDueAt" = null');
    const news = await about('kadis', letter, { mail: true });
    await tell(news);
    await tell(news);
    await write();
    await write();
    const mails = await office.sql<{ recipient: string; subject: string; text: string }>('select * from mails');
    const [{ email }] = (await office.sql<{ email: string }>('select email from staff where id = $1', [
      news.staffId,
    ])) as [{ email: string }];
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ recipient: email, subject: news.title });
    expect(mails[0]!.text).toContain(`https://sertifikat.example.id/#/requests/${letter.id}/show`);
    expect(mails[0]!.text).not.toContain('Perihal');
  });

  it('without an e-mail address is told in the console alone', async () => {
    const staffId = await office.as('staf2').staffId();
    await office.sql('update staff set email = null where id = $1', [staffId]);
    await office.sql('delete from mails');
    await tell(await about('staf2', await office.make.letterIn('diajukan'), { mail: true }));
    await office.sql('update notifications set "mailDueAt" = null where "staffId" <> $1', [staffId]);
    await write();
    expect(await office.sql('select 1 from mails')).toEqual([]);
    expect(await idsOf('staf2')).toHaveLength(1);
  });
});

describe('a notification about a record', () => {
  it('does not exist for whom the record does not exist: not in the list, not in the count, not to be read', async () => {
    const letter = await office.make.letterIn('diteruskan');
    const outside: Username[] = ['verifikator3', 'kasi2', 'admin'];
    for (const who of outside) {
      await office.sql('delete from notifications where "staffId" = $1', [await office.as(who).staffId()]);
      expect([403, 404]).toContain((await office.as(who).one('requests', letter.id)).status);
      await tell(await about(who, letter));
      const [id] = await idsOf(who);
      expect([who, await list(who), await unread(who), (await read(who, id!)).status]).toEqual([
        who,
        { shown: [], total: 0 },
        { unread: 0, latest: null },
        404,
      ]);
      await office.as(who).send('POST', '/api/notifications/read-all');
      expect(await office.sql('select 1 from notifications where id = $1 and "readAt" is null', [id])).toHaveLength(1);
    }
  });

  it('appears and goes as its reader comes to see the record and no longer does', async () => {
    const person = await office.make.personIn('menunggu_pendaftaran');
    await office.sql('delete from notifications');
    await tell(
      await about('verifikator1', { id: person.requestId as string }),
      await about('verifikator2', { id: person.requestId as string }),
    );
    const seen = async () => [(await unread('verifikator1')).unread, (await unread('verifikator2')).unread];
    expect(await seen()).toEqual([1, 0]);
    const kasi = office.as('kasi');
    const current = done(await kasi.one('verifications', person.id));
    const other = { verifierId: await office.as('verifikator2').staffId(), reason: 'Sedang cuti.' };
    done(await kasi.step('verifications', current, 'alihkan_tugas', other));
    // He is told of the person who is his now, too.
    expect(await seen()).toEqual([0, 2]);
  });

  it('about nothing in particular is for its reader whatever he may see', async () => {
    await office.sql('delete from notifications');
    await tell(await about('admin', { id: '' }, { resource: undefined, recordId: undefined, title: 'Cadangan gagal' }));
    expect((await list('admin')).shown).toMatchObject([{ title: 'Cadangan gagal', resource: null, recordId: null }]);
  });

  it('of a resource that is not declared any more is left out', async () => {
    await office.sql('delete from notifications');
    await tell(await about('kadis', { id: '0190d7f3-d680-7000-8000-000000000081' }, { resource: 'faxes' }));
    expect(await unread('kadis')).toEqual({ unread: 0, latest: null });
  });
});

describe('reading', () => {
  let letter: Body;
  beforeAll(async () => {
    letter = await office.make.letterIn('diajukan');
    await office.sql('delete from notifications');
    for (const title of ['satu', 'dua', 'tiga']) await tell(await about('kadis', letter, { title }));
    await tell(await about('kabid', letter));
  });

  it('shows the newest first, in pages, with the total', async () => {
    const answer = await office.as('kadis').get<Shown[]>('/api/notifications?range=[1,1]');
    expect(done(answer).map(({ title, readAt }) => [title, readAt])).toEqual([['dua', null]]);
    expect(answer.headers['content-range']).toBe('notifications 1-1/3');
  });

  it('marks one, for good, and counts the rest', async () => {
    const { shown } = await list('kadis');
    const newest = shown[0]!;
    expect((await read('kadis', newest.id)).body).toMatchObject({ unread: 2, latest: { title: 'dua' } });
    const marked = (await list('kadis')).shown[0]!.readAt;
    expect((await read('kadis', newest.id)).body.unread).toBe(2);
    expect((await list('kadis')).shown[0]!.readAt).toBe(marked);
  });

  it('never touches those of another', async () => {
    const [id] = await idsOf('kabid');
    expect((await read('kadis', id!)).status).toBe(404);
    expect((await office.as('kadis').send<Unread>('POST', '/api/notifications/read-all')).body.unread).toBe(0);
    expect((await unread('kabid')).unread).toBe(1);
  });

  it.each(['nichts', '0190d7f3-d680-7000-8000-000000000081'])('of %s is 404', async (id) => {
    expect((await read('kadis', id)).status).toBe(404);
  });

  it.each(['range=[0,500]', 'filter={"staffId":"x"}', 'sort=["at","ASC"]', 'limit=3'])(
    'with %s is 400',
    async (query) => {
      expect((await office.as('kadis').get(`/api/notifications?${query}`)).status).toBe(400);
    },
  );
});
