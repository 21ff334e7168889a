import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { Database } from '../../api/database/database.ts';
import { Notifications } from '../../api/notifications/notifications.ts';
import type { Username } from '../../api/seed/people.ts';
import { done, type Office, openOffice, type Running } from '../support/office.ts';

interface Unread {
  unread: number;
  latest: { title: string } | null;
}

/** A connection of its own for each: a client that keeps spare ones would hold up the end of the server. */
async function ask(url: string, method: string, token?: string): Promise<IncomingMessage> {
  const headers = { 'accept-encoding': 'gzip', ...(token && { authorization: `Bearer ${token}` }) };
  const asked = request(`${url}/api/notifications/stream`, { method, headers, agent: false });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return answer;
}

/** A stream of events as a browser reads it. */
class Listener {
  private readonly chunks: AsyncIterator<string>;
  private rest = '';
  constructor(readonly answer: IncomingMessage) {
    this.chunks = answer.setEncoding('utf8')[Symbol.asyncIterator]() as AsyncIterator<string>;
  }

  get status(): number | undefined {
    return this.answer.statusCode;
  }

  /** The next event, or nothing when the stream has ended. */
  async next(): Promise<Unread | undefined> {
    for (;;) {
      const end = this.rest.indexOf('\n\n');
      if (end >= 0) {
        const event = this.rest.slice(0, end);
        this.rest = this.rest.slice(end + 2);
        const data = /^event: unread\ndata: (.+)$/.exec(event)?.[1];
        if (data) return JSON.parse(data) as Unread;
      } else {
        const { done: ended, value } = await this.chunks.next();
        if (ended) return undefined;
        this.rest += value;
      }
    }
  }

  leave(): void {
    this.answer.destroy();
  }
}

let office: Office;
let second: Running;
let letterId: string;
const open: Listener[] = [];
beforeAll(async () => {
  office = await openOffice();
  second = await office.another();
  letterId = (await office.make.letterIn('diajukan')).id;
  // Of the letter itself people were told.
  await office.sql('delete from notifications');
});
afterAll(() => office?.close());
afterEach(() => {
  for (const listener of open.splice(0)) listener.leave();
});

const tokenOf = async (who: Username) => (await office.as(who).signedIn()).token;
async function listen(who: Username, at: Running = office): Promise<Listener> {
  const listener = new Listener(await ask(at.url, 'GET', await tokenOf(who)));
  open.push(listener);
  return listener;
}
let count = 0;
async function tell(who: Username, title: string, at: Running = office): Promise<void> {
  const staffId = await office.as(who).staffId();
  const news = {
    staffId,
    key: `stream:${(count += 1)}`,
    kind: 'assigned' as const,
    title,
    text: '',
    resource: 'requests',
  };
  await at.app
    .get(Database)
    .transaction((sql) => at.app.get(Notifications).tell(sql, [{ ...news, recordId: letterId }]));
}

describe('the stream', () => {
  it('says at once how many are unread, and then each time that changes', async () => {
    const kadis = await listen('kadis');
    expect(kadis.status).toBe(200);
    expect(kadis.answer.headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8' });
    expect(kadis.answer.headers['content-encoding']).toBeUndefined();
    expect(await kadis.next()).toEqual({ unread: 0, latest: null });
    await tell('kadis', 'satu');
    expect(await kadis.next()).toMatchObject({ unread: 1, latest: { title: 'satu' } });
    await tell('kadis', 'dua');
    expect(await kadis.next()).toMatchObject({ unread: 2, latest: { title: 'dua' } });
    done(await office.as('kadis').send('POST', '/api/notifications/read-all'));
    expect(await kadis.next()).toEqual({ unread: 0, latest: null });
  });

  it('hears what happens on another instance', async () => {
    const kabid = await listen('kabid');
    await kabid.next();
    await tell('kabid', 'dari instans lain', second);
    expect(await kabid.next()).toMatchObject({ unread: 1, latest: { title: 'dari instans lain' } });
  });

  it('says nothing of a record that its reader may not see', async () => {
    await office.sql('delete from notifications');
    const other = await listen('verifikator3');
    expect(await other.next()).toEqual({ unread: 0, latest: null });
    await tell('verifikator3', 'bukan untuknya');
    expect(await other.next()).toEqual({ unread: 0, latest: null });
  });

  it('ends when its session ends, and no other with it', async () => {
    const [staf, kasi] = [await listen('staf'), await listen('kasi')];
    await staf.next();
    await kasi.next();
    await office.as('staf').send('POST', '/api/auth/logout');
    office.as('staf').leave();
    expect(await staf.next()).toBeUndefined();
    await tell('kasi', 'masih terhubung');
    expect(await kasi.next()).toMatchObject({ latest: { title: 'masih terhubung' } });
  });

  it('ends when its account is closed', async () => {
    const kasi2 = await listen('kasi2');
    await kasi2.next();
    await office.sql(`update users set active = false where username = 'kasi2'`);
    expect(await kasi2.next()).toBeUndefined();
  });

  it('is not for somebody without a session', async () => {
    expect((await ask(office.url, 'GET')).statusCode).toBe(401);
    expect((await ask(office.url, 'GET', 'nobody')).statusCode).toBe(401);
  });

  it('is held by one person at most six times, and again when one of them has gone', async () => {
    const six = await Promise.all(Array.from({ length: 6 }, () => listen('verifikator2')));
    for (const one of six) await one.next();
    expect((await listen('verifikator2')).status).toBe(429);
    expect((await listen('verifikator1')).status).toBe(200);
    six[0]!.leave();
    let again = await listen('verifikator2');
    while (again.status === 429) again = await listen('verifikator2');
    expect(await again.next()).toMatchObject({ unread: 0 });
  });

  it('answers HEAD without staying open', async () => {
    expect((await ask(office.url, 'HEAD', await tokenOf('kadis'))).statusCode).toBe(200);
  });

  it('ends when the process drains, which does not wait for its readers', async () => {
    const third = await office.another();
    const kadis = await listen('kadis', third);
    await kadis.next();
    await third.app.close();
    expect(await kadis.next()).toBeUndefined();
  });
});
