import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { asSuperuser } from '../support/database.ts';
import { type Body, type Office, openOffice, type Running } from '../support/office.ts';

let office: Office;
let secure: Running;
const NAME = 'https://waskita.example.id';
beforeAll(async () => {
  office = await openOffice();
  secure = await office.another({ PUBLIC_URL: `${NAME}/` });
});
afterAll(() => office?.close());

const ask = (url: string, method: string, path: string, headers: Record<string, string> = {}) =>
  fetch(url + path, { method, headers, ...(method !== 'GET' && { body: '{}' }) });
const json = { 'content-type': 'application/json' };
const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as Body).code];

describe('a change asked for by a page', () => {
  /** What Host and Origin a browser sends, and whether the office is what it shows. */
  const foreign: [at: 'plain' | 'secure', headers: Record<string, string>][] = [
    ['plain', { origin: 'https://jahat.example' }],
    ['plain', { origin: 'null' }],
    ['plain', { origin: 'x' }],
    ['plain', { origin: 'http://localhost:1' }],
    ['plain', { origin: 'http://127.0.0.1' }],
    ['plain', { referer: 'https://jahat.example/halaman' }],
    ['plain', { referer: 'bukan alamat' }],
    ['plain', { 'sec-fetch-site': 'cross-site' }],
    ['plain', { 'sec-fetch-site': 'same-site' }],
    ['secure', { origin: 'https://lain.example.id' }],
    ['secure', { origin: 'http://waskita.example.id' }],
    ['secure', { origin: `${NAME}.jahat.example` }],
    ['secure', { origin: `${NAME}:8443` }],
    ['secure', { origin: `${NAME}, https://jahat.example` }],
    ['secure', { origin: `${NAME}/` }],
    ['secure', { referer: 'https://lain.example.id/' }],
    ['secure', { origin: 'null', referer: `${NAME}/` }],
  ];
  it.each(foreign)('at the %s office with %j is refused, whatever it asks for', async (at, headers) => {
    const { url } = at === 'plain' ? office : secure;
    for (const path of [
      '/api/auth/login',
      '/api/auth/logout',
      '/api/auth/refresh',
      '/api/public/track',
      '/api/requests',
    ])
      for (const type of [{}, json])
        expect(await codeOf(await ask(url, 'POST', path, { ...type, ...headers }))).toEqual([403, 'cross_site']);
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect((await ask(url, method, '/api/requests/x', { ...json, ...headers })).status).toBe(403);
    expect((await ask(url, 'GET', '/api/public/about', headers)).status).toBe(200);
  });

  it('by the office itself, or by a script that names no origin, is looked at', async () => {
    const { port } = new URL(office.url);
    const here: [string, Record<string, string>][] = [
      [office.url, { origin: `http://127.0.0.1:${port}` }],
      [office.url, { origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' }],
      [office.url, { referer: `http://127.0.0.1:${port}/#/lacak` }],
      // PUBLIC_URL when none is set.
      [office.url, { origin: 'http://localhost:3000' }],
      [office.url, {}],
      [secure.url, { origin: NAME }],
      [secure.url, { referer: `${NAME}/` }],
      [secure.url, { 'sec-fetch-site': 'none' }],
      [secure.url, {}],
    ];
    for (const [url, headers] of here)
      expect([headers, await codeOf(await ask(url, 'POST', '/api/auth/refresh', { ...json, ...headers }))]).toEqual([
        headers,
        [401, 'unauthorized'],
      ]);
  });

  it('does not end a session from outside', async () => {
    const { cookie } = await office.as('kabid').signedIn();
    const out = (headers: Record<string, string>) =>
      ask(office.url, 'POST', '/api/auth/logout', { cookie, ...headers });
    expect((await out({ origin: 'https://lain.example.id' })).status).toBe(403);
    expect((await out({ referer: 'https://lain.example.id/x' })).status).toBe(403);
    expect((await ask(office.url, 'POST', '/api/auth/refresh', { cookie, ...json })).status).toBe(200);
  });
});

describe('what is sent', () => {
  const login = (type: string) =>
    fetch(`${office.url}/api/auth/login`, { method: 'POST', headers: { 'content-type': type }, body: '{}' });

  it.each([
    'application/json; charset=utf-7',
    'application/json; charset=iso-8859-1',
    'application/json; charset="utf-16"',
    'application/json; charset=utf-8; charset=utf-7',
    'application/json; charset=',
    'application/json; charset',
    'application/json;;;=',
    'application/json utf-8',
    'application/json, text/plain',
    'MULTIPART/form-data; boundary=x',
  ])('as %s is not read', async (type) => {
    expect(await codeOf(await login(type))).toEqual([415, 'unsupported_type']);
  });

  it.each([
    'application/json',
    'application/json;',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'application/json; profile="a;b"; charset=UTF8',
  ])('as %s is read', async (type) => {
    expect(await codeOf(await login(type))).toEqual([400, 'bad_request']);
  });
});

describe('a database that takes nobody in, or takes nothing in', () => {
  const complaint = { channel: 'email', receivedAt: new Date().toISOString(), subject: 'Hal', content: 'Isi' };
  const away = [503, 'unavailable', '2'];

  it('as a standby that only reads is said to be away for the moment', async () => {
    const { name } = office.database;
    const { token } = await office.as('staf').signedIn();
    await office.sql(`alter database ${name} set default_transaction_read_only = on`);
    const { url } = await office.another();
    const headers = { authorization: `Bearer ${token}`, ...json };
    const write = await fetch(`${url}/api/complaints`, { method: 'POST', headers, body: JSON.stringify(complaint) });
    const signIn = await fetch(`${url}/api/auth/login`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ username: 'kadis', password: 'x' }),
    });
    await asSuperuser((client) => client.query(`alter database ${name} reset default_transaction_read_only`));
    for (const answer of [write, signIn])
      expect([...(await codeOf(answer)), answer.headers.get('retry-after')]).toEqual(away);
  });

  it('closed to connections is said to be away for the moment', async () => {
    const { name } = office.database;
    const { token } = await office.as('kadis').signedIn();
    const { url } = await office.another();
    const said: unknown[] = [];
    await asSuperuser(async (client) => {
      await client.query(`alter database ${name} allow_connections false`);
      await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      // The first ones may still meet a connection that was cut.
      for (let count = 0; count < 20; count++) {
        const answer = await fetch(`${url}/api/requests`, { headers: { authorization: `Bearer ${token}` } });
        said.push([...(await codeOf(answer)), answer.headers.get('retry-after')]);
      }
      await client.query(`alter database ${name} allow_connections true`);
    });
    expect(said).toEqual(said.map(() => away));
  });
});

describe('a bearer of two tokens', () => {
  it('is nobody', async () => {
    const { token } = await office.as('kadis').signedIn();
    const lines = (headers: string[]) =>
      ['GET /api/auth/me HTTP/1.1', 'host: x', 'connection: close', ...headers, '', ''].join('\r\n');
    const status = (headers: string[]) =>
      new Promise<string>((resolve) => {
        let said = '';
        const socket = connect(Number(new URL(office.url).port), '127.0.0.1', () => socket.write(lines(headers)));
        socket.on('data', (part) => (said += part.toString())).once('close', () => resolve(said.slice(9, 12)));
      });
    const good = `Authorization: Bearer ${token}`;
    expect(await status([good])).toBe('200');
    expect(await status([`authorization: bearer ${token}`])).toBe('200');
    for (const other of ['Authorization: Bearer a.b.c', 'authorization: Basic a2Fk', good, 'AUTHORIZATION:'])
      for (const both of [
        [good, other],
        [other, good],
      ])
        expect([both, await status(both)]).toEqual([both, '401']);
  });
});
