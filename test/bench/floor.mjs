// The floor: what node:http and pg can do at best with the same statements on the same tables. Nothing is checked but the token.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

const { DATABASE_URL, JWT_SECRET, PORT } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 16 });

const COLUMNS = `id, version, "createdAt", "updatedAt", "createdById", number, kind, "opdId", "letterNumber", "letterDate", subject, "signerName",
  "signerPosition", authentication, channel, "receivedAt", nature, urgency, note, "surat_permohonan", "addresseeId", instruction, "verifierId", "unitId",
  "registeredById", status`;
const SEARCHED = `(coalesce("number", '') || ' ' || coalesce("letterNumber", '') || ' ' || coalesce("subject", '') || ' ' || coalesce("signerName", ''))`;
const GIVEN = [
  'opdId',
  'letterNumber',
  'letterDate',
  'subject',
  'signerName',
  'signerPosition',
  'authentication',
  'channel',
  'receivedAt',
  'note',
];

const ONE = `select ${COLUMNS} from requests where id = $1 and "archivedAt" is null and "unitId" = any($2)`;
const CREATE = `with made as (
    insert into requests (id, version, "createdAt", "updatedAt", number, kind, nature, urgency, status, "createdById", "registeredById", "unitId", ${GIVEN.map((name) => `"${name}"`).join(', ')})
    values (uuidv7(), 1, now(), now(), 'B/' || nextval('bench.number'), 'penerbitan', 'biasa', 'biasa', 'draf', $1, $1, $2, ${GIVEN.map((_, index) => `$${index + 3}`).join(', ')})
    returning *),
  log as (insert into bench.audit (actor_id, action, entity, entity_id, after) select $1, 'create', 'requests', id, to_jsonb(made) from made)
  select ${COLUMNS} from made`;
const UPDATE = `with old as (select * from requests where id = $2 for update),
  made as (update requests r set note = $4, urgency = $5, version = r.version + 1, "updatedAt" = now() from old where r.id = old.id and r.version = $3 returning r.*),
  log as (insert into bench.audit (actor_id, action, entity, entity_id, before, after)
    select $1, 'update', 'requests', made.id, to_jsonb(old), to_jsonb(made) from made, old)
  select ${COLUMNS} from made`;

const names = new Map();
async function rowsOf(text, values) {
  if (!names.has(text)) names.set(text, `f${names.size}`);
  return (await pool.query({ name: names.get(text), text, values })).rows;
}

function signedIn({ headers: { authorization = '' } }) {
  const [head, body, mark] = authorization.slice('Bearer '.length).split('.');
  const wanted = createHmac('sha256', JWT_SECRET).update(`${head}.${body}`).digest();
  const given = Buffer.from(mark ?? '', 'base64url');
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  return claims.exp * 1000 > Date.now() ? claims : undefined;
}

async function list(url, person, response) {
  const { q, status } = JSON.parse(url.searchParams.get('filter'));
  const [from, to] = JSON.parse(url.searchParams.get('range'));
  const [condition, value] = q === undefined ? ['status = $2', status] : [`${SEARCHED} ilike $2`, `%${q}%`];
  const source = `from requests where "archivedAt" is null and "unitId" = any($1) and ${condition}`;
  const [rows, [{ total }]] = await Promise.all([
    rowsOf(`select ${COLUMNS} ${source} order by "createdAt" desc, id desc limit $3 offset $4`, [
      person.units,
      value,
      to - from + 1,
      from,
    ]),
    rowsOf(`select count(*) as total ${source}`, [person.units, value]),
  ]);
  response.setHeader('Content-Range', `requests ${from}-${from + rows.length - 1}/${total}`);
  return rows;
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString());
}

async function answer(request, response) {
  const url = new URL(request.url, 'http://floor');
  const id = url.pathname.split('/')[3];
  if (url.pathname === '/health/ready') return send(response, 200, {});
  const person = signedIn(request);
  if (!person) return send(response, 401, {});
  if (request.method === 'GET' && !id) return send(response, 200, await list(url, person, response));
  if (request.method === 'GET') return sendOne(response, 200, await rowsOf(ONE, [id, person.units]));
  const body = await bodyOf(request);
  if (request.method === 'POST') {
    const values = GIVEN.map((name) => body[name]);
    return sendOne(response, 201, await rowsOf(CREATE, [person.sub, person.units[0], ...values]));
  }
  const version = Number(request.headers['if-match'].replaceAll('"', ''));
  return sendOne(response, 200, await rowsOf(UPDATE, [person.sub, id, version, body.note, body.urgency]));
}

const sendOne = (response, status, [row]) => (row ? send(response, status, row) : send(response, 404, {}));

function send(response, status, value) {
  const text = JSON.stringify(value);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => send(response, 500, { message: error.message }));
});
server.listen(Number(PORT), '127.0.0.1');
