import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { askFrom, describeBehindNginx, type Proxy, startOuterNginx, startOwnNginx } from '../support/nginx.ts';
import { type Office, openOffice } from '../support/office.ts';

/** Where the person sits, as nginx sees him. */
const CLIENT = '127.0.0.9';
const OTHER = '127.0.0.10';
const NGINX = '127.0.0.1';
const LOGIN = '/api/auth/login';
const wrong = (username = 'kabid2') => ({ username, password: 'bukan kata sandinya' });

describeBehindNginx('behind the nginx that the office is served with', () => {
  let office: Office;
  const running: Proxy[] = [];
  beforeAll(async () => (office = await openOffice()));
  afterAll(async () => {
    for (const proxy of running) await proxy.stop();
    await office?.close();
  });

  /** The application with this setting, the project's nginx before it, and another proxy before that when asked for. */
  async function served(form: string, chain = false): Promise<Proxy> {
    const { url } = await office.another({ TRUST_PROXY: form });
    const own = await startOwnNginx(url);
    running.push(own);
    if (!chain) return own;
    const outer = await startOuterNginx(own);
    running.push(outer);
    return outer;
  }

  /** The address that the trail names for a wrong sign-in. */
  async function toldAddress({ port }: Proxy, claimed?: string): Promise<string> {
    const headers: Record<string, string> = claimed ? { 'x-forwarded-for': claimed } : {};
    const answer = await askFrom(port, LOGIN, { method: 'POST', headers, body: wrong(), from: CLIENT });
    expect(answer.status).toBe(401);
    const [row] = await office.sql<{ address: string }>(
      `select (p.content->'address'->>0)::json->>'after' as address from audit.event e join audit.payload p on p.event_id = e.id
       where e.envelope::json->>'requestId' = $1`,
      [answer.headers['x-request-id']],
    );
    await office.sql('delete from throttles');
    return row!.address;
  }

  it.each<[form: string, address: string]>([
    ['', NGINX],
    ['false', NGINX],
    ['0', NGINX],
    ['1', CLIENT],
    ['true', CLIENT],
    [NGINX, CLIENT],
    ['127.0.0.0/29', CLIENT],
    ['10.0.0.0/8', NGINX],
    ['linklocal, uniquelocal', NGINX],
    ['::1', NGINX],
    ['::1 127.0.0.1', CLIENT],
  ])('TRUST_PROXY=%s: a client is %s, whatever he claims to be', async (form, address) => {
    const proxy = await served(form);
    expect(await toldAddress(proxy)).toBe(address);
    expect(await toldAddress(proxy, '198.51.100.7')).toBe(address);
    expect(await toldAddress(proxy, 'x, 198.51.100.7, 127.0.0.1')).toBe(address);
  });

  it.each<[form: string, claimed: string, address: string]>([
    ['loopback', '198.51.100.7', '198.51.100.7'],
    ['loopback', '198.51.100.7, 10.1.2.3', '10.1.2.3'],
    ['loopback, uniquelocal', '198.51.100.7, 10.1.2.3', '198.51.100.7'],
    ['loopback, linklocal', '198.51.100.7, 169.254.9.9', '198.51.100.7'],
    ['127.0.0.1, 127.0.0.9, 10.1.0.0/16', '192.0.2.1, 198.51.100.7, 10.1.2.3', '198.51.100.7'],
    ['loopback', '2001:db8::7', '2001:db8::7'],
    ['loopback', '::ffff:198.51.100.7', '198.51.100.7'],
    // A proxy that is believed and hands on nonsense: whoever is on the line.
    ['2', 'not an address', NGINX],
  ])('TRUST_PROXY=%s: proxies that handed on "%s" are believed as far as they are named', async (...row) => {
    const [form, claimed, address] = row;
    expect(await toldAddress(await served(form), claimed)).toBe(address);
  });

  it.each(['2', NGINX])('TRUST_PROXY=%s: two proxies one behind the other', async (form) => {
    const proxy = await served(form, true);
    expect(await toldAddress(proxy)).toBe(CLIENT);
    expect(await toldAddress(proxy, '198.51.100.7, 198.51.100.8')).toBe(CLIENT);
  });

  it('with what compose sets, each client is counted by himself, also behind a proxy of the office', async () => {
    const compose = parse(readFileSync(join(import.meta.dirname, '../../docker-compose.yml'), 'utf8'), {
      merge: true,
    }) as {
      services: { api: { environment: { TRUST_PROXY: string } } };
    };
    const otherwise = /^\$\{TRUST_PROXY:-(\S+)\}$/.exec(compose.services.api.environment.TRUST_PROXY)![1]!;
    for (const [form, chain] of [
      [otherwise, false],
      ['2', true],
    ] as const) {
      const { port } = await served(form, chain);
      const guess = (from: string) => askFrom(port, LOGIN, { method: 'POST', body: wrong('kasi'), from });
      const statuses = [];
      for (let count = 0; count < 9; count++) statuses.push((await guess(CLIENT)).status);
      expect(statuses).toContain(429);
      const owner = { username: 'kasi', password: 'sertifikat-demo' };
      expect((await askFrom(port, LOGIN, { method: 'POST', body: owner, from: OTHER })).status).toBe(200);
      await office.sql('delete from throttles');
    }
  });

  it('figures of the process are for this machine alone, not for whom a proxy on it lets in', async () => {
    for (const form of ['false', '1', 'loopback']) {
      const { url } = await office.another({ TRUST_PROXY: form });
      expect((await fetch(`${url}/metrics`)).status).toBe(200);
      for (const header of ['x-forwarded-for', 'forwarded'])
        expect((await fetch(`${url}/metrics`, { headers: { [header]: NGINX } })).status).toBe(404);
    }
    expect((await askFrom((await served('1')).port, '/metrics')).status).toBe(404);
  });

  it('two hundred records asked for by their ids pass', async () => {
    const { port } = await served('1');
    const { token } = await office.as('kadis').signedIn();
    const ids = Array.from({ length: 200 }, () => crypto.randomUUID());
    const path = `/api/requests?filter=${encodeURIComponent(JSON.stringify({ id: ids }))}`;
    const answer = await askFrom(port, path, { headers: { authorization: `Bearer ${token}` } });
    expect([answer.status, answer.body]).toEqual([200, []]);
  });

  it('a page of the office itself may sign in and out under each of its names, another may not', async () => {
    const { port } = await served('1');
    const signIn = (origin: string, host = `127.0.0.1:${port}`) =>
      askFrom(port, LOGIN, {
        method: 'POST',
        headers: { origin, host },
        body: { username: 'kadis', password: 'sertifikat-demo' },
      });
    expect((await signIn(`http://127.0.0.1:${port}`)).status).toBe(200);
    expect((await signIn('http://waskita.lan', 'waskita.lan')).status).toBe(200);
    expect((await signIn('http://lain.lan', 'waskita.lan')).status).toBe(403);
  });
});
