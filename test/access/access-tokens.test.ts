import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { resources } from '../../api/resources.ts';
import { DEMO_PASSWORD } from '../../api/seed/people.ts';
import { type Body, type Office, openOffice } from '../support/office.ts';
import { type Forge, forgeIn, part, type Signature } from '../support/tokens.ts';

let office: Office;
let made: Forge;
beforeAll(async () => {
  office = await openOffice();
  made = await forgeIn(office);
});
afterAll(() => office.close());

const forge = (changes: object = {}, by: Signature = {}) => made.token(changes, by);
const ask = (authorization: string) => request(office.url).get('/api/requests').set('authorization', authorization);
const now = () => Math.floor(Date.now() / 1000);

describe('an access token', () => {
  it('by hand with the right key, claims and session is a token: the refusals below are about what they change', async () => {
    expect((await ask(`Bearer ${forge()}`)).status).toBe(200);
  });

  it.each<[string, () => string]>([
    ['expired', () => forge({ iat: now() - 700, exp: now() - 1 })],
    ['without an end', () => forge({ exp: undefined })],
    ['not valid yet', () => forge({ nbf: now() + 600 })],
    ['signed by somebody else', () => forge({}, { secret: 'x'.repeat(43) })],
    ['signed with an empty key', () => forge({}, { secret: '' })],
    ['not signed at all', () => forge({}, { alg: 'none' })],
    ['not signed at all, in other letters', () => forge({}, { alg: 'nOnE' })],
    ['signed by another algorithm', () => forge({}, { alg: 'HS512' })],
    ['of another issuer', () => forge({ iss: 'lain' })],
    ['without an issuer', () => forge({ iss: undefined })],
    ['for another audience', () => forge({ aud: 'lain' })],
    ['without an audience', () => forge({ aud: undefined })],
    ['of another type', () => forge({ typ: 'refresh' })],
    ['without a type', () => forge({ typ: undefined })],
    ['of a session that does not exist', () => forge({ sid: crypto.randomUUID() })],
    ['of a session that is no uuid', () => forge({ sid: "' or true --" })],
    ['of a session that is no text', () => forge({ sid: { $ne: null } })],
    ['without a session', () => forge({ sid: undefined })],
    [
      'with its claims exchanged',
      () => forge().replace(/\.[^.]+\./, `.${part(JSON.stringify({ ...made.claims, exp: now() + 9999 }))}.`),
    ],
    ['that is no token', () => 'abc'],
    ['that is empty', () => ''],
  ])('%s is refused', async (_name, token) => {
    const { status, body } = await ask(`Bearer ${token()}`);
    expect([status, (body as Body).code]).toEqual([401, 'unauthorized']);
  });

  it.each(['Basic a2FkaXM6c2VydGlmaWthdC1kZW1v', 'bearer', 'Token abc'])('%s is refused', async (header) => {
    expect((await ask(header)).status).toBe(401);
  });

  it('in the address is refused', async () => {
    expect((await request(office.url).get(`/api/requests?access_token=${forge()}`)).status).toBe(401);
  });

  it('of one account says nothing about another: the session decides', async () => {
    const other = await office.as('staf').signedIn();
    const answer = await request(office.url)
      .get('/api/auth/me')
      .set('authorization', `Bearer ${forge({ sub: other.userId })}`);
    // Refused, or answered as the session's own account.
    expect([undefined, 'kadis']).toContain((answer.body as { username?: string }).username);
  });
});

describe('without signing in', () => {
  /** All that anybody may ask. */
  const PUBLIC = [
    '/health/live',
    '/health/ready',
    '/metrics',
    '/api/auth/login',
    '/api/auth/refresh',
    '/api/auth/logout',
    '/api/public/about',
    '/api/public/track',
  ];

  it('nothing is answered on any documented route but the public ones', async () => {
    const document = (await request(office.url).get('/api/openapi.json')).body as { paths: Record<string, object> };
    const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [method, path] as const),
    );
    expect(routes.length).toBeGreaterThan(resources.length * 4);
    const open: string[] = [];
    for (const [method, path] of routes) {
      const url = path.replace('{id}', crypto.randomUUID()).replace('{verb}', 'ajukan');
      const answer = await request(office.url)[method as 'get'](url).set('content-type', 'application/json');
      if (answer.status !== 401) open.push(path);
    }
    expect(open.filter((path) => !PUBLIC.includes(path))).toEqual([]);
  });

  it.each(resources.map(({ name }) => name))('%s', async (resource) => {
    const answers = await Promise.all([
      request(office.url).get(`/api/${resource}`),
      request(office.url).get(`/api/${resource}/${crypto.randomUUID()}`),
      request(office.url).get(`/api/${resource}?filter=kacau`),
    ]);
    for (const { status, body } of answers) expect([status, (body as Body).code]).toEqual([401, 'unauthorized']);
  });
});

describe('in production', () => {
  const production = { NODE_ENV: 'production', JWT_SECRET: 'p'.repeat(43), PUBLIC_URL: 'https://waskita.example' };
  const signIn = (url: string, username: string) =>
    request(url).post('/api/auth/login').send({ username, password: DEMO_PASSWORD });

  it('demo accounts are refused, like unknown ones; real accounts are not', async () => {
    const { url } = await office.another(production);
    const [demo, unknown] = [await signIn(url, 'staf'), await signIn(url, 'tidakada')];
    expect([demo.status, demo.body]).toEqual([
      401,
      { ...(unknown.body as object), requestId: (demo.body as Body).requestId },
    ]);
    await office.sql(`update users set demo = false where username = 'staf'`);
    const real = await signIn(url, 'staf');
    expect(real.status).toBe(200);
    const cookie = String(real.headers['set-cookie']);
    expect(cookie).toMatch(/^__Host-waskita=/);
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) expect(cookie.split('; ')).toContain(part);
    expect(real.headers['strict-transport-security']).toBeDefined();
  });

  it('a demo account does not come in with a session that it had before', async () => {
    const { url } = await office.another({ ...production, JWT_SECRET: made.key });
    const { token, cookie } = await office.as('kadis').signedIn();
    const held = await request(url).get('/api/auth/me').set('authorization', `Bearer ${token}`);
    const renewed = await request(url)
      .post('/api/auth/refresh')
      .set('cookie', cookie.replace('waskita=', '__Host-waskita='));
    expect([held.status, renewed.status]).toEqual([401, 401]);
  });
});
