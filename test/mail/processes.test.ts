import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { Database } from '../../api/database/database.ts';
import { Outbox } from '../../api/mail/outbox.ts';
import { environment, type Office, openOffice } from '../support/office.ts';
import { PostOffice } from '../support/post-office.ts';
import { type Server, startServer } from '../support/server.ts';

let post: PostOffice;
let office: Office;
let server: Server | undefined;
beforeAll(async () => {
  post = await PostOffice.open();
  office = await openOffice({ SMTP_URL: post.url });
  // What is late in the demo office would cause mails of its own.
  await office.sql('update clocks set alert_at = null');
});
afterAll(async () => {
  await office?.close();
  await post?.close();
});
beforeEach(async () => {
  post.forget();
  await office.sql('delete from mails');
});
afterEach(() => void server?.process.kill('SIGKILL'));

/** The application as a process, whose background work sends mail. */
async function sender(): Promise<Server> {
  server = await startServer(office.dataDir, {
    ...environment(office.appUrl, office.dataDir),
    DATABASE_OWNER_URL: office.ownerUrl,
    SMTP_URL: post.url,
    SEED: 'none',
    JOBS: 'on',
  });
  return server;
}
const queue = () =>
  office.app.get(Database).transaction((sql) =>
    office.app.get(Outbox).queue(sql, {
      to: 'kasi@example.id',
      subject: 'SE/2026/000001: jatuh tempo',
      text: 'Buka di Waskita.',
      messageKey: `process:${Math.random()}`,
    }),
  );
const row = async () =>
  (
    await office.sql<{ status: string; tries: number; held: boolean }>(
      'select status, tries, "leasedUntil" is not null as held from mails',
    )
  )[0]!;
/** The mail server has all of a mail and says neither yes nor no until `release`. */
function holding(): { came: Promise<void>; release: () => void } {
  let release = () => {};
  const came = new Promise<void>((arrived) => {
    post.behaviour.data = () =>
      new Promise<void>((go) => {
        release = () => {
          post.behaviour = {};
          go();
        };
        arrived();
      });
  });
  return { came, release: () => release() };
}

describe('a process that sends mail', () => {
  it('and is killed before the server says yes leaves the mail to another, after the lease, as the same mail', async () => {
    const { came, release } = holding();
    await queue();
    const killed = await sender();
    await came;
    killed.process.kill('SIGKILL');
    await killed.ended;
    release();
    const outbox = office.app.get(Outbox);
    const running = new AbortController().signal;
    expect(await row()).toEqual({ status: 'menunggu', tries: 1, held: true });
    expect(await outbox.sendDue(running)).toBe(false);
    await office.sql(`update mails set "leasedUntil" = now() - interval '1 second'`);
    await outbox.sendDue(running);
    expect(await row()).toEqual({ status: 'terkirim', tries: 2, held: false });
    expect(post.came).toHaveLength(2);
    expect(new Set(post.came.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('and is asked to stop finishes what it has begun', async () => {
    const { came, release } = holding();
    await queue();
    const stopping = await sender();
    await came;
    stopping.process.kill('SIGTERM');
    // Its own word that it has heard.
    while (!stopping.output().includes('SIGTERM: stopping')) await once(stopping.process.stdout!, 'data');
    release();
    expect(await stopping.ended).toBe(0);
    expect(await row()).toEqual({ status: 'terkirim', tries: 1, held: false });
    expect(post.came).toHaveLength(1);
  });

  it('and is asked to stop while the server is silent gives the mail back, its try uncounted', async () => {
    const { came } = holding();
    await queue();
    const stopping = await sender();
    await came;
    stopping.process.kill('SIGTERM');
    expect(await stopping.ended).toBe(0);
    expect(await row()).toEqual({ status: 'menunggu', tries: 0, held: false });
  });
});
