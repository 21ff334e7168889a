import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { DEMO_PASSWORD, type Username } from '../../api/seed/people.ts';
import { type Body, day, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const WRONG = 'bukan kata sandinya';
const signIn = (username: string, password = DEMO_PASSWORD, url = office.url) =>
  request(url).post('/api/auth/login').send({ username, password });
const me = (token: string, url = office.url) =>
  request(url).get('/api/auth/me').set('authorization', `Bearer ${token}`);
const refresh = (cookie: string) => request(office.url).post('/api/auth/refresh').set('cookie', cookie);
const cookieOf = (answer: request.Response) => String(answer.headers['set-cookie']).split(';')[0]!;
/** A session of its own, beside the one of `office.as`. */
async function open(username: Username, password = DEMO_PASSWORD, url = office.url) {
  const answer = await signIn(username, password, url);
  if (answer.status !== 200) throw new Error(`${username}: ${answer.status} ${answer.text}`);
  const { accessToken, user } = answer.body as { accessToken: string; user: { id: string } };
  return { token: accessToken, cookie: cookieOf(answer), userId: user.id };
}
const said = ({ status, body }: request.Response) => {
  const { requestId, ...rest } = body as Body;
  return { status, rest, hasId: typeof requestId === 'string' };
};
/** Failures of one test are no reason to wait in another. */
const forgetFailures = () => office.sql('delete from throttles');

describe('signing in', () => {
  it('answers a short token, the person, and a cookie that scripts cannot read', async () => {
    const answer = await signIn(' Verifikator1 ');
    expect(answer.status).toBe(200);
    const { accessToken, expiresIn, user } = answer.body as Record<string, unknown>;
    expect(user).toMatchObject({ username: 'verifikator1', name: 'Aryo Bimo Saksono, S.Kom.', role: 'verifikator' });
    expect(expiresIn).toBeLessThanOrEqual(600);
    const claims = JSON.parse(Buffer.from(String(accessToken).split('.')[1]!, 'base64url').toString()) as Record<
      string,
      number
    >;
    expect(claims.exp! - claims.iat!).toBe(expiresIn);
    const cookie = String(answer.headers['set-cookie']);
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/api/auth']) expect(cookie).toContain(part);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('tells an unknown name, a wrong password and an ended account apart in nothing', async () => {
    const [unknown, wrong] = [await signIn('tidakada', WRONG), await signIn('staf', WRONG)];
    expect(said(unknown)).toEqual(said(wrong));
    expect([unknown.status, (unknown.body as Body).code]).toEqual([401, 'sign_in_failed']);
    await office.sql(`update users set active = false where username = 'staf2'`);
    expect(said(await signIn('staf2'))).toEqual(said(unknown));
    await office.sql(`update users set active = true where username = 'staf2'`);
    await office.sql(
      `update staff set "activeTo" = $1 where id = (select "staffId" from users where username = 'staf2')`,
      [day(-1)],
    );
    expect(said(await signIn('staf2'))).toEqual(said(unknown));
    await office.sql(`update staff set "activeTo" = null`);
    expect((await signIn('staf2')).status).toBe(200);
  });

  it('many who sign in at once from one address are all let in', async () => {
    const accounts: Username[] = [
      'kadis',
      'kabid',
      'kasi',
      'verifikator1',
      'verifikator2',
      'verifikator3',
      'staf',
      'kabid2',
    ];
    for (let round = 0; round < 3; round++) {
      await forgetFailures();
      const statuses = await Promise.all(accounts.map(async (username) => (await signIn(username)).status));
      expect(statuses).toEqual(accounts.map(() => 200));
    }
  });
});

describe('guessing passwords', () => {
  it('is slowed down after a few failures, by a wait that is told', async () => {
    await forgetFailures();
    const first = await Promise.all(Array.from({ length: 5 }, () => signIn('kadis', WRONG)));
    const later = await Promise.all(Array.from({ length: 12 }, () => signIn('kadis', WRONG)));
    expect(first.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    const refused = later.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(5);
    for (const answer of refused) {
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect((answer.body as Body).code).toBe('too_many_attempts');
    }
    expect((await signIn('kasi')).status).toBe(200);
  });

  it('is counted in the database, so that another instance and a restart know of it', async () => {
    await forgetFailures();
    for (let attempt = 0; attempt < 6; attempt++) await signIn('kadis', WRONG);
    await office.sql(
      `update throttles set wait_until = now() + interval '5 minutes' where failures >= 6 and key like 'pair %'`,
    );
    const second = await office.another();
    const answer = await signIn('kadis', DEMO_PASSWORD, second.url);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(290);
    expect((await signIn('kasi', DEMO_PASSWORD, second.url)).status).toBe(200);
  });

  it('stores no name and no address, and a success clears the count', async () => {
    await forgetFailures();
    for (let attempt = 0; attempt < 4; attempt++) await signIn('kadis', WRONG);
    const rows = await office.sql<{ key: string }>('select key from throttles');
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).not.toMatch(/kadis|127\.0\.0\.1/);
    expect((await signIn('kadis')).status).toBe(200);
    for (let attempt = 0; attempt < 5; attempt++) expect((await signIn('kadis', WRONG)).status).toBe(401);
    await forgetFailures();
  });
});

describe('the refresh token', () => {
  const later = (cookie: string) =>
    office.sql(`update sessions set rotated_at = rotated_at - interval '11 seconds' where id = $1`, [
      cookie.split('=')[1]!.slice(0, 36),
    ]);

  it('is exchanged for the next, which goes on', async () => {
    const { cookie } = await open('verifikator2');
    const next = await refresh(cookie);
    expect(next.status).toBe(200);
    expect(cookieOf(next)).not.toBe(cookie);
    expect((await me((next.body as { accessToken: string }).accessToken)).status).toBe(200);
    await later(cookie);
    expect((await refresh(cookieOf(next))).status).toBe(200);
  });

  it('is not in the database', async () => {
    const { cookie } = await open('verifikator2');
    const rows = await office.sql<{ row: string }>('select s::text as row from sessions s');
    for (const { row } of rows) expect(row).not.toContain(cookie.split('.').at(-1));
  });

  it('used twice at once by a double click is no theft', async () => {
    const { cookie } = await open('verifikator2');
    const [one, other] = await Promise.all([refresh(cookie), refresh(cookie)]);
    expect([one.status, other.status]).toEqual([200, 200]);
  });

  it('used by three windows that wake up together is no theft either', async () => {
    const { cookie } = await open('verifikator2');
    const answers = await Promise.all([refresh(cookie), refresh(cookie), refresh(cookie)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('used again later ends the session of thief and owner alike, at once', async () => {
    const { cookie, token } = await open('verifikator2');
    const next = await refresh(cookie);
    const fresh = (next.body as { accessToken: string }).accessToken;
    expect([(await me(token)).status, (await me(fresh)).status]).toEqual([200, 200]);
    await later(cookie);
    expect((await refresh(cookie)).status).toBe(401);
    expect((await refresh(cookieOf(next))).status).toBe(401);
    expect([(await me(token)).status, (await me(fresh)).status]).toEqual([401, 401]);
    const [told] = await office.sql<{ outcome: string }>(
      `select outcome from audit.event where action = 'refresh-reuse' and record_id = $1`,
      [cookie.split('=')[1]!.slice(0, 36)],
    );
    expect(told).toEqual({ outcome: 'denied' });
  });

  it.each(['', 'waskita=', 'waskita=x', `waskita=${crypto.randomUUID()}.${'a'.repeat(43)}`])(
    '%j is refused',
    async (cookie) => {
      expect((await refresh(cookie)).status).toBe(401);
    },
  );

  it('does not outlive its session', async () => {
    const { cookie, token } = await open('verifikator2');
    await office.sql(`update sessions set expires_at = now() where id = $1`, [cookie.split('=')[1]!.slice(0, 36)]);
    expect((await refresh(cookie)).status).toBe(401);
    expect((await me(token)).status).toBe(401);
  });
});

describe('what ends a session acts at once', () => {
  it('signing out', async () => {
    const { cookie, token } = await open('verifikator3');
    const other = await open('verifikator3');
    expect((await me(token)).status).toBe(200);
    const out = request(office.url)
      .post('/api/auth/logout')
      .set({ cookie, authorization: `Bearer ${token}` });
    expect((await out).status).toBe(200);
    expect([(await me(token)).status, (await refresh(cookie)).status]).toEqual([401, 401]);
    expect((await me(other.token)).status).toBe(200);
  });

  it('disabling the account', async () => {
    const { token, cookie, userId } = await open('verifikator3');
    expect((await me(token)).status).toBe(200);
    const account = done(await office.as('admin').one('users', userId));
    const disabled = done(await office.as('admin').update('users', account, { active: false }));
    expect([(await me(token)).status, (await refresh(cookie)).status]).toEqual([401, 401]);
    expect((await signIn('verifikator3')).status).toBe(401);
    done(await office.as('admin').update('users', disabled, { active: true }));
    expect([(await me(token)).status, (await signIn('verifikator3')).status]).toEqual([401, 200]);
  });

  it('changing the password, everywhere', async () => {
    const [here, there] = [await open('verifikator3'), await open('verifikator3')];
    const change = (currentPassword: string, newPassword: string, token = here.token) =>
      request(office.url)
        .put('/api/auth/password')
        .set('authorization', `Bearer ${token}`)
        .send({ currentPassword, newPassword });
    const next = 'empat kuda di sawah';
    expect((await change(WRONG, next)).status).toBe(422);
    for (const weak of ['pendek', 'a'.repeat(129), 'verifikator3-2026', 'password123', 'aaaaaaaaaa'])
      expect([weak, (await change(DEMO_PASSWORD, weak)).status]).toEqual([weak, 422]);
    expect((await me(there.token)).status).toBe(200);
    expect((await change(DEMO_PASSWORD, next)).status).toBe(200);
    for (const { token, cookie } of [here, there])
      expect([(await me(token)).status, (await refresh(cookie)).status]).toEqual([401, 401]);
    expect([(await signIn('verifikator3')).status, (await signIn('verifikator3', next)).status]).toEqual([401, 200]);
    const again = await open('verifikator3', next);
    expect((await change(next, DEMO_PASSWORD, again.token)).status).toBe(200);
  });

  it('losing a role, on this instance at once and on every other when it asks again', async () => {
    const second = await office.another({ JWT_SECRET: undefined });
    const { token } = await open('verifikator3');
    const list = (url: string) => request(url).get('/api/requests').set('authorization', `Bearer ${token}`);
    expect([(await list(office.url)).status, (await list(second.url)).status]).toEqual([200, 200]);
    const staffId = await office.as('verifikator3').staffId();
    const [appointment] = done(await office.as('admin').list('appointments', { filter: { staffId } }));
    done(await office.as('admin').update('appointments', appointment!, { validTo: day(-1) }));
    expect((await list(office.url)).status).toBe(403);
    while ((await list(second.url)).status === 200);
    expect((await list(second.url)).status).toBe(403);
  });
});
