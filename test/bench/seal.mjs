// What the seal costs: `node test/bench/seal.mjs [--seconds 8] [--writers 16] [--rounds 3]` on a database of its own that waits for
// its disk. Changes of a row that are audited under a sealer, beside the same
// with a plain insert into a table of the same columns and indexes, in turn; the time from
// an entry's commit to its leaf; appends in a loop.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { prepare } from '../../api/prepare.mjs';
import { cpuOf } from './cpu.mjs';

const ENTRY = {
  action: 'update',
  actor: '01a2b3c4-0000-7000-8000-000000000001',
  actorRole: 'staf',
  appVersion: '0',
  onBehalfOf: null,
  outcome: 'ok',
  reason: null,
  requestId: '8c5bb4e9-9d0a-4fb0-8a94-7a10d8e1c9aa',
  resource: 'requests',
  session: 'c0ffee',
};
const fields = (count) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `field${n}`,
      { before: `Isian ${n} sebelum`, after: `Isian ${n} sesudah diubah` },
    ]),
  );
const PLAIN = `
create table record with (fillfactor = 80) as select n as id, repeat('isi ', 50) as content, 1 as version from generate_series(1, 100000) n;
alter table record add primary key (id);
create table plain (id uuid primary key, at timestamptz not null, resource text not null, record_id text, record_version integer,
  actor_id text not null, action text not null, outcome text not null, changes jsonb not null);
create index plain_record on plain (resource, record_id, id);
create index plain_actor on plain (actor_id, id);
create index plain_action on plain (action, id);
create index plain_at on plain (at, id);`;
/** One change of one of many rows, and what is told of it (api/README: The audit trail). */
const CHANGE =
  'with made as (update record set content = $2, version = version + 1 where id = $1 returning id, version)';
const STATEMENTS = {
  plain: [
    `${CHANGE} insert into plain select uuidv7(), clock_timestamp(), $3, id::text, version, $4, $5, $6, $7 from made`,
    [ENTRY.resource, ENTRY.actor, ENTRY.action, ENTRY.outcome, JSON.stringify(fields(3))],
  ],
  sealed: [
    `${CHANGE} select audit.append($3, id::text, version, $4) from made`,
    [JSON.stringify(ENTRY), JSON.stringify(fields(3))],
  ],
};
const RECORDS = 100_000;
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const rank = (numbers, part) => numbers[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];

/** Writes a second, each acknowledged in a transaction of its own, and the processor's microseconds for one, everything counted. */
async function load(url, kind, writers, seconds, cpu) {
  const [text, values] = STATEMENTS[kind];
  const clients = Array.from({ length: writers }, () => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  const until = performance.now() + seconds * 1000;
  let written = 0;
  const before = cpu();
  await Promise.all(
    clients.map(async (client) => {
      for (; performance.now() < until; written++) {
        const record = 1 + Math.floor(Math.random() * RECORDS);
        await client.query({ name: kind, text, values: [record, `isi ${written} `.repeat(20), ...values] });
      }
    }),
  );
  const used = cpu() - before;
  await Promise.all(clients.map((client) => client.end()));
  return { perSecond: written / seconds, cpu: (used * 1000) / written };
}

/** Milliseconds from the moment of an entry to the moment it was seen sealed, sorted: asked fifty times a second. */
async function watch(client, signal) {
  const lags = [];
  for (let seen = -1; !signal.aborted; await wait(20)) {
    const { rows } = await client.query(
      `select max(l.idx)::int as seen, array_agg(extract(epoch from clock_timestamp() - e.recorded_at)::float8 * 1000) as lags
       from audit.leaf l join audit.event e on e.id = l.event_id where l.idx > $1`,
      [seen],
    );
    if (rows[0].seen === null) continue;
    if (seen >= 0) lags.push(...rows[0].lags);
    seen = rows[0].seen;
  }
  return lags.toSorted((a, b) => a - b);
}

/** Appends a second in one transaction, by the number of fields. */
async function appends(client) {
  const perSecond = {};
  for (const count of [0, 3, 16]) {
    const rounds = [];
    for (let round = 0; round < 5; round++) {
      await client.query('begin');
      const begun = performance.now();
      await client.query('select count(audit.append($1, g::text, 1, $2)) from generate_series(1, 2000) g', [
        JSON.stringify(ENTRY),
        JSON.stringify(fields(count)),
      ]);
      rounds.push(2000 / ((performance.now() - begun) / 1000));
      await client.query('rollback');
    }
    perSecond[count] = Math.round(Math.max(...rounds));
  }
  return perSecond;
}

/** `ratio`: sealed writes as part of plain ones, the median of the rounds. Lags in milliseconds. */
export async function sealFigures({ seconds = 8, writers = 16, rounds = 3 } = {}) {
  await prepare({ quiet: true });
  const { startEmbedded, removeLeftover } = await import('../../dist/api/database/embedded.js');
  const { migrate } = await import('../../dist/api/migrate.js');
  const folder = mkdtempSync(join(tmpdir(), 'waskita-seal-'));
  // For root the server has an account of its own, which must come through.
  chmodSync(folder, 0o711);
  const embedded = await startEmbedded({ dataDir: folder });
  const client = new pg.Client({ connectionString: embedded.superUrl('waskita') });
  let sealer;
  try {
    await migrate(embedded.ownerUrl());
    await client.connect();
    await client.query(PLAIN);
    await client.query(
      'grant insert on plain to waskita_app; grant select, update on record to waskita_app; analyze record',
    );
    const appended = await appends(client);
    const env = { ...process.env, DATA_DIR: folder, NODE_ENV: 'development', DATABASE_URL: embedded.appUrl() };
    sealer = fork(join(import.meta.dirname, '../../dist/api/commands/audit-seal.js'), {
      env: { ...env, DATABASE_SEALER_URL: embedded.sealerUrl(), AUDIT_DIR: '', AUDIT_KEY_FILE: '' },
      stdio: 'ignore',
    });
    const server = Number(readFileSync(join(embedded.directory, 'postmaster.pid'), 'utf8').split('\n')[0]);
    // Nothing where there is no /proc.
    const cpu = () => (cpuOf(server, true) ?? NaN) + (cpuOf(sealer.pid) ?? 0) + (cpuOf(process.pid) ?? 0);
    const results = [];
    for (let round = 0; round < rounds; round++) {
      const plain = await load(embedded.appUrl(), 'plain', writers, seconds, cpu);
      const stop = new AbortController();
      const looking = watch(client, stop.signal);
      const sealed = await load(embedded.appUrl(), 'sealed', writers, seconds, cpu);
      stop.abort();
      results.push({ plain, sealed, lags: await looking });
    }
    const lags = results.flatMap((result) => result.lags).toSorted((a, b) => a - b);
    const { rows } = await client.query(
      'select size::int, (select count(*)::int from audit.checkpoint) as checkpoints from audit.log_state',
    );
    return {
      appended,
      plain: Math.round(median(results.map(({ plain }) => plain.perSecond))),
      sealed: Math.round(median(results.map(({ sealed }) => sealed.perSecond))),
      ratio: median(results.map(({ plain, sealed }) => sealed.perSecond / plain.perSecond)),
      cpu: {
        plain: median(results.map(({ plain }) => plain.cpu)),
        sealed: median(results.map(({ sealed }) => sealed.cpu)),
      },
      lag: { median: rank(lags, 0.5), p99: rank(lags, 0.99), worst: lags.at(-1) },
      ...rows[0],
    };
  } finally {
    sealer?.kill('SIGTERM');
    if (sealer?.exitCode === null) await once(sealer, 'exit');
    await client.end();
    embedded.stop();
    removeLeftover(folder);
  }
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  const number = (name, otherwise) => ({ [name]: { type: 'string', default: otherwise } });
  const { values } = parseArgs({
    options: { ...number('seconds', '8'), ...number('writers', '16'), ...number('rounds', '3') },
  });
  const { appended, plain, sealed, ratio, cpu, lag, size, checkpoints } = await sealFigures({
    seconds: Number(values.seconds),
    writers: Number(values.writers),
    rounds: Number(values.rounds),
  });
  for (const [count, perSecond] of Object.entries(appended))
    console.log(`append, ${count} fields, in a loop: ${perSecond}/s`);
  console.log(
    `${Number(values.writers)} writers: change and plain insert ${plain}/s, audited under the sealer ${sealed}/s = ${(ratio * 100).toFixed(0)} %`,
  );
  console.log(
    `processor time of one write, sealer and writers included: plain ${cpu.plain.toFixed(0)} µs, audited ${cpu.sealed.toFixed(0)} µs`,
  );
  console.log(
    `from entry to leaf: median ${lag.median.toFixed(0)} ms, p99 ${lag.p99.toFixed(0)} ms, worst ${lag.worst.toFixed(0)} ms`,
  );
  console.log(`${size} leaves, ${checkpoints} checkpoints`);
}
