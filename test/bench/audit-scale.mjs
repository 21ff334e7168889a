// The audit trail with very many entries beside the same with 10,000: what the console asks, one request after the other, in turn
// of the two. Options: --audit 1000000 --data FOLDER (made by `npm run bench:load`) --asked 60
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, root, say } from '../../api/prepare.mjs';

const { values: options } = parseArgs({
  options: {
    audit: { type: 'string', default: '1000000' },
    data: { type: 'string' },
    asked: { type: 'string', default: '60' },
  },
});
await prepare({ quiet: true });
const { LARGE, SMALL, startData } = await import('./data.mjs');
const { withClient } = await import('./client.mjs');
const { sealing } = await import('./trail.mjs');
const { median } = await import('./report.mjs');
const { DEMO_PASSWORD } = await import('../../dist/api/seed/people.js');
const { productEnvironment, productToken, startServer, stopServer } = await import('./servers.mjs');

/** What an answer may cost with many entries, beside the same with few. */
const MOST = 1.5;
/** Counted no further. */
const CAP = 10_000;
const WARM = 12;
const PAGE = 25;
const DAY_MS = 86_400_000;
const SAMPLES = `select
  (select array_agg(record_id) from (select distinct e.record_id from audit.event e tablesample bernoulli (100) where e.resource = 'requests' and e.record_version = 1 limit 50) r) as records,
  (select array_agg("staffId"::text) from users where username ~ '^(staf|verif|kasi)') as people,
  (select json_object_agg(username, "staffId") from users where username in ('kasi', 'kadis')) as staff,
  (select s."unitId" from users u join staff s on s.id = u."staffId" where u.username = 'kasi') as unit,
  (select min(recorded_at) from audit.event) as first,
  (select recorded_at from audit.event order by id desc offset 3000 limit 1) as last`;

const pick = (list) => list[Math.floor(Math.random() * list.length)];
const range = (from) => [from, from + PAGE - 1];
const list = (filter, rows = range(0), sort = ['id', 'DESC']) =>
  `/api/audit-logs?${new URLSearchParams({ filter: JSON.stringify(filter), range: JSON.stringify(rows), sort: JSON.stringify(sort) })}`;
/** A span of so many days, one of a few: what everybody asks for again is in memory, as it would be for few entries. */
function span({ first, last }, days) {
  const from = +first + pick([0.2, 0.5, 0.8, 1]) * Math.max(0, last - first - days * DAY_MS);
  return { at_gte: new Date(from).toISOString(), at_lt: new Date(from + days * DAY_MS).toISOString() };
}

/** who asks → what it is called → the path, of what a database holds; `total` is that of the whole trail, of this reader. */
const ASKED = {
  inspektorat: {
    'page 1, exact total': () => list({}),
    'a page in the middle': ({ total }) => list({}, range(Math.floor(total * (0.3 + 0.4 * Math.random())))),
    'the last page': ({ total }) => list({}, range(total - PAGE)),
    'the last page, oldest first': ({ total }) => list({}, range(total - PAGE), ['id', 'ASC']),
    'one record': ({ records }) => list({ record: pick(records) }),
    'one record and its kind': ({ records }) => list({ recordId: pick(records), resource: 'requests' }),
    'one record that is not there': () => list({ record: '01890000-0000-7000-8000-000000000000' }),
    'one person': ({ people }) => list({ actorId: pick(people) }),
    'one person, page 100': ({ people }) => list({ actorId: pick(people) }, range(500)),
    'an action': () => list({ action: 'step:teruskan' }),
    'a kind of data': () => list({ resource: 'verifications' }),
    'what was refused': () => list({ outcome: 'denied' }),
    'what succeeded': () => list({ outcome: 'ok' }),
    'an hour': (data) => list(span(data, 1 / 24)),
    'a day': (data) => list(span(data, 1)),
    'a day of one person': (data) => list({ actorId: pick(data.people), ...span(data, 1) }),
    'an action of one person': ({ people }) => list({ actorId: pick(people), action: 'step:cocok' }),
    'an action that never happened': () => list({ action: 'bundle' }),
    'a unit': ({ unit }) => list({ unitId: unit }),
    'a line': ({ staff }) => list({ lineOf: staff.kasi }),
    'a word': () => list({ q: 'teruskan' }),
    'a line and an action': ({ staff }) => list({ lineOf: staff.kasi, action: 'step:teruskan' }),
  },
  kasi: {
    'page 1 of his line': () => list({}),
    'page 100 of his line': () => list({}, range(2_475)),
    'one person of his line': ({ people }) => list({ actorId: pick(people) }),
    'a day of his line': (data) => list(span(data, 1)),
  },
  verifikator1: { 'page 1 of his own': () => list({}), 'a day of his own': (data) => list(span(data, 1)) },
  admin: { 'page 1 of accounts and settings': () => list({}) },
  // About whom somebody complained: the wall stands.
  kadis: {
    'page 1 behind a wall': () => list({}),
    'a page in the middle behind a wall': ({ total }) => list({}, range(Math.floor(total / 2))),
    'the last page behind a wall': ({ total }) => list({}, range(total - PAGE)),
    'one person behind a wall': ({ people }) => list({ actorId: pick(people) }),
    'a day behind a wall': (data) => list(span(data, 1)),
  },
};

async function ask({ url, tokens }, who, path, init = {}) {
  const headers = { authorization: `Bearer ${tokens[who]}`, 'content-type': 'application/json' };
  const answer = await fetch(`${url}${path}`, { ...init, headers });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${who} ${path}: ${answer.status} ${text}`);
  return { total: Number(answer.headers.get('x-total-count')), body: JSON.parse(text) };
}

async function open(data, database) {
  const { folder, keyFile } = sealing(data.dataDir, database);
  const environment = {
    ...productEnvironment(data, database),
    DATABASE_SEALER_URL: data.embedded.sealerUrl(database),
    AUDIT_DIR: folder,
    AUDIT_KEY_FILE: keyFile,
  };
  const logs = join(data.dataDir, 'logs');
  mkdirSync(logs, { recursive: true });
  const server = await startServer(database, join(root, 'dist/api/main.js'), environment, logs);
  const tokens = {};
  for (const who of [...Object.keys(ASKED), 'staf']) tokens[who] = await productToken(server, who, DEMO_PASSWORD);
  const [samples] = await withClient(
    data.embedded.superUrl(database),
    async (client) => (await client.query(SAMPLES)).rows,
  );
  const opened = { ...server, tokens, samples };
  await ask(opened, 'staf', '/api/complaints', {
    method: 'POST',
    body: JSON.stringify(complaint(samples.staff.kadis)),
  });
  opened.totals = {};
  for (const who of Object.keys(ASKED)) opened.totals[who] = (await ask(opened, who, list({}))).total;
  return opened;
}

const complaint = (complainedId) => ({
  channel: 'telepon',
  receivedAt: new Date(Date.now() - 60_000).toISOString(),
  reporter: 'Pelapor Ukur',
  subject: 'Perkara ukur',
  content: 'Uraian perkara untuk pengukuran.',
  complainedId,
});

const startup = {
  folder: options.data,
  keep: Boolean(options.data),
  requests: 1000,
  audit: Number(options.audit),
  few: true,
  say,
};
const data = await startData(startup);
const servers = [];
try {
  for (const database of [SMALL, LARGE]) servers.push(await open(data, database));
  const row = (label, cells) => console.log(`${label.padEnd(44)}${cells.map((cell) => cell.padStart(12)).join('')}`);
  row('', ['few', 'found', 'many', 'found', 'ratio']);
  for (const [who, items] of Object.entries(ASKED))
    for (const [label, path] of Object.entries(items)) {
      const taken = [[], []];
      const found = [0, 0];
      for (let round = 0; round < WARM + Number(options.asked); round++)
        for (const index of round % 2 ? [0, 1] : [1, 0]) {
          const server = servers[index];
          const asked = path({ ...server.samples, total: server.totals[who] });
          const from = performance.now();
          const { total } = await ask(server, who, asked);
          if (round >= WARM) taken[index].push(performance.now() - from);
          found[index] = Math.max(found[index], total);
        }
      const [small, large] = taken.map(median);
      // Counting ten thousand is more work than counting a hundred, in whatever trail they are.
      const [finds, over] = [found[1] > 2 * found[0] && found[1] <= CAP, large / small > MOST];
      if (over && !finds) process.exitCode = 1;
      row(`${who}: ${label}`, [
        `${small.toFixed(1)} ms`,
        found[0].toLocaleString('en'),
        `${large.toFixed(1)} ms`,
        found[1].toLocaleString('en'),
        `${(large / small).toFixed(2)}${over ? (finds ? ' finds more' : ` OVER ${MOST}`) : ''}`,
      ]);
    }
} finally {
  for (const server of servers) await stopServer(server);
  data.remove();
}
