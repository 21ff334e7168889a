import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import request from 'supertest';
import { Vault } from '../../api/sql/vault.ts';
import { DEMO_PASSWORD, type Username } from '../../api/seed/people.ts';
import { type Body, done, environment, type Office, openOffice } from '../support/office.ts';
import { type Server, startServer } from '../support/server.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

/** Every NIK there is, whole: of the demo office and of this file. */
async function everyNik(): Promise<Set<string>> {
  const vault = new Vault(Buffer.from(process.env.TEST_ENCRYPTION_KEY!, 'base64'));
  const rows = await office.sql<{ nik: string }>('select nik from verifications');
  return new Set(rows.map(({ nik }) => vault.decrypt(nik)));
}
/** Those of `niks` that stand in the text, whatever stands around them. */
const found = (text: string, niks: ReadonlySet<string>) =>
  [...text.matchAll(/\d{16,}/g)].flatMap(([run]) =>
    Array.from({ length: run.length - 15 }, (_, at) => run.slice(at, at + 16)).filter((part) => niks.has(part)),
  );

/** Tables with a whole NIK in any column. */
async function kept(niks: ReadonlySet<string>): Promise<string[]> {
  const tables = await office.sql<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'audit') and table_type = 'BASE TABLE'`,
  );
  expect(tables.length).toBeGreaterThan(25);
  const holding: string[] = [];
  for (const { name } of tables) {
    const rows = await office.sql<{ row: string }>(`select t::text as row from ${name} t`);
    if (rows.some(({ row }) => found(row, niks).length > 0)) holding.push(name);
  }
  return holding;
}

describe('a NIK', () => {
  it('is stored in no table in plain text, after all that can be done with it', async () => {
    const staf = office.as('staf');
    const letter = await office.make.letter();
    const { nik: first, ...body } = office.make.identity();
    const made = { ...body, nik: first, requestId: letter.id, employment: 'pns', position: 'Analis', unit: 'Umum' };
    const person = done(await staf.create('verifications', made, { 'idempotency-key': 'sekali' }));
    const { nik } = office.make.identity();
    const edited = done(await staf.update('verifications', person, { nik: ` ${nik.slice(0, 6)}.${nik.slice(6)} ` }));
    expect(edited.nik).toBe(`${nik.slice(0, 6)}••••••${nik.slice(-4)}`);
    expect((await staf.create('verifications', { ...made, nik })).status).toBe(422);
    expect((await staf.update('verifications', edited, { nik: '3374019999700001' })).status).toBe(400);
    const stale = await staf.update('verifications', person, { nik: office.make.identity().nik });
    expect([stale.status, JSON.stringify(stale.body).match(/\d{16}/)]).toEqual([412, null]);
    const reason = { field: 'nik', reason: 'Mencocokkan dengan surat' };
    expect((await staf.send('POST', `/api/verifications/${person.id}/reveal`, reason)).body).toEqual({ value: nik });
    expect((await staf.send<Body[]>('POST', '/api/verifications/find', { nik })).body.map(({ id }) => id)).toEqual([
      person.id,
    ]);

    const niks = await everyNik();
    expect([niks.has(nik), niks.size > 100]).toEqual([true, true]);
    expect(await kept(niks)).toEqual([]);
  });

  it('is not kept where people put it by mistake: as user name, in an address, as a key', async () => {
    const { nik } = office.make.identity();
    await request(office.url).post('/api/auth/login').send({ username: nik, password: nik });
    expect((await office.as('kadis').update('verifications', { id: nik, version: 1 }, {})).status).toBe(403);
    expect((await office.as('kadis').step('requests', { id: nik, version: 1 }, nik)).status).toBe(404);
    await office.as('staf').create('requests', {}, { 'idempotency-key': nik });
    expect(await kept(new Set([nik]))).toEqual([]);
  });

  it('is revealed only with a reason, which the trail keeps', async () => {
    const person = await office.make.personIn('menunggu_swafoto');
    const reveal = (body: object) =>
      office.as('verifikator1').send('POST', `/api/verifications/${person.id}/reveal`, body);
    for (const body of [{ field: 'nik' }, { field: 'nik', reason: '    ' }, { field: 'nik', reason: 'abc' }])
      expect((await reveal(body)).status).toBe(422);
    for (const body of [
      { field: 'nikHash', reason: 'Mencocokkan' },
      { field: 'fullName', reason: 'Mencocokkan' },
    ])
      expect((await reveal(body)).status).toBe(400);
    const before = done(await office.as('kadis').history('verifications', person)).length;
    expect((await reveal({ field: 'nik', reason: 'Mencocokkan dengan surat' })).status).toBe(200);
    const told = done(await office.as('kadis').history('verifications', person));
    expect(told).toHaveLength(before + 1);
    expect(told.at(-1)).toMatchObject({
      action: 'reveal:nik',
      actorName: 'Aryo Bimo Saksono',
      reason: 'Mencocokkan dengan surat',
    });
  });

  it('is opened by whoever may change the record, and by who supervises; not by whoever only sees it beside his own', async () => {
    const letter = await office.make.letter();
    const person = await office.make.person(letter.id);
    const reveal = (who: Username) =>
      office
        .as(who)
        .send('POST', `/api/verifications/${person.id}/reveal`, { field: 'nik', reason: 'Mencocokkan dengan surat' });
    const { nik } = done(await office.as('staf2').one('verifications', person.id));
    expect(nik).toContain('•');
    const { status, body } = await reveal('staf2');
    expect([status, body.message]).toEqual([403, expect.stringContaining('dicatat unit kerja lain')]);
    for (const who of ['staf', 'kasi', 'kabid', 'kadis', 'inspektorat'] as const)
      expect([who, (await reveal(who)).status]).toEqual([who, 200]);
  });

  it('is another text in each row, and found only by the key', async () => {
    const rows = await office.sql<{ nik: string; hash: string }>('select nik, "nikHash" as hash from verifications');
    expect(new Set(rows.map(({ nik }) => nik)).size).toBe(rows.length);
    const { createHash } = await import('node:crypto');
    const hashes = new Set(rows.map(({ hash }) => hash));
    for (const nik of await everyNik())
      for (const encoding of ['hex', 'base64', 'base64url'] as const)
        expect(hashes.has(createHash('sha256').update(nik).digest(encoding))).toBe(false);
  });
});

describe('the log of a running office', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer(office.dataDir, {
      ...environment(office.appUrl, office.dataDir),
      DATABASE_OWNER_URL: office.ownerUrl,
      SEED: 'none',
      LOG_LEVEL: 'trace',
    });
  });
  afterAll(() => void server.process.kill('SIGKILL'));

  it('names every request, and holds no NIK, password, token, cookie or search word', async () => {
    const login = await request(server.url).post('/api/auth/login').send({ username: 'staf', password: DEMO_PASSWORD });
    await request(server.url).post('/api/auth/login').send({ username: 'staf', password: 'Salah sekali 77' });
    const { accessToken } = login.body as { accessToken: string };
    const cookie = String(login.headers['set-cookie']).split(';')[0]!;
    const { nik } = office.make.identity();
    const letter = await office.make.letter();
    const ask = (method: 'get' | 'post', path: string, body?: object) => {
      const call = request(server.url)
        [method](path)
        .set({ authorization: `Bearer ${accessToken}`, cookie });
      return body ? call.send(body) : call;
    };
    const identity = { ...office.make.identity(), nik };
    const person = { requestId: letter.id, employment: 'pns', ...identity, position: 'Analis', unit: 'Umum' };
    const made = await ask('post', '/api/verifications', person);
    expect(made.status).toBe(201);
    const { id } = made.body as Body;
    const answers = [
      await ask('post', '/api/verifications', person),
      await ask('post', '/api/verifications', { ...person, nik: `${nik.slice(0, 6)}99${nik.slice(8)}` }),
      await ask('post', '/api/verifications/find', { nik }),
      await ask('post', `/api/verifications/${id}/reveal`, { field: 'nik', reason: 'Mencocokkan' }),
      await ask('get', `/api/verifications?filter=${encodeURIComponent(JSON.stringify({ q: nik }))}`),
      await ask('get', `/api/verifications?filter=${encodeURIComponent(JSON.stringify({ q: 'Pemohon Uji' }))}`),
      await ask('get', `/api/verifications?filter=${nik}`),
      await ask('post', '/api/auth/refresh'),
    ];
    // Everything has been written when the process has ended.
    server.process.kill('SIGTERM');
    await once(server.process, 'close');
    const log = server.output();
    for (const answer of [login, made, ...answers]) {
      expect(answer.status).toBeLessThan(500);
      expect(log).toContain(String(answer.headers['x-request-id']));
    }
    const proof = (text: string) => text.split('.').at(-1)!;
    for (const secret of [
      nik,
      DEMO_PASSWORD,
      'Salah sekali 77',
      proof(accessToken),
      proof(cookie),
      'Pemohon Uji',
      identity.email,
    ])
      // The line that welcomes people to the demo tells its password; here no demo was moved in.
      expect(log).not.toContain(secret);
  });
});
