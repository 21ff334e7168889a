import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../api/database/database.ts';
import { Outbox } from '../../api/mail/outbox.ts';
import { MAIL, MailRoom } from '../support/mail-room.ts';
import { done } from '../support/office.ts';
import { refusal } from '../support/post-office.ts';

let room: MailRoom;
beforeAll(async () => {
  room = await MailRoom.open();
});
afterAll(() => room?.close());
beforeEach(() => room.empty());

describe('a mail', () => {
  it('is delivered once, from the office, with the Message-ID of its row', async () => {
    await room.queue();
    await room.send();
    await room.due();
    await room.send();
    const { id, status } = await room.row();
    expect(status).toBe('terkirim');
    expect(room.post.came).toHaveLength(1);
    expect(room.post.taken[0]).toMatchObject({
      from: 'waskita@purbalinggakab.go.id',
      to: ['kasi@example.id'],
      messageId: `<${id}@purbalinggakab.go.id>`,
    });
    expect(room.post.taken[0]!.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  });

  it('is queued once by its key, also by two transactions at once', async () => {
    const both = await Promise.all([room.queue({ messageKey: 'same' }), room.queue({ messageKey: 'same' })]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await room.queue({ messageKey: 'same', subject: 'Lain' })).toBe(false);
    expect(await room.office.sql('select 1 from mails')).toHaveLength(1);
  });

  it('does not exist when what causes it did not happen', async () => {
    const failing = room.office.app.get(Database).transaction(async (sql) => {
      await room.outbox.queue(sql, { ...MAIL, messageKey: 'undone' });
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    expect(await room.office.sql('select 1 from mails')).toEqual([]);
  });

  it.each([
    ['an address with a line break', { to: 'kasi@example.id\r\nBcc: semua@example.id' }],
    ['an address with a line feed', { to: 'kasi@example.id\nsemua@example.id' }],
    ['two addresses', { to: 'kasi@example.id, semua@example.id' }],
    ['an address with a name', { to: 'Kasi <kasi@example.id>' }],
    ['a subject with a line break', { subject: 'Halo\r\nBcc: semua@example.id' }],
    ['a subject with a line feed', { subject: 'Halo\nBcc: semua@example.id' }],
  ])('with %s is refused before it is written', async (_, mail) => {
    await expect(room.queue(mail)).rejects.toThrow(/^(A mail needs one address|The subject of a mail is one line)/);
    expect(await room.office.sql('select 1 from mails')).toEqual([]);
  });

  it('of sixty is sent exactly once by two instances that work at the same time', async () => {
    const second = (await room.office.another()).app.get(Outbox);
    for (let mail = 0; mail < 60; mail += 1) await room.queue();
    const empty = async (sender: Outbox) => {
      while (await sender.sendDue(new AbortController().signal));
    };
    await Promise.all([empty(room.outbox), empty(second), empty(room.outbox), empty(second)]);
    const [{ left }] = (await room.office.sql<{ left: number }>(
      `select count(*)::int as left from mails where status <> 'terkirim'`,
    )) as [{ left: number }];
    expect([left, room.post.came.length, new Set(room.post.came.map(({ messageId }) => messageId)).size]).toEqual([
      0, 60, 60,
    ]);
  });
});

describe('a sender', () => {
  it('that died leaves its mail held until the lease has run out', async () => {
    await room.queue();
    // What a claim writes, by a process that is no more.
    await room.office.sql(`update mails set tries = 1, "leasedUntil" = now() + interval '5 minutes'`);
    expect(await room.send()).toBe(false);
    expect(room.post.came).toEqual([]);
    await room.expireLease();
    await room.send();
    expect(await room.row()).toMatchObject({ status: 'terkirim', tries: 2 });
  });

  it('that lost its mail to another marks nothing', async () => {
    room.post.behaviour.data = async () => {
      room.post.behaviour = {};
      await room.expireLease();
      await room.send();
      throw refusal(554, 'Told to the one that was too late');
    };
    await room.queue();
    await room.send();
    expect(await room.row()).toMatchObject({ status: 'terkirim', tries: 2, lastError: null });
  });

  it('gives up a mail whose senders died every time', async () => {
    await room.queue();
    await room.office.sql(`update mails set tries = 8, "leasedUntil" = now() - interval '1 second'`);
    await room.send();
    expect(await room.row()).toMatchObject({ status: 'gagal', lastError: expect.stringContaining('terputus') });
    expect(room.post.came).toEqual([]);
  });
});

describe('the administrator', () => {
  const dead = async () => {
    room.post.behaviour.recipient = () => {
      throw refusal(550, 'No such user');
    };
    await room.queue();
    await room.send();
    room.post.behaviour = {};
    const [mail] = done(await room.office.as('admin').list('mails', { filter: { status: 'gagal' } }));
    return mail!;
  };

  it('sees whom a dead mail was for and why it died, and not what it says', async () => {
    const mail = await dead();
    expect(mail).toMatchObject({ recipient: MAIL.to, subject: MAIL.subject, status: 'gagal', tries: 1 });
    expect(mail.lastError).toContain('550 No such user');
    expect(Object.keys(mail)).not.toEqual(expect.arrayContaining(['text']));
    expect(JSON.stringify(mail)).not.toContain(MAIL.text);
    expect((await room.office.as('admin').list('mails', { filter: { text_like: 'Buka' } })).status).toBe(400);
    const exported = await room.office.as('admin').send<string>('GET', '/api/mails/export?format=csv');
    expect(JSON.stringify(exported)).not.toContain(MAIL.text);
  });

  it('sends a dead mail again, and only a dead one', async () => {
    const admin = room.office.as('admin');
    const mail = await dead();
    expect(done(await admin.step('mails', mail, 'kirim_ulang'))).toMatchObject({ status: 'menunggu', tries: 0 });
    await room.send();
    const sent = done(await admin.one('mails', mail.id));
    expect(sent.status).toBe('terkirim');
    expect((await admin.step('mails', sent, 'kirim_ulang')).status).toBe(409);
    expect(room.post.taken).toHaveLength(1);
    expect(done(await admin.history('mails', sent)).map(({ action }) => action)).toEqual(['step:kirim_ulang']);
  });
});

// Last: its work in the background goes on and may warn of the demo's letters, by the hour.
describe('without a server for mail', () => {
  it('mails wait, nothing fails, and they go when there is one', async () => {
    const without = await room.office.another({ SMTP_URL: '', JOBS: 'on' });
    const lone = without.app.get(Outbox);
    await without.app.get(Database).transaction((sql) => lone.queue(sql, { ...MAIL, messageKey: 'patient' }));
    expect((await fetch(`${without.url}/health/ready`)).status).toBe(200);
    expect(await room.row('patient')).toMatchObject({ status: 'menunggu', tries: 0 });
    while (await room.send());
    expect((await room.row('patient')).status).toBe('terkirim');
  });
});
