import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Body, done, type Office, openOffice } from '../support/office.ts';
import { type Forge, forgeIn } from '../support/tokens.ts';

let office: Office;
let forge: Forge;
beforeAll(async () => {
  office = await openOffice();
  forge = await forgeIn(office);
});
afterAll(() => office?.close());

const HEAD = JSON.stringify({ alg: 'HS256', typ: 'JWT' });
const ask = (authorization: string, method = 'GET', path = '/api/auth/me') =>
  fetch(office.url + path, { method, headers: { authorization } });
const refused = async (authorization: string) => {
  const answer = await ask(authorization);
  return [answer.status, ((await answer.json()) as Body).code];
};
const NOBODY = [401, 'unauthorized'];

describe('a token that the right key signed', () => {
  const ODD = ['null', '[]', '[1]', '"x"', '1', 'true', '{}', '', '{', '{"sid":', '\u0000'];

  it.each(ODD)('whose claims are %j is nobody’s', async (odd) => {
    const token = forge.sign(HEAD, odd);
    expect(await refused(`Bearer ${token}`)).toEqual(NOBODY);
    expect((await ask(`Bearer ${token}`, 'POST', '/api/auth/logout')).status).toBe(200);
  });

  it.each(ODD)('whose head is %j is nobody’s', async (odd) => {
    expect(await refused(`Bearer ${forge.sign(odd, JSON.stringify(forge.claims))}`)).toEqual(NOBODY);
  });

  it('with an odd value in any claim is nobody’s', async () => {
    const odd = [null, [], {}, '', 'x', true, -1, 1.5, ['access']];
    for (const claim of ['sid', 'typ', 'exp', 'iss', 'aud', 'nbf'])
      for (const value of [...odd, [forge.claims[claim]], { 0: forge.claims[claim] }]) {
        // The audience may be a list; a moment that is over is no bar.
        if ((claim === 'aud' && Array.isArray(value)) || (claim === 'nbf' && typeof value === 'number')) continue;
        const token = forge.token({ [claim]: value });
        expect([claim, value, await refused(`Bearer ${token}`)]).toEqual([claim, value, NOBODY]);
        expect((await ask(`Bearer ${token}`, 'POST', '/api/auth/logout')).status).toBe(200);
      }
    expect((await ask(`Bearer ${forge.token()}`)).status).toBe(200);
  });

  it('with anything before or behind it is nobody’s', async () => {
    const token = forge.token();
    const odd = [
      `Bearer ${token} x`,
      `Bearer ${token},`,
      `Bearer ${token}, Bearer ${token}`,
      `Bearer ${token}.`,
      `Bearer ${token}==`,
      `Bearer  ${token}`,
      `Bearer x ${token}`,
      `Bearer\t${token}`,
      `x Bearer ${token}`,
      `Bearer:${token}`,
      `Bearer "${token}"`,
    ];
    for (const header of odd) expect([header, await refused(header)]).toEqual([header, NOBODY]);
  });

  it('beside another one is nobody’s, whichever comes first and whatever the other is', async () => {
    const { port } = new URL(office.url);
    const good = `Bearer ${forge.token()}`;
    const statusOf = async (...headers: string[]) => {
      const lines = headers.map((one) => `authorization: ${one}\r\n`).join('');
      const socket = connect(Number(port), '127.0.0.1');
      socket.write(`GET /api/auth/me HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${lines}\r\n`);
      return Number((await text(socket)).slice(9, 12));
    };
    expect(await statusOf(good)).toBe(200);
    for (const other of [good, 'Bearer x', 'Basic eDp4', ''])
      expect([other, await statusOf(good, other), await statusOf(other, good)]).toEqual([other, 401, 401]);
  });
});

describe('a deletion', () => {
  const STALE = ['"99"', '"0"', 'W/"99"'];
  const draft = () => office.make.letter();

  it('under a version that is not the record’s is 412, and leaves it', async () => {
    const desk = office.as('staf');
    const letter = done(await desk.update('requests', await draft(), { note: 'Berubah' }));
    const remove = (headers: Record<string, string>) =>
      desk.send('DELETE', `/api/requests/${letter.id}`, undefined, headers);
    for (const version of [...STALE, '"1"']) {
      const answer = await remove({ 'if-match': version });
      expect([version, answer.status, answer.body.code]).toEqual([version, 412, 'version_stale']);
    }
    for (const version of ['1', 'x', '*', '"a"', ''])
      expect([version, (await remove({ 'if-match': version })).status]).toEqual([version, 400]);
    expect((await desk.one('requests', letter.id)).status).toBe(200);
    expect((await remove({ 'if-match': `"${letter.version}"` })).status).toBe(200);
  });

  it('of a client that shows none, as the stock one of react-admin, is done', async () => {
    const letter = await draft();
    expect((await office.as('staf').archive('requests', letter)).status).toBe(200);
  });

  it('of a day in the calendar too', async () => {
    const admin = office.as('admin');
    const values = { date: '2027-12-30', name: 'Libur uji', type: 'libur_daerah', reason: 'Sesuai surat edaran.' };
    const holiday = done(await admin.create('holidays', values));
    const remove = (version: string) =>
      admin.send(
        'DELETE',
        `/api/holidays/${holiday.id}`,
        { reason: 'Salah tanggal ternyata' },
        { 'if-match': version },
      );
    for (const version of STALE) expect((await remove(version)).status).toBe(412);
    expect((await remove('"1"')).status).toBe(200);
  });
});
