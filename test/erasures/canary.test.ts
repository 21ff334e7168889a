import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { once } from 'node:events';
import request, { type Response } from 'supertest';
import { DEMO_PASSWORD } from '../../api/seed/people.ts';
import { type Body, environment, type Office, openOffice, PDF } from '../support/office.ts';
import { type Server, startServer } from '../support/server.ts';

let office: Office;
let server: Server;

/** The real process, so that every line it writes is seen. */
beforeAll(async () => {
  office = await openOffice();
  server = await startServer(office.dataDir, {
    ...environment(office.appUrl, office.dataDir),
    DATABASE_OWNER_URL: office.ownerUrl,
    SEED: 'none',
    LOG_LEVEL: 'trace',
  });
});
afterAll(async () => {
  server.process.kill('SIGKILL');
  await office.close();
});

const MARK = 'Kenari77';
const NIKS = ['3303051708850011', '3303056712900012', '3303050102790013'] as const;
const [KEPT, STRAY, SPACED] = NIKS;
const PASSWORDS = [`${MARK} sandi awal`, `${MARK} sandi baru`, `${MARK} sandi salah`] as const;
const PHRASE = `${MARK} kuda besi lompat`;
/** What a person may write by mistake, wherever there is room for words. */
const careless = (tokens: readonly string[]) => [
  `Passphrase beliau: ${PHRASE}`,
  `kata sandi AMS adalah ${PHRASE}`,
  `OTP: ${MARK}123`,
  `NIK ${STRAY} atas nama Suparjo`,
  `NIK: ${SPACED.slice(0, 4)} ${SPACED.slice(4, 8)} ${SPACED.slice(8, 12)} ${SPACED.slice(12)}`,
  ...tokens.map((token) => `Buka dengan ${token}`),
];

/** The whole of every table of every schema but PostgreSQL's own. */
async function everything(): Promise<string> {
  const tables = await office.sql<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  expect(tables.length).toBeGreaterThan(25);
  const texts = [];
  for (const { name } of tables) {
    const rows = await office.sql<{ row: string }>(`select t::text as row from ${name} t`);
    texts.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return texts.join('\n');
}

it('no secret that goes through the product stays in a table, the log, an error or an export', async () => {
  const login = async (username: string, password: string) =>
    request(server.url).post('/api/auth/login').send({ username, password });
  const answers: Response[] = [];
  const tokens: string[] = [];
  const session = async (username: string, password = DEMO_PASSWORD) => {
    const answer = await login(username, password);
    expect(answer.status).toBe(200);
    const { accessToken } = answer.body as { accessToken: string };
    const cookie = String(answer.headers['set-cookie']).split(';')[0]!;
    tokens.push(accessToken, cookie.split('=')[1]!);
    return async (method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object, headers = {}) => {
      const call = request(server.url)
        [method](path)
        .set({ authorization: `Bearer ${accessToken}`, cookie, ...headers });
      const given = await (body ? call.send(body) : call);
      answers.push(given);
      return given;
    };
  };
  const [staf, kadis, admin] = [await session('staf'), await session('kadis'), await session('admin')];

  // Passwords: of a new account, wrong, changed, and typed into the wrong field.
  const [person] = await office.sql<{ id: string }>(
    'select id from staff where id not in (select "staffId" from users) limit 1',
  );
  const account = { username: 'burung', staffId: person!.id, password: PASSWORDS[0] };
  expect((await admin('post', '/api/users', account)).status).toBe(201);
  await office.sql(
    `insert into appointments (id, version, "createdAt", "updatedAt", "staffId", role, kind, "validFrom", status)
     select gen_random_uuid(), 1, now(), now(), $1, 'staf', 'definitif', '2020-01-01', 'berlaku'`,
    [person!.id],
  );
  const own = await session('burung', PASSWORDS[0]);
  answers.push(await login('burung', PASSWORDS[2]), await login(PASSWORDS[2], PASSWORDS[2]));
  answers.push(await own('put', '/api/auth/password', { currentPassword: PASSWORDS[2], newPassword: PASSWORDS[1] }));
  const changed = await own('put', '/api/auth/password', { currentPassword: PASSWORDS[0], newPassword: PASSWORDS[1] });
  expect(changed.status).toBe(200);

  // A NIK where it belongs.
  const letter = await office.make.letter();
  const { nik: _, ...identity } = office.make.identity();
  const known = { requestId: letter.id, employment: 'pns', ...identity, position: 'Analis', unit: 'Umum' };
  const made = await staf('post', '/api/verifications', { ...known, nik: KEPT }, { 'idempotency-key': STRAY });
  expect(made.status).toBe(201);
  const { id } = made.body as Body;
  await staf('post', '/api/verifications', { ...known, nik: KEPT });
  await staf('put', `/api/verifications/${id}`, { nik: STRAY }, { 'if-match': '"9"' });
  await staf('post', '/api/verifications/find', { nik: KEPT });

  // Everything else, wherever people write words.
  for (const text of careless([...tokens])) {
    const words = { reason: text, note: text };
    const refused = [
      await staf('put', `/api/requests/${letter.id}`, { note: text }, { 'if-match': '"1"' }),
      await staf('post', '/api/requests', { ...letter, subject: text }),
      await staf('post', '/api/complaints', {
        channel: 'telepon',
        receivedAt: new Date().toISOString(),
        subject: 'Aduan',
        content: `Kepada Yth.\n${text}`,
      }),
      await staf('post', `/api/verifications/${id}/reveal`, { field: 'nik', reason: text }),
      await staf('get', `/api/verifications?filter=${encodeURIComponent(JSON.stringify({ q: text }))}`),
      await kadis('post', `/api/requests/${letter.id}/steps/kembalikan`, words, { 'if-match': '"1"' }),
      await staf('post', '/api/requests', { [text]: text }),
      await staf('get', `/api/requests/${encodeURIComponent(text)}`),
      await staf('get', `/api/requests?${encodeURIComponent(text)}=1`),
      await kadis('put', `/api/requests/${encodeURIComponent(text)}`, {}, { 'user-agent': text }),
    ];
    expect(refused.map(({ status }) => status >= 400 && status < 500)).toEqual(refused.map(() => true));
    const filter = encodeURIComponent(JSON.stringify({ fullName_like: text.slice(0, 200) }));
    answers.push(await staf('get', `/api/verifications/export?format=csv&filter=${filter}`));
  }
  const upload = await request(server.url)
    .post('/api/attachments')
    .set('authorization', `Bearer ${tokens[0]!}`)
    .field({ ownerType: 'requests', ownerId: letter.id, kind: 'lampiran' })
    .attach('file', PDF, `KTP ${STRAY}.pdf`);
  expect([upload.status, (upload.body as Body).name]).toEqual([201, 'KTP 330305••••••0012.pdf']);
  await kadis('get', `/api/verifications/${id}/history`);
  await kadis('get', '/api/audit-logs?range=[0,99]');
  for (const resource of ['verifications', 'requests', 'complaints', 'attachments', 'audit-logs', 'users'])
    answers.push(await kadis('get', `/api/${resource}/export?format=csv`));
  server.process.kill('SIGTERM');
  await once(server.process, 'close');
  const log = server.output();

  const secrets = [...NIKS, ...PASSWORDS, MARK, ...tokens.map((token) => token.split('.').at(-1)!)];
  const found = (text: string) => secrets.filter((secret) => text.includes(secret) || text.includes(btoa(secret)));
  const errors = answers.filter(({ status }) => status >= 400).map((answer) => answer.text);
  const exports = answers.filter(({ headers }) => headers['content-type']?.startsWith('text/csv'));
  expect([errors.length > 50, exports.length > 10, log.length > 1000]).toEqual([true, true, true]);
  expect(found(await everything())).toEqual([]);
  expect(found(log)).toEqual([]);
  expect(errors.flatMap(found)).toEqual([]);
  expect(exports.flatMap(({ text }) => found(text))).toEqual([]);
  const [{ nik } = { nik: '' }] = await office.sql<{ nik: string }>('select nik from verifications where id = $1', [
    id,
  ]);
  expect(nik.length).toBeGreaterThan(40);
});
