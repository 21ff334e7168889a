import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../api/database/database.ts';
import { Outbox } from '../api/mail/outbox.ts';
import { done, type Office, openOffice } from './support/office.ts';
import { PostOffice, refusal } from './support/post-office.ts';

interface Row {
  id: string;
  status: string;
  tries: number;
  lastError: string | null;
  /** Minutes from the last change to the next try. */
  pause: number;
  held: boolean;
}

let post: PostOffice;
let office: Office;
let outbox: Outbox;
const running = new AbortController().signal;
beforeAll(async () => {
  post = await PostOffice.open();
  office = await openOffice({ SMTP_URL: post.url, MAIL_FROM: 'waskita@purbalinggakab.go.id' });
  outbox = office.app.get(Outbox);
});
afterAll(async () => {
  await office?.close();
  await post?.close();
});
beforeEach(async () => {
  post.forget();
  await office.sql('delete from mails');
});

let count = 0;
const MAIL = { to: 'kasi@example.id', subject: 'SE/2026/000001: ditugaskan kepada Anda', text: 'Buka di Waskita.' };
/** Queues a mail as a business transaction does, and answers whether it was new. */
const queue = (mail: Partial<Parameters<Outbox['queue']>[1]> = {}) =>
  office.app
    .get(Database)
    .transaction((sql) => outbox.queue(sql, { ...MAIL, messageKey: `test:${(count += 1)}`, ...mail }));
const send = () => outbox.sendDue(running);
const row = async (): Promise<Row> => {
  const [found] = await office.sql<Row>(
    `select id, status, tries, "lastError", "leasedUntil" is not null as held,
       round(extract(epoch from "dueAt" - "updatedAt") / 60)::int as pause from mails`,
  );
  return found!;
};
const due = () => office.sql(`update mails set "dueAt" = now() - interval '1 second'`);
const expireLease = () => office.sql(`update mails set "leasedUntil" = now() - interval '1 second'`);

describe('a mail', () => {
  it('is delivered once, from the office, with the Message-ID of its row', async () => {
    await queue();
    await send();
    await due();
    await send();
    const { id, status } = await row();
    expect(status).toBe('terkirim');
    expect(post.came).toHaveLength(1);
    expect(post.taken[0]).toMatchObject({
      from: 'waskita@purbalinggakab.go.id',
      to: ['kasi@example.id'],
      messageId: `<${id}@purbalinggakab.go.id>`,
    });
    expect(post.taken[0]!.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  });

  it('is queued once by its key, also by two transactions at once', async () => {
    const both = await Promise.all([queue({ messageKey: 'same' }), queue({ messageKey: 'same' })]);
    expect([...both, await queue({ messageKey: 'same', subject: 'Lain' })].toSorted()).toEqual([false, false, true]);
    expect(await office.sql('select 1 from mails')).toHaveLength(1);
  });

  it('does not exist when what causes it did not happen', async () => {
    const failing = office.app.get(Database).transaction(async (sql) => {
      await outbox.queue(sql, { ...MAIL, messageKey: 'undone' });
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    expect(await office.sql('select 1 from mails')).toEqual([]);
  });

  it.each([
    ['an address with a line break', { to: 'kasi@example.id\r\nBcc: semua@example.id' }],
    ['an address with a line feed', { to: 'kasi@example.id\nsemua@example.id' }],
    ['two addresses', { to: 'kasi@example.id, semua@example.id' }],
    ['an address with a name', { to: 'Kasi <kasi@example.id>' }],
    ['a subject with a line break', { subject: 'Halo\r\nBcc: semua@example.id' }],
    ['a subject with a line feed', { subject: 'Halo\nBcc: semua@example.id' }],
  ])('with %s is refused before it is written', async (_, mail) => {
    await expect(queue(mail)).rejects.toThrow();
    expect(await office.sql('select 1 from mails')).toEqual([]);
  });

  it('of sixty is sent exactly once by two instances that work at the same time', async () => {
    const second = (await office.another()).app.get(Outbox);
    for (let mail = 0; mail < 60; mail += 1) await queue();
    const empty = async (sender: Outbox) => {
      while (await sender.sendDue(running));
    };
    await Promise.all([empty(outbox), empty(second), empty(outbox), empty(second)]);
    const [{ left }] = (await office.sql<{ left: number }>(
      `select count(*)::int as left from mails where status <> 'terkirim'`,
    )) as [{ left: number }];
    expect([left, post.came.length, new Set(post.came.map(({ messageId }) => messageId)).size]).toEqual([0, 60, 60]);
  });
});

describe('a server that', () => {
  it('puts a mail off (450) is asked again after 1, 5, 15, 60 minutes and so on, eight times, and then it is dead', async () => {
    post.behaviour.recipient = () => {
      throw refusal(450, 'Greylisted, come back later');
    };
    await queue();
    const pauses: number[] = [];
    for (let tries = 1; tries < 8; tries += 1) {
      await send();
      const found = await row();
      expect(found).toMatchObject({ status: 'menunggu', tries, held: false });
      expect(found.lastError).toMatch(/^Server surel menolak: .*450 Greylisted/);
      pauses.push(found.pause);
      expect(await send()).toBe(false);
      expect((await row()).tries).toBe(tries);
      await due();
    }
    expect(pauses).toEqual([1, 5, 15, 60, 180, 360, 720]);
    await send();
    expect(await row()).toMatchObject({ status: 'gagal', tries: 8 });
    await due();
    expect(await send()).toBe(false);
  });

  it('refuses the recipient for good (550) is not asked again', async () => {
    post.behaviour.recipient = () => {
      throw refusal(550, 'No such user');
    };
    await queue();
    await send();
    const found = await row();
    expect(found).toMatchObject({ status: 'gagal', tries: 1 });
    expect(found.lastError).toContain('550 No such user');
  });

  it('refuses the mail itself for good (554) is not asked again', async () => {
    post.behaviour.data = () => {
      throw refusal(554, 'Looks like spam');
    };
    await queue();
    await send();
    expect(await row()).toMatchObject({ status: 'gagal', tries: 1 });
  });

  it('never answers is cut, and asked again later', async () => {
    let release = () => {};
    post.behaviour.recipient = () => new Promise<void>((resolve) => (release = resolve));
    await queue();
    await send();
    release();
    const found = await row();
    expect(found).toMatchObject({ status: 'menunggu', tries: 1, pause: 1, held: false });
    expect(found.lastError).toMatch(/^Server surel tidak dapat dihubungi: /);
    post.behaviour = {};
    await due();
    await send();
    expect((await row()).status).toBe('terkirim');
  });

  it('drops the connection in the middle of the data gets the same mail again', async () => {
    post.behaviour.data = (_, connection) => void connection.destroy();
    await queue();
    await send();
    expect(await row()).toMatchObject({ status: 'menunggu', tries: 1 });
    post.behaviour = {};
    await due();
    await send();
    expect((await row()).status).toBe('terkirim');
    expect(new Set(post.came.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('takes one mail and hangs on another delays only that one', async () => {
    post.behaviour.recipient = (address) => {
      if (address.startsWith('hilang')) throw refusal(451, 'Try again');
    };
    await queue({ to: 'hilang@example.id' });
    await queue();
    await send();
    expect(post.taken.map(({ to }) => to)).toEqual([['kasi@example.id']]);
  });
});

describe('a sender', () => {
  it('that died leaves its mail held until the lease has run out', async () => {
    await queue();
    // What a claim writes, by a process that is no more.
    await office.sql(`update mails set tries = 1, "leasedUntil" = now() + interval '5 minutes'`);
    expect(await send()).toBe(false);
    expect(post.came).toEqual([]);
    await expireLease();
    await send();
    expect(await row()).toMatchObject({ status: 'terkirim', tries: 2 });
  });

  it('that lost its mail to another marks nothing', async () => {
    post.behaviour.data = async () => {
      post.behaviour = {};
      await expireLease();
      await send();
      throw refusal(554, 'Told to the one that was too late');
    };
    await queue();
    await send();
    expect(await row()).toMatchObject({ status: 'terkirim', tries: 2, lastError: null });
  });

  it('gives up a mail whose senders died every time', async () => {
    await queue();
    await office.sql(`update mails set tries = 8, "leasedUntil" = now() - interval '1 second'`);
    await send();
    expect(await row()).toMatchObject({ status: 'gagal', lastError: expect.stringContaining('terputus') });
    expect(post.came).toEqual([]);
  });
});

describe('without a server for mail', () => {
  it('mails wait, nothing fails, and they go when there is one', async () => {
    const without = await office.another({ SMTP_URL: '', JOBS: 'on' });
    const lone = without.app.get(Outbox);
    await without.app.get(Database).transaction((sql) => lone.queue(sql, { ...MAIL, messageKey: 'patient' }));
    expect((await fetch(`${without.url}/health/ready`)).status).toBe(200);
    expect(await row()).toMatchObject({ status: 'menunggu', tries: 0 });
    await send();
    expect((await row()).status).toBe('terkirim');
  });
});

describe('the administrator', () => {
  const dead = async () => {
    post.behaviour.recipient = () => {
      throw refusal(550, 'No such user');
    };
    await queue();
    await send();
    post.behaviour = {};
    const [mail] = done(await office.as('admin').list('mails', { filter: { status: 'gagal' } }));
    return mail!;
  };

  it('sees whom a dead mail was for and why it died, and not what it says', async () => {
    const mail = await dead();
    expect(mail).toMatchObject({ recipient: MAIL.to, subject: MAIL.subject, status: 'gagal', tries: 1 });
    expect(mail.lastError).toContain('550 No such user');
    expect(Object.keys(mail)).not.toEqual(expect.arrayContaining(['text']));
    expect(JSON.stringify(mail)).not.toContain(MAIL.text);
    expect((await office.as('admin').list('mails', { filter: { text_like: 'Buka' } })).status).toBe(400);
    const exported = await office.as('admin').send<string>('GET', '/api/mails/export?format=csv');
    expect(JSON.stringify(exported)).not.toContain(MAIL.text);
  });

  it('sends a dead mail again, and only a dead one', async () => {
    const admin = office.as('admin');
    const mail = await dead();
    expect(done(await admin.step('mails', mail, 'kirim_ulang'))).toMatchObject({ status: 'menunggu', tries: 0 });
    await send();
    const sent = done(await admin.one('mails', mail.id));
    expect(sent.status).toBe('terkirim');
    expect((await admin.step('mails', sent, 'kirim_ulang')).status).toBe(409);
    expect(post.taken).toHaveLength(1);
    expect(done(await admin.history('mails', sent)).map(({ action }) => action)).toEqual(['step:kirim_ulang']);
  });
});
