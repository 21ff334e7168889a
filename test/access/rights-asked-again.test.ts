import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Username } from '../../api/seed/people.ts';
import { type Body, type Office, openOffice, PDF } from '../support/office.ts';

let office: Office;
let letter: Body;
beforeAll(async () => {
  office = await openOffice();
  letter = await office.make.letter();
});
afterAll(() => office?.close());

const kept = () =>
  readdirSync(join(office.dataDir, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
const rows = async () => (await office.sql('select id from attachments')).length;

/** An upload whose second half is sent when `between` is done; answers the status and the body. */
async function uploadWith(who: Username, between: () => Promise<unknown>): Promise<{ status: number; body: Body }> {
  const { token } = await office.as(who).signedIn();
  const field = (name: string, value: string) =>
    `--batas\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head =
    field('ownerType', 'requests') +
    field('ownerId', letter.id) +
    '--batas\r\ncontent-disposition: form-data; name="file"; filename="surat.pdf"\r\ncontent-type: application/pdf\r\n\r\n';
  const body = Buffer.concat([Buffer.from(head), PDF, Buffer.alloc(600_000, 32), Buffer.from('\r\n--batas--\r\n')]);
  const socket: Socket = connect(Number(new URL(office.url).port), '127.0.0.1');
  let said = '';
  socket.on('data', (chunk) => (said += chunk.toString()));
  const over = new Promise<void>((end) => socket.on('close', () => end()));
  const before = kept().length;
  socket.write(
    `POST /api/attachments HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: Bearer ${token}\r\ncontent-type: multipart/form-data; boundary=batas\r\ncontent-length: ${body.length}\r\n\r\n`,
  );
  socket.write(body.subarray(0, 300_000));
  // It has been let in and is being received.
  while (kept().length === before) await new Promise((turn) => setImmediate(turn));
  await between();
  socket.write(body.subarray(300_000));
  await over;
  return {
    status: Number(said.slice(9, 12)),
    body: JSON.parse(said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1)) as Body,
  };
}

it('an upload that is finished under the rights it began with is kept', async () => {
  const before = await rows();
  expect(await uploadWith('staf', async () => undefined)).toMatchObject({ status: 201 });
  expect(await rows()).toBe(before + 1);
});

it.each([
  ['the account is closed', `update users set active = false where username = 'staf2'`, 401],
  [
    'the account is open, the session ended',
    `update sessions set ended_at = now() where user_id = (select id from users where username = 'staf')`,
    401,
  ],
])('an upload is not kept when meanwhile %s', async (_, change, status) => {
  const who = change.includes('staf2') ? 'staf2' : 'staf';
  const before = [await rows(), kept()];
  const answer = await uploadWith(who, () => office.sql(change));
  expect(answer).toMatchObject({ status, body: { code: 'unauthorized' } });
  expect([await rows(), kept()]).toEqual(before);
  office.as(who).leave();
});

it('nor when the role that allowed it is gone', async () => {
  const before = [await rows(), kept()];
  const staffId = await office.as('staf').staffId();
  const end = `update appointments set "validTo" = current_date - 1, "validFrom" = least("validFrom", current_date - 2) where "staffId" = $1`;
  const answer = await uploadWith('staf', () => office.sql(end, [staffId]));
  expect([403, 404]).toContain(answer.status);
  expect([await rows(), kept()]).toEqual(before);
});
