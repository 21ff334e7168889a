// `npm run bench`: the product beside a bare node:http + pg server, on the same data, loaded in turn. A script, not a test:
// it prints figures and ratios, of which only the ratios mean anything on another machine. Options: --help.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { prepare, root, say } from '../../api/prepare.mjs';

const HELP = `npm run bench -- [options]
  --seconds 5         of each measurement
  --rounds 3          medians of so many
  --items list,one    some only: list list-many search one create update
  --part a,b          only these parts, without the servers: clock my-work dear recalculate audited seal verify audit-scale
  --connections 10
  --requests 100000   --audit 1000000 (see npm run bench:load)
  --json FILE         the figures, round by round
  --keep              leave the data, to be used again with --data
  --data FOLDER       where the data is kept, or is to be
  --beside FOLDER     another checkout, built: measured too
  --profile FOLDER    a CPU profile of the product goes here (--cpu-prof)`;
const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    items: { type: 'string' },
    part: { type: 'string' },
    connections: { type: 'string', default: '10' },
    requests: { type: 'string', default: '100000' },
    audit: { type: 'string', default: '1000000' },
    json: { type: 'string' },
    keep: { type: 'boolean', default: false },
    data: { type: 'string' },
    beside: { type: 'string' },
    profile: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log(HELP);
  process.exit(0);
}

/** Parts of their own, each in its own process, with its own database where it needs one. */
const PARTS = ['clock', 'my-work', 'dear', 'recalculate', 'audited', 'seal', 'verify', 'audit-scale'];
function runParts(names) {
  for (const name of names) {
    say(`part ${name} …`);
    const script = join(root, 'test/bench', `${name}.mjs`);
    const more =
      name === 'audit-scale' ? ['--audit', options.audit, ...(options.data ? ['--data', options.data] : [])] : [];
    if (!PARTS.includes(name) || spawnSync(process.execPath, [script, ...more], { stdio: 'inherit' }).status !== 0)
      process.exitCode = 1;
  }
}

await prepare({ quiet: true });
if (options.part) {
  runParts(options.part.split(','));
  process.exit();
}
// What was only just built cannot be imported before.
const { LARGE, startData } = await import('./data.mjs');
const { withClient } = await import('./client.mjs');
const { ITEMS, requestsOf } = await import('./items.mjs');
const { DEMO_PASSWORD } = await import('../../dist/api/seed/people.js');
const servers = await import('./servers.mjs');
const { cpuText, median, print } = await import('./report.mjs');
const { cpuOf } = await import('./cpu.mjs');

const seconds = Number(options.seconds);
const connections = Number(options.connections);
const wanted = options.items?.split(',') ?? Object.keys(ITEMS);
const unknown = wanted.filter((item) => !(item in ITEMS));
if (unknown.length > 0)
  throw new Error(`No such item: ${unknown.join(', ')}. There are ${Object.keys(ITEMS).join(', ')}.`);
const figures = [];
let unfinished = true;
let data;
process.on('exit', () => unfinished && data?.remove());
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

data = await startData({
  folder: options.data,
  keep: options.keep || Boolean(options.data),
  requests: Number(options.requests),
  audit: Number(options.audit),
  say,
});
const { embedded } = data;
const logs = join(data.dataDir, 'logs');
mkdirSync(logs, { recursive: true });
const largeUrl = embedded.superUrl(LARGE);
const { unit, agency, staff } = await withClient(largeUrl, async (client) => {
  const { rows } =
    await client.query(`select s."unitId" as unit, s.id as staff, (select id from org_units where type = 'opd' limit 1) as agency
    from users u join staff s on s.id = u."staffId" where u.username = 'kasi'`);
  return rows[0];
});

const main = (folder) => join(folder, 'dist/api/main.js');
const startProduct = (name, database, folder = root, flags = []) =>
  servers.startServer(name, main(folder), servers.productEnvironment(data, database), logs, flags);

say('starting the servers …');
const started = [];
const idle = [];
for (let round = 0; round < 3; round++) {
  const trial = await startProduct('product', LARGE);
  started.push(trial.ms);
  await wait(2000);
  idle.push(servers.memoryOf(trial));
  await servers.stopServer(trial);
}
const floorEnvironment = { DATABASE_URL: embedded.appUrl(LARGE), JWT_SECRET: data.secret };
const floor = await servers.startServer('floor', join(root, 'test/bench/floor.mjs'), floorEnvironment, logs);
const flags = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${resolve(options.profile)}`] : [];
const product = await startProduct('product', LARGE, root, flags);
const targets = [floor, product];
if (options.beside) targets.push(await startProduct('beside', LARGE, resolve(options.beside)));
const generator = servers.startGenerator();
const postgres = Number(readFileSync(join(embedded.directory, 'postmaster.pid'), 'utf8').split('\n')[0]);

let loaded = 0;
let tokens = new Map();
async function measure(item, server, time = seconds) {
  const { as } = ITEMS[item];
  const key = `${server.name} ${as}`;
  const claims = { sub: staff, units: [unit] };
  if (!tokens.has(key)) {
    const token =
      server === floor
        ? servers.floorToken(data.secret, claims)
        : await servers.productToken(server, as, DEMO_PASSWORD);
    tokens.set(key, token);
  }
  const lists = await requestsOf(item, { url: largeUrl, unit, agency, connections, target: targets.indexOf(server) });
  const cpu = () => [cpuOf(server.child.pid), cpuOf(postgres, true)];
  const before = cpu();
  const result = await generator.measure({ url: server.url, token: tokens.get(key), lists, seconds: time });
  // Microseconds a request, of Node and of PostgreSQL.
  result.cpu = cpu().map((after, index) => ((after - before[index]) * 1000) / result.answers);
  if (server === product) loaded = Math.max(loaded, servers.memoryOf(product));
  if (item === 'create' || item === 'update') await tidy();
  return result;
}

/** As before the writes: no more rows, no dead ones. The trail cannot be shortened, and grows. */
async function tidy() {
  await withClient(largeUrl, async (client) => {
    await client.query(
      `delete from requests where status = 'draf' and "letterNumber" like '000.8.3/%' and note = 'Surat asli menyusul lewat kurir.' and "createdAt" > now() - interval '1 hour'`,
    );
    await client.query('truncate bench.audit');
    for (const table of ['requests', 'numbers', 'bench.audit', 'audit.event', 'audit.payload', 'audit.pending'])
      await client.query(`vacuum (index_cleanup on) ${table}`);
    await client.query('checkpoint');
  });
}

for (const item of wanted) {
  say(`warming up: ${item} …`);
  for (const server of targets) await measure(item, server, Math.min(seconds, 2));
}
for (let round = 0; round < Number(options.rounds); round++) {
  // Tokens live ten minutes.
  tokens = new Map();
  for (const item of wanted) {
    const order = round % 2 === 0 ? targets : targets.toReversed();
    for (const server of order) {
      const result = await measure(item, server);
      figures.push({ round, item, server: server.name, ...result });
      const refused = result.refused > 0 ? `  ${result.refused} REFUSED` : '';
      say(
        `round ${round + 1}  ${item.padEnd(10)} ${server.name.padEnd(11)} ${result.perSecond.toFixed(0).padStart(6)}/s  cpu ${cpuText(result.cpu)}${refused}`,
      );
    }
  }
}

const summary = {
  start: median(started),
  idle: median(idle),
  loaded,
  load: loadavg()[0],
  cores: cpus().length,
  node: process.version,
};
print({ ...options, ...summary, figures, wanted, beside: options.beside });
if (options.json) writeFileSync(options.json, JSON.stringify({ ...summary, options, figures }, undefined, 2));
if (figures.some(({ refused }) => refused > 0)) process.exitCode = 1;
for (const server of targets) await servers.stopServer(server);
generator.child.kill();
data.remove();
unfinished = false;
if (!options.items) runParts(PARTS);
