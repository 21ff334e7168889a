import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { CheckpointMails } from '../../api/audit-logs/checkpoint-mails.ts';
import { openNote } from '../../api/audit/note.ts';
import { publicKeyOf } from '../../api/audit/seal/signing-key.ts';
import { MailRoom } from '../support/mail-room.ts';
import { done } from '../support/office.ts';
import { Trail } from '../support/tampering.ts';

let room: MailRoom;
let trail: Trail;
beforeAll(async () => {
  room = await MailRoom.open();
  trail = new Trail(room.office);
});
afterAll(() => room?.close());
beforeEach(() => room.empty());

const daily = () => room.office.app.get(CheckpointMails).daily();
const queued = () =>
  room.office.sql<{ recipient: string; subject: string; text: string; key: string }>(
    `select recipient, subject, text, "messageKey" as key from mails order by recipient`,
  );
const keepers = async () =>
  (
    await room.office.sql<{ email: string }>(
      `select distinct s.email from staff s join appointments a on a."staffId" = s.id where a.role in ('kepala_dinas', 'auditor') and a.status = 'berlaku' order by 1`,
    )
  ).map(({ email }) => email);

it('nothing is mailed as long as nothing was signed', async () => {
  await daily();
  expect(await queued()).toEqual([]);
  await trail.seal();
});

it('Kepala Dinas and Inspektorat get the newest signed checkpoint, as it was signed, through a mail server', async () => {
  await daily();
  const rows = await queued();
  expect(rows.map(({ recipient }) => recipient)).toEqual(await keepers());
  expect(rows).toHaveLength(2);
  await room.send();
  const { size, note } = done(
    await room.office.as('auditor').get<{ size: number; note: string }>('/api/audit-logs/checkpoint'),
  );
  const keys = trail.folder.keys().map(({ name, publicKey }) => ({ name, publicKey: publicKeyOf(publicKey) }));
  expect(room.post.taken).toHaveLength(2);
  for (const { raw } of room.post.taken) {
    const text = decoded(raw);
    const mailed = text.slice(text.indexOf(note.split('\n')[0]!, text.indexOf('buka bundel')));
    expect(openNote(`${mailed.trimEnd()}\n`, keys)).toMatchObject({ size });
  }
  for (const { text } of rows) expect(text.endsWith(note)).toBe(true);
});

/** The text of a mail, whatever it was wrapped in on its way. */
function decoded(raw: string): string {
  const [head, ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const bytes = /^Content-Transfer-Encoding: base64/im.test(head!)
    ? Buffer.from(body, 'base64')
    : Buffer.from(
        body
          .replaceAll('=\r\n', '')
          .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1',
      );
  return bytes.toString('utf8').replaceAll('\r\n', '\n');
}

it('once a day after 07.00 WIB, also with two instances and many rounds', async () => {
  const second = await room.office.another({ SMTP_URL: room.post.url });
  const both = [room.office.app, second.app].map((app) => app.get(CheckpointMails));
  await Promise.all([...both, ...both].map((mails) => mails.daily()));
  await daily();
  const [day] = await room.office.sql<{ date: string }>(
    `select (now() at time zone 'Asia/Jakarta' - interval '7 hours')::date::text as date`,
  );
  expect((await queued()).map(({ key }) => key)).toEqual(
    (await keepers()).map((to) => `checkpoint:${day!.date}:${to}`),
  );
});

it('after days of downtime the mail of today comes, and only that', async () => {
  await daily();
  await room.office.sql(
    `update mails set "messageKey" = replace("messageKey", "messageKey", 'checkpoint:2020-01-01:' || recipient)`,
  );
  await daily();
  await daily();
  const keys = (await queued()).map(({ key }) => key.split(':')[1]);
  expect(keys.filter((date) => date === '2020-01-01')).toHaveLength(2);
  expect(keys).toHaveLength(4);
});

it('not to who has left the office', async () => {
  const [gone] = await keepers();
  await room.office.sql(`update staff set "activeTo" = current_date - 3 where email = $1`, [gone]);
  await daily();
  expect((await queued()).map(({ recipient }) => recipient)).toEqual((await keepers()).filter((to) => to !== gone));
});
