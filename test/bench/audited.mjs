// What the proof costs a person who writes: `node test/bench/audited.mjs [--seconds 6] [--writers 16] [--rounds 3]`. The product itself,
// its sealer at work, edits and creates letters over HTTP; beside it, in turn, the same with audit.append replaced by a plain
// insert into a table of the same columns and indexes.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { prepare, root } from '../../api/prepare.mjs';
import { cpuOf } from './cpu.mjs';
import { median } from './report.mjs';

const LETTERS = 20_000;
const PLAIN = `
create table audit.plain (id uuid primary key, at timestamptz not null, resource text not null, record_id text, record_version integer,
  actor_id text not null, action text not null, outcome text not null, entry jsonb not null, changes jsonb not null);
create index on audit.plain (resource, record_id, id);
create index on audit.plain (actor_id, id);
create index on audit.plain (action, id);
create index on audit.plain (resource, id);`;
/** The same rights and the same call: one insert. */
const AS_PLAIN = `
begin;
alter function audit.append(jsonb, text, integer, jsonb) rename to append_sealed;
create function audit.append(entry jsonb, record_id text, record_version integer, fields jsonb) returns uuid
language plpgsql security definer set search_path = pg_catalog, audit as $$
declare event_id constant uuid := uuidv7();
begin
  insert into audit.plain values (event_id, uuid_extract_timestamp(event_id), entry->>'resource', record_id, record_version,
    entry->>'actor', entry->>'action', entry->>'outcome', entry, fields);
  return event_id;
end $$;
grant execute on function audit.append(jsonb, text, integer, jsonb) to waskita_app;
commit`;
const AS_SEALED = `
begin;
drop function audit.append(jsonb, text, integer, jsonb);
alter function audit.append_sealed(jsonb, text, integer, jsonb) rename to append;
commit`;

/** Rows { item, plain, sealed, ratio, cpu }: writes a second, and the processor's microseconds for one, everything but the load counted. */
export async function auditedFigures({ seconds = 6, writers = 16, rounds = 3 } = {}) {
  await prepare({ quiet: true });
  const { LARGE, make, REQUESTS, NUMBERS } = await import('./data.mjs');
  const { withClient } = await import('./client.mjs');
  const { requestsOf } = await import('./items.mjs');
  const { DEMO_PASSWORD } = await import('../../dist/api/seed/people.js');
  const { startEmbedded, removeLeftover } = await import('../../dist/api/database/embedded.js');
  const servers = await import('./servers.mjs');
  const dataDir = mkdtempSync(join(tmpdir(), 'waskita-audited-'));
  // For root the server has an account of its own, which must come through.
  chmodSync(dataDir, 0o711);
  mkdirSync(join(dataDir, 'logs'));
  const embedded = await startEmbedded({ dataDir });
  const generator = servers.startGenerator();
  const url = embedded.superUrl(LARGE);
  try {
    const key = randomBytes(32);
    await make(embedded, LARGE, key, dataDir);
    const { unit, agency } = await withClient(url, async (client) => {
      await client.query(REQUESTS.replaceAll('$1', LETTERS));
      await client.query(NUMBERS, [LETTERS]);
      await client.query(PLAIN);
      await client.query('vacuum analyze');
      const { rows } =
        await client.query(`select s."unitId" as unit, (select id from org_units where type = 'opd' limit 1) as agency
        from users u join staff s on s.id = u."staffId" where u.username = 'kasi'`);
      return rows[0];
    });
    const secret = key.toString('base64');
    const environment = {
      ...servers.productEnvironment({ embedded, dataDir, secret }, LARGE),
      // Makes its own key.
      NODE_ENV: 'development',
      DATABASE_SEALER_URL: embedded.sealerUrl(LARGE),
    };
    const server = await servers.startServer(
      'product',
      join(root, 'dist/api/main.js'),
      environment,
      join(dataDir, 'logs'),
    );
    const postgres = Number(readFileSync(join(embedded.directory, 'postmaster.pid'), 'utf8').split('\n')[0]);
    const cpu = () => (cpuOf(server.child.pid) ?? NaN) + (cpuOf(postgres, true) ?? NaN);
    const sealed = () =>
      withClient(url, async (client) => (await client.query('select size::int from audit.log_state')).rows[0].size);
    const load = async (item, time) => {
      const token = await servers.productToken(server, 'staf', DEMO_PASSWORD);
      const lists = await requestsOf(item, { url, unit, agency, connections: writers, target: 0 });
      const before = [cpu(), await sealed()];
      const result = await generator.measure({ url: server.url, token, lists, seconds: time });
      if (result.refused > 0) throw new Error(`${result.refused} writes of ${item} were refused.`);
      const used = cpu() - before[0];
      return { perSecond: result.perSecond, cpu: (used * 1000) / result.answers, leaves: (await sealed()) - before[1] };
    };
    const figures = [];
    for (const item of ['update', 'create']) {
      await load(item, 2);
      const taken = [];
      for (let round = 0; round < rounds; round++) {
        const one = { sealed: await load(item, seconds) };
        await withClient(url, (client) => client.query(AS_PLAIN));
        one.plain = await load(item, seconds);
        await withClient(url, (client) => client.query(AS_SEALED));
        if (one.sealed.leaves === 0) throw new Error('Nothing was sealed meanwhile.');
        taken.push(one);
      }
      const of = (kind, what) => median(taken.map((one) => one[kind][what]));
      figures.push({
        item,
        plain: of('plain', 'perSecond'),
        sealed: of('sealed', 'perSecond'),
        ratio: median(taken.map((one) => one.sealed.perSecond / one.plain.perSecond)),
        cpu: { plain: of('plain', 'cpu'), sealed: of('sealed', 'cpu') },
      });
    }
    await servers.stopServer(server);
    return figures;
  } finally {
    generator.child.kill();
    embedded.stop();
    removeLeftover(dataDir);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const number = (name, otherwise) => ({ [name]: { type: 'string', default: otherwise } });
  const { values } = parseArgs({
    options: { ...number('seconds', '6'), ...number('writers', '16'), ...number('rounds', '3') },
  });
  const options = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
  for (const { item, plain, sealed, ratio, cpu } of await auditedFigures(options))
    console.log(
      `${options.writers} people ${item}: with a plain insert ${plain.toFixed(0)}/s, audited and sealed ${sealed.toFixed(0)}/s = ${(ratio * 100).toFixed(0)} %; processor ${cpu.plain.toFixed(0)} µs and ${cpu.sealed.toFixed(0)} µs a write`,
    );
  process.exit();
}
