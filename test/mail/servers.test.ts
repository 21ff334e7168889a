import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Outbox } from '../../api/mail/outbox.ts';
import { MailRoom } from '../support/mail-room.ts';
import { refusal } from '../support/post-office.ts';

let room: MailRoom;
beforeAll(async () => {
  room = await MailRoom.open();
});
afterAll(() => room?.close());
beforeEach(() => room.empty());

describe('a server that', () => {
  it('puts a mail off (450) is asked again after 1, 5, 15, 60 minutes and so on, eight times, and then it is dead', async () => {
    room.post.behaviour.recipient = () => {
      throw refusal(450, 'Greylisted, come back later');
    };
    await room.queue();
    const pauses: number[] = [];
    for (let tries = 1; tries < 8; tries += 1) {
      await room.send();
      const found = await room.row();
      expect(found).toMatchObject({ status: 'menunggu', tries, held: false });
      expect(found.lastError).toMatch(/^Server surel menolak: .*450 Greylisted/);
      pauses.push(found.pause);
      expect(await room.send()).toBe(false);
      expect((await room.row()).tries).toBe(tries);
      await room.due();
    }
    expect(pauses).toEqual([1, 5, 15, 60, 180, 360, 720]);
    await room.send();
    expect(await room.row()).toMatchObject({ status: 'gagal', tries: 8 });
    await room.due();
    expect(await room.send()).toBe(false);
  });

  it('refuses the recipient for good (550) is not asked again', async () => {
    room.post.behaviour.recipient = () => {
      throw refusal(550, 'No such user');
    };
    await room.queue();
    await room.send();
    const found = await room.row();
    expect(found).toMatchObject({ status: 'gagal', tries: 1 });
    expect(found.lastError).toContain('550 No such user');
  });

  it('refuses the mail itself for good (554) is not asked again', async () => {
    room.post.behaviour.data = () => {
      throw refusal(554, 'Looks like spam');
    };
    await room.queue();
    await room.send();
    expect(await room.row()).toMatchObject({ status: 'gagal', tries: 1 });
  });

  it('never answers is cut, and asked again later', async () => {
    let release = () => {};
    room.post.behaviour.recipient = () => new Promise<void>((resolve) => (release = resolve));
    // Asked for an answer a little less patiently than an office would.
    const impatient = await room.office.another({ SMTP_URL: `${room.post.url}?socketTimeout=1000` });
    await room.queue();
    await impatient.app.get(Outbox).sendDue(new AbortController().signal);
    // Or it would take up what later tests queue.
    await impatient.app.close();
    release();
    const found = await room.row();
    expect(found).toMatchObject({ status: 'menunggu', tries: 1, pause: 1, held: false });
    expect(found.lastError).toMatch(/^Server surel tidak dapat dihubungi: /);
    room.post.behaviour = {};
    await room.due();
    await room.send();
    expect((await room.row()).status).toBe('terkirim');
  });

  it('drops the connection in the middle of the data gets the same mail again', async () => {
    room.post.behaviour.data = (_, connection) => void connection.destroy();
    await room.queue();
    await room.send();
    expect(await room.row()).toMatchObject({ status: 'menunggu', tries: 1 });
    room.post.behaviour = {};
    await room.due();
    await room.send();
    expect((await room.row()).status).toBe('terkirim');
    expect(new Set(room.post.came.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('takes one mail and hangs on another delays only that one', async () => {
    room.post.behaviour.recipient = (address) => {
      if (address.startsWith('hilang')) throw refusal(451, 'Try again');
    };
    await room.queue({ to: 'hilang@example.id' });
    await room.queue();
    await room.send();
    expect(await room.rows()).toEqual([
      ['hilang@example.id', 'menunggu', expect.stringContaining('451 Try again')],
      ['kasi@example.id', 'terkirim', null],
    ]);
    expect(room.post.taken.map(({ to }) => to)).toEqual([['kasi@example.id']]);
  });
});
