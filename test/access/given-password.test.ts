import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { DEMO_PASSWORD } from '../../api/seed/people.ts';
import { type Body, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => (office = await openOffice()));
afterAll(() => office?.close());

const GIVEN = 'sepeda biru di garasi';
const OWN = 'empat kuda di sawah';
const CODE = 'password_change_required';

const signIn = (username: string, password: string) =>
  request(office.url).post('/api/auth/login').send({ username, password });

/** A new employee of the administrator's, with an account whose password the administrator chose. */
async function employee(username: string): Promise<Body> {
  const admin = office.as('admin');
  const [unit] = done(await admin.list('org-units', { filter: { code: 'ITSP' } }));
  const person = {
    fullName: `Pegawai ${username}`,
    employment: 'non_asn',
    position: 'Petugas loket',
    unitId: unit!.id,
  };
  const { id: staffId } = done(await admin.create('staff', { ...person, activeFrom: '2026-01-01' }));
  const post = { staffId, role: 'staf', kind: 'definitif', validFrom: '2026-01-01' };
  done(await admin.create('appointments', post));
  return done(await admin.create('users', { username, staffId, password: GIVEN }));
}

interface Session {
  readonly token: string;
  readonly cookie: string;
  readonly due: boolean;
}
async function open(username: string, password: string): Promise<Session> {
  const { status, body, headers } = await signIn(username, password);
  expect(status).toBe(200);
  const { accessToken, user } = body as { accessToken: string; user: { passwordDue: boolean } };
  return { token: accessToken, cookie: String(headers['set-cookie']).split(';')[0]!, due: user.passwordDue };
}
const change = ({ token }: Session, currentPassword: string, newPassword: unknown) =>
  request(office.url)
    .put('/api/auth/password')
    .set('authorization', `Bearer ${token}`)
    .send({ currentPassword, newPassword });

describe('a password that somebody else gave', () => {
  it('opens nothing but the way to one of his own', async () => {
    await employee('pegawai.satu');
    const session = await open('pegawai.satu', GIVEN);
    expect(session.due).toBe(true);
    const { body } = await request(office.url).get('/api/openapi.json');
    const { paths } = body as { paths: Record<string, Record<string, unknown>> };
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [method, path] as const),
    );
    const open403: string[] = [];
    for (const [method, path] of routes) {
      const address = path
        .replaceAll(/\{id\}/g, '0190d7f3-d680-7000-8000-000000000081')
        .replaceAll(/\{\w+\}/g, 'ajukan');
      if (/^\/(health|metrics)|^\/api\/(public|auth)\//.test(address)) continue;
      const call = request(office.url)[method as 'get'](address).set('authorization', `Bearer ${session.token}`);
      const answer = await (method === 'get' || method === 'delete' ? call : call.send({}));
      if (answer.status !== 403 || (answer.body as Body).code !== CODE)
        open403.push(`${method} ${path} ${answer.status}`);
    }
    expect(routes.length).toBeGreaterThan(100);
    expect(open403).toEqual([]);
  });

  it('is replaced by its owner with another one, by what is wrong with it told at the field', async () => {
    const account = await employee('pegawai.dua');
    const session = await open('pegawai.dua', GIVEN);
    const refused = async (current: string, next: unknown) => {
      const { status, body } = await change(session, current, next);
      return [status, Object.keys((body as Body).errors ?? {})];
    };
    expect(await refused('bukan yang itu', OWN)).toEqual([422, ['currentPassword']]);
    for (const next of [GIVEN, 'pendek', 'pegawai.dua 2026', 'Semarang2026', 'P@ssw0rd', 'sunshine1', null, ['a'], 5])
      expect([next, await refused(GIVEN, next)]).toEqual([next, [422, ['newPassword']]]);
    expect((await change(session, GIVEN, OWN)).status).toBe(200);
    expect((await signIn('pegawai.dua', GIVEN)).status).toBe(401);
    const own = await open('pegawai.dua', OWN);
    expect(own.due).toBe(false);
    const letters = await request(office.url).get('/api/requests').set('authorization', `Bearer ${own.token}`);
    expect(letters.status).toBe(200);
    const told = done(await office.as('inspektorat').history('users', account));
    expect(told.map(({ action }) => action)).toEqual(['create', 'password-change']);
    expect(told[1]!.changes).toContainEqual({
      field: 'passwordGivenById',
      before: await office.as('admin').staffId(),
      after: null,
    });
  });

  it('is asked for again whenever somebody else gives one, also of a session that was open', async () => {
    const account = await employee('pegawai.tiga');
    const first = await open('pegawai.tiga', GIVEN);
    expect((await change(first, GIVEN, OWN)).status).toBe(200);
    const own = await open('pegawai.tiga', OWN);
    const now = done(await office.as('admin').one('users', account.id));
    done(await office.as('admin').update('users', now, { password: GIVEN }));
    const me = await request(office.url).get('/api/auth/me').set('authorization', `Bearer ${own.token}`);
    expect(me.status).toBe(401);
    expect((await open('pegawai.tiga', GIVEN)).due).toBe(true);
    const renewed = await request(office.url)
      .post('/api/auth/refresh')
      .set('cookie', (await open('pegawai.tiga', GIVEN)).cookie);
    expect(renewed.body).toMatchObject({ user: { passwordDue: true } });
  });

  it('is nothing that an account of the demo office is asked about: everybody knows its password', async () => {
    const [account] = done(await office.as('admin').list('users', { filter: { q: 'staf2' } }));
    done(await office.as('admin').update('users', account!, { password: GIVEN }));
    const session = await open('staf2', GIVEN);
    expect(session.due).toBe(false);
    expect((await change(session, GIVEN, DEMO_PASSWORD)).status).toBe(200);
  });

  it('cannot be called his own in the body of an administrator', async () => {
    const account = await employee('pegawai.empat');
    const admin = office.as('admin');
    expect((await admin.update('users', account, { passwordGivenById: null })).status).toBe(400);
    expect((await open('pegawai.empat', GIVEN)).due).toBe(true);
  });
});

describe('the people an account can be made for', () => {
  it('are those without one; whoever may not know of accounts does not know of the filter', async () => {
    const names = async (account: boolean) =>
      done(await office.as('admin').list('staff', { filter: { account } })).map(({ fullName }) => fullName);
    const [without, having] = [await names(false), await names(true)];
    expect(without).toContain('Rukmini Prihandari');
    expect(having).toContain('Ratri Puji Hapsari');
    expect(without.filter((name) => having.includes(name))).toEqual([]);
    for (const account of ['ya', null, 1, [true]])
      expect([account, (await office.as('admin').list('staff', { filter: { account } })).status]).toEqual([
        account,
        400,
      ]);
    expect((await office.as('kasi').list('staff', { filter: { account: false } })).status).toBe(400);
  });
});
