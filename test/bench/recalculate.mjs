// `node test/bench/recalculate.mjs [--clocks 100000] [--json FILE]`: a day is closed under so many open clocks, and every due
// time is read again. A script, not a test: on a database of its own, it prints how long that took.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, say } from '../../api/prepare.mjs';

const { values: options } = parseArgs({
  options: { clocks: { type: 'string', default: '100000' }, json: { type: 'string' } },
});
const wanted = Number(options.clocks);

await prepare({ quiet: true });
const { startData, LARGE } = await import('./data.mjs');
const { withClient } = await import('./client.mjs');
const { DataSource } = await import('typeorm');
const { dataSourceOptions } = await import('../../dist/api/data-source.js');
const { Database } = await import('../../dist/api/database/database.js');
const { calendarOf } = await import('../../dist/api/clock/calendar.js');
const { calendarRows } = await import('../../dist/api/calendar/office-calendar.js');
const { ledgerOn } = await import('../../dist/api/calendar/ledger-on.js');
const { foresee, recalculate } = await import('../../dist/api/clock/recalculate.js');

/** Letters that wait for their disposition since this morning, each with the ledger of one that was handed in. */
const CLOCKS = `
with opened as (
  select r.id, row_number() over (order by r.id) as n from requests r left join clocks k on k.record_id = r.id where k.record_id is null limit $1
), moved as (
  update requests r set status = 'diajukan', "receivedAt" = now() - (o.n % 120) * interval '1 minute' from opened o where r.id = o.id returning r.id, r."receivedAt" as at
), first as (
  insert into clock_segments (record_id, seq, resource, at, state, step, verb, party, runs, stops, restarts)
  select id, 0, 'requests', at, 'draf', 'A', 'ajukan', 'office', true, false, false from moved
), second as (
  insert into clock_segments (record_id, seq, resource, at, state, step, verb, party, runs, stops, restarts)
  select id, 1, 'requests', at + interval '5 minutes', 'diajukan', 'B', 'disposisikan', 'office', true, false, false from moved
)
insert into clocks (record_id, resource, promise, term_amount, term_unit, standard_id, calendar_version, started_at, state, phase, provisional,
  amount_left, roles, handed, round)
select id, 'requests', 'layanan', 170, 'menit', (select id from service_standards where status = 'ditetapkan' limit 1), 0, at, 'diajukan', 'runs',
  false, 0, array['kepala_dinas'], false, 0 from moved`;

const folder = mkdtempSync(join(tmpdir(), 'waskita-recalculate-'));
const data = await startData({ folder, keep: false, requests: wanted, audit: 1000, say });
try {
  await withClient(data.embedded.superUrl(LARGE), async (client) => {
    say(`opening ${wanted} clocks …`);
    await client.query("set session_replication_role = 'replica'");
    await client.query(CLOCKS, [wanted]);
    await client.query('vacuum analyze clocks');
    await client.query('vacuum analyze clock_segments');
  });
  const source = await new DataSource(dataSourceOptions(data.embedded.appUrl(LARGE))).initialize();
  const database = new Database(source);
  const ledger = ledgerOn(database);
  const timed = async (what, work) => {
    const from = performance.now();
    const counts = await work();
    const seconds = (performance.now() - from) / 1000;
    say(`${what}: ${seconds.toFixed(2)} s  ${JSON.stringify(counts)}`);
    return { what, seconds, ...counts };
  };
  const next = async () => {
    const { rows, version } = await calendarRows(database);
    await database.query(
      "insert into calendar_versions (version, actor_id, reason) values ($1, 'system:bench', 'Libur sehari')",
      [version + 1],
    );
    return calendarOf(rows, version + 1);
  };
  const close = (days) =>
    database.query(
      `insert into holidays (id, version, "createdAt", "updatedAt", date, name, type) select uuidv7(), 1, now(), now(), (now() at time zone 'Asia/Jakarta')::date + n, 'Libur', 'libur_daerah'
       from generate_series(0, $1 - 1) n on conflict do nothing`,
      [days],
    );
  const figures = [await timed('first reading', async () => recalculate(database, ledger, await next()))];
  await close(5);
  const closed = await next();
  figures.push(await timed('preview', async () => (await foresee(database, ledger, closed))[0]));
  figures.push(await timed('every due time moves', () => recalculate(database, ledger, closed)));
  const again = await next();
  figures.push(await timed('no due time moves', () => recalculate(database, ledger, again)));
  if (options.json) writeFileSync(options.json, JSON.stringify(figures, undefined, 2));
  await source.destroy();
} finally {
  data.remove();
  rmSync(folder, { recursive: true, force: true });
}
