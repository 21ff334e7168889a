import { connect } from 'node:net';
import { type Answer, type Body, type Office, openOffice } from '../support/office.ts';
import { ask, type Refused, wronglyTaken } from '../support/refusal.ts';
import { SECOND } from '../../api/define/durations.ts';

const LOGIN = '/api/auth/login';
const credentials = JSON.stringify({ username: 'kadis', password: 'bukan ini' });

let office: Office;
beforeAll(async () => (office = await openOffice()));
afterAll(() => office?.close());

/** Without being signed in. */
const plain =
  (method: string, path: string, headers: Record<string, string> = {}, body?: string) =>
  async (): Promise<Answer> => {
    const answer = await fetch(office.url + path, { method, headers, ...(body !== undefined && { body }) });
    const text = await answer.text();
    const parsed = (/^\{.*\}$/s.test(text) ? JSON.parse(text) : { text }) as Body;
    return { status: answer.status, body: parsed, headers: Object.fromEntries(answer.headers) };
  };
const kadis = (path: string, headers?: Record<string, string>) => () =>
  ask(office.url, office.as('kadis'), 'GET', path, undefined, headers);

it('only JSON is read', async () => {
  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'text/html',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'x',
  ];
  const cases: Refused[] = [
    ...types.map((type): Refused => [type, plain('POST', LOGIN, { 'content-type': type }, credentials), 415]),
    [
      'a form',
      plain('POST', LOGIN, { 'content-type': 'application/x-www-form-urlencoded' }, 'username=kadis&password=x'),
      415,
    ],
    ['cut off', plain('POST', LOGIN, { 'content-type': 'application/json' }, '{"username":')],
    ['empty', plain('POST', LOGIN, { 'content-type': 'application/json' }, '')],
    ['__proto__', plain('POST', LOGIN, { 'content-type': 'application/json' }, '{"__proto__":{"a":1}}')],
    [
      'oversize',
      plain('POST', LOGIN, { 'content-type': 'application/json' }, JSON.stringify({ username: 'a'.repeat(200_000) })),
      413,
    ],
  ];
  expect(await wronglyTaken(office, cases)).toEqual([]);
});

it('a sign-in that is not two short texts is refused before any password is looked at', async () => {
  const bodies = [
    {},
    [],
    { username: 'kadis' },
    { username: 5, password: 5 },
    { username: ['kadis'], password: { a: 1 } },
    { username: '', password: '' },
    { username: 'a'.repeat(201), password: 'x' },
    { username: 'kadis', password: 'x', role: 'admin_sistem' },
    { username: 'kadis\u0000', password: 'x' },
    { username: '\ud800', password: 'x' },
    { username: null, password: null },
  ];
  const cases = bodies.map((body): Refused => [
    JSON.stringify(body).slice(0, 40),
    plain('POST', LOGIN, { 'content-type': 'application/json' }, JSON.stringify(body)),
  ]);
  expect(await wronglyTaken(office, cases)).toEqual([]);
});

it('a token or cookie that is not ours opens nothing', async () => {
  const { token } = await office.as('kadis').signedIn();
  const [head, claims, signature] = token.split('.') as [string, string, string];
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const decoded = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
  const tokens = [
    '',
    'x',
    'null',
    'a.b.c',
    'x'.repeat(8000),
    `${head}.${claims}.`,
    `${encoded({ alg: 'none', typ: 'JWT' })}.${claims}.`,
    `${head}.${encoded({ ...decoded, sub: 'admin' })}.${signature}`,
    `${token}x`,
    `${token}, Bearer ${token}`,
  ];
  const schemes = [
    `Basic ${Buffer.from('kadis:sertifikat-demo').toString('base64')}`,
    token,
    'Bearer',
    `Token ${token}`,
  ];
  const cookies = [
    'x',
    '%ff%zz',
    `${'-'.repeat(36)}.${'a'.repeat(43)}`,
    `${decoded.sid as string}.0.${'a'.repeat(43)}`,
    `${decoded.sid as string}.${'a'.repeat(43)}`,
    "' or 1=1",
    'x'.repeat(4000),
  ];
  const cases: Refused[] = [
    ...[...tokens.map((one) => `Bearer ${one}`), ...schemes].map((authorization): Refused => [
      authorization.slice(0, 40),
      plain('GET', '/api/auth/me', { authorization }),
      401,
    ]),
    ...cookies.map((one): Refused => [
      one.slice(0, 60),
      plain('POST', '/api/auth/refresh', { cookie: `waskita=${one}` }),
      401,
    ]),
    ['an access token as a cookie', plain('POST', '/api/auth/refresh', { cookie: `waskita=${token}` }), 401],
    [
      'from another site',
      plain('POST', LOGIN, { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' }, credentials),
      403,
    ],
  ];
  expect(await wronglyTaken(office, cases)).toEqual([]);
  // Nobody who merely knows a session's number may end it.
  for (const cookie of cookies) await plain('POST', '/api/auth/logout', { cookie: `waskita=${cookie}` })();
  expect((await kadis('/api/auth/me')()).status).toBe(200);
});

it('an address that cannot be read, is too long or leads outside is refused in the words of the contract', async () => {
  const outside = [
    '/..%2f..%2fpackage.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/%2e%2e/package.json',
    '/api/..%5c..%5cpackage.json',
    '/.env',
    '/.data/jwt.secret',
    '//etc/passwd',
  ];
  const cases: Refused[] = [
    ['percent', kadis('/api/requests/%zz')],
    ['overlong UTF-8', kadis('/api/requests/%c0%ae%c0%ae')],
    ['a long id', kadis(`/api/requests/${'a'.repeat(300)}`), 404, 414],
    ['a long query', kadis(`/api/requests?filter=${'a'.repeat(20_000)}`), 414, 431],
    ...outside.map((path): Refused => [path, kadis(path), 404]),
  ];
  const faults = await wronglyTaken(office, cases);
  expect(faults).toEqual([]);
});

it('an odd Idempotency-Key is refused', async () => {
  const body = { channel: 'email', receivedAt: new Date().toISOString(), subject: 'Hal', content: 'Isi' };
  const keys = ['dua kata', 'a'.repeat(201), 'kunci\u00e9', ''];
  const cases = keys.map((key): Refused => [
    key.slice(0, 20),
    () => ask(office.url, office.as('staf'), 'POST', '/api/complaints', body, { 'idempotency-key': key }),
  ]);
  expect(await wronglyTaken(office, cases)).toEqual([]);
});

/** Writes the lines and then nothing; tells after how many seconds the server ends the connection, and what it said. */
function silentAfter(text: string): Promise<{ seconds: number; said: string }> {
  const begun = Date.now();
  let said = '';
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(office.url).port), '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => (said += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve({ seconds: (Date.now() - begun) / SECOND, said }));
  });
}

it(
  'who sends slowly is cut: headers after 10 s, a body after 30 s, signed in or not',
  async () => {
    const { token } = await office.as('kadis').signedIn();
    const signed = `host: x\r\nauthorization: Bearer ${token}\r\n`;
    const upload = `POST /api/attachments HTTP/1.1\r\n${signed}content-type: multipart/form-data; boundary=b\r\ncontent-length: 5000\r\n\r\n--b\r\n`;
    const cut = await Promise.all([
      silentAfter('GET /api/requests HTTP/1.1\r\nhost: x\r\n'),
      silentAfter(`GET /api/requests HTTP/1.1\r\n${signed}`),
      silentAfter(
        'POST /api/auth/login HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"username":',
      ),
      silentAfter(upload),
    ]);
    // Not before; how soon after is the machine's.
    for (const [index, least] of [9, 9, 29, 29].entries()) expect(cut[index]!.seconds).toBeGreaterThanOrEqual(least);
    for (const { said } of cut) expect(said).toMatch(/^(HTTP\/1\.1 408 |$)/);
  },
  120 * SECOND,
);
