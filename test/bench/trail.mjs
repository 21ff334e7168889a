// A long audit trail, loaded as the sealer would have left it: entries with their values, leaves, kept nodes, checkpoints,
// inside the database and outside. What was broken off goes on where it stood.
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { growKeeping } from '../../dist/api/audit/proof.js';
import { AuditFolder } from '../../dist/api/audit/seal/folder.js';
import { Ring } from '../../dist/api/audit/seal/ring.js';
import { Sealer } from '../../dist/api/audit/seal/sealer.js';
import { SealStore } from '../../dist/api/audit/seal/store.js';
import { copyInto, withClient } from './client.mjs';
import { EVERY_MS } from './entries.mjs';

const CHUNK = 20_000;
/** As the sealer does. */
const SIGN_EVERY = 1000;
const TELL_EVERY_MS = 5000;
const HOUR_MS = 3_600_000;
const NAME = 'waskita.example/jejak-audit';
const EVENT = 'id, recorded_at, resource, record_id, record_version, actor_id, action, outcome, envelope'.split(', ');

const MARK = `create schema if not exists bench;
create table if not exists bench.trail (only_row boolean primary key default true check (only_row),
  target bigint not null, begins timestamptz not null, seeded bigint not null, indexes text[] not null)`;
/** Those that are not constraints; they are built when everything is there. */
const INDEXES = `select array_agg(pg_get_indexdef(i.indexrelid)) as made, array_agg(i.indexrelid::regclass::text) as names from pg_index i
  where i.indrelid in ('audit.event'::regclass, 'audit.payload'::regclass, 'audit.leaf'::regclass)
    and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`;
const PEOPLE = `select coalesce(json_agg(json_build_array("staffId", case when username ~ '^verif' then 'verifikator' else 'staf' end) order by username), '[]') as people
  from users where username ~ '^(staf|verif|kasi|kabid)'`;

/** What keeps the log's promises for a database of the benchmark. */
export const sealing = (dataDir, database) => ({
  folder: join(dataDir, 'audit', database),
  keyFile: join(dataDir, `${database}.key`),
});
const place = (dataDir, database) => ({ ...sealing(dataDir, database), name: NAME, mayMakeKey: true });
const number = (value) => Math.round(value).toLocaleString('en');

/** What was begun here before, or begins now. Throws when there are entries that did not come from here. */
async function plan(client, target, database) {
  await client.query(MARK);
  const { rows } = await client.query('select target::float8, begins, indexes from bench.trail');
  if (rows[0]) {
    if (rows[0].target !== target)
      throw new Error(
        `${database} was loaded with ${number(rows[0].target)} entries: use another folder for ${number(target)}.`,
      );
    return rows[0];
  }
  const { rows: found } = await client.query('select size::float8 from audit.log_state');
  if (found[0].size > 0)
    throw new Error(`${database} holds entries that were not loaded here: nothing is added to it.`);
  const begins = new Date(Date.now() - HOUR_MS - target * EVERY_MS);
  const { rows: indexes } = await client.query(INDEXES);
  await client.query('begin');
  await client.query(`insert into bench.trail values (true, $1, $2, (select count(*) from audit.event), $3)`, [
    target,
    begins,
    indexes[0].made ?? [],
  ]);
  for (const name of indexes[0].names ?? []) await client.query(`drop index ${name}`);
  await client.query('commit');
  return { target, begins, indexes: indexes[0].made ?? [] };
}

/** Entries of the product's own are sealed by its own sealer, after these. */
async function sealRest(embedded, dataDir, database) {
  const sealer = new Sealer({ url: embedded.sealerUrl(database), alarm: console.error, ...place(dataDir, database) });
  while (await sealer.round());
  await sealer.close();
}

/** Loads up to `target` entries before those that the database's own office wrote, and seals them all. */
export async function loadTrail({ embedded, dataDir, database, target, say }) {
  await withClient(embedded.superUrl(database), async (client) => {
    const { begins, indexes } = await plan(client, target, database);
    await fill(client, { embedded, dataDir, database, target, begins, say });
    await client.query("set maintenance_work_mem = '1GB'");
    for (const definition of indexes) {
      say(`${database}: ${definition.slice(0, 80)} …`);
      await client.query(definition.replace(' INDEX ', ' INDEX IF NOT EXISTS '));
    }
  });
  await sealRest(embedded, dataDir, database);
  await withClient(embedded.superUrl(database), async (client) => {
    say(`${database}: vacuum …`);
    // A table written in one go has never been vacuumed; in the measured time it should not be, either.
    await client.query('vacuum (freeze, analyze)');
    await client.query('checkpoint');
  });
}

async function fill(client, { embedded, dataDir, database, target, begins, say }) {
  const { rows } = await client.query('select size::float8, frontier from audit.log_state');
  if (rows[0].size >= target) return;
  const { people } = (await client.query(PEOPLE)).rows[0];
  const { folder, keyFile } = sealing(dataDir, database);
  mkdirSync(folder, { recursive: true });
  const store = await SealStore.connect(embedded.sealerUrl(database));
  const outside = new AuditFolder(folder);
  const ring = await Ring.open({ ...place(dataDir, database), keyFile }, outside, store);
  await store.end();
  await client.query('set synchronous_commit = off');
  const workerData = { begins: begins.getTime(), people };
  const worker = new Worker(new URL('entry-maker.mjs', import.meta.url), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: 96 },
  });
  const ask = (from) => from < target && worker.postMessage({ from, to: Math.min(from + CHUNK, target) });
  let frontier = { size: rows[0].size, hashes: rows[0].frontier };
  const [since, before] = [performance.now(), frontier.size];
  let told = 0;
  ask(frontier.size);
  while (frontier.size < target) {
    const [chunk] = await once(worker, 'message');
    // The next ones are made while these are taken in.
    ask(chunk.to);
    const sealed = seal(frontier, chunk, ring);
    await keep(client, chunk, sealed);
    frontier = sealed.frontier;
    // After the database: the sealer refuses a log that is shorter than what was promised of it.
    appendFileSync(join(folder, 'checkpoints.log'), sealed.notes.map((note) => `${JSON.stringify(note)}\n`).join(''));
    outside.setState(frontier);
    if (performance.now() - told < TELL_EVERY_MS) continue;
    told = performance.now();
    const rate = ((frontier.size - before) * 1000) / (told - since);
    say(
      `${database}: ${number(frontier.size)} of ${number(target)} entries, ${number(rate)}/s, ${number((target - frontier.size) / rate)} s left`,
    );
  }
  await worker.terminate();
}

/** The tree after the chunk, the nodes to keep, and a note for each thousand leaves. */
function seal(from, { leaves }, ring) {
  let frontier = from;
  const notes = [];
  const nodes = { levels: [], positions: [], hashes: [] };
  for (let offset = 0; offset < leaves.length; offset += SIGN_EVERY * 32) {
    const part = Buffer.from(
      leaves.buffer,
      leaves.byteOffset + offset,
      Math.min(SIGN_EVERY * 32, leaves.length - offset),
    );
    const grown = growKeeping(
      frontier,
      Array.from({ length: part.length / 32 }, (_, n) => part.subarray(n * 32, (n + 1) * 32)),
    );
    frontier = grown.frontier;
    for (const name of Object.keys(nodes)) nodes[name].push(...grown.nodes[name]);
    notes.push({ size: frontier.size, note: ring.sign(frontier) });
  }
  return { frontier, notes, nodes };
}

/** All of a chunk, or nothing. */
async function keep(client, { from, event, payload, leaf }, { frontier, notes, nodes }) {
  await client.query('begin');
  await copyInto(client, 'audit.event', EVENT, event);
  await copyInto(client, 'audit.payload', ['event_id', 'content'], payload);
  await copyInto(client, 'audit.leaf', ['idx', 'event_id', 'leaf_hash'], leaf);
  await client.query('insert into audit.node select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])', [
    nodes.levels,
    nodes.positions,
    nodes.hashes,
  ]);
  await client.query('insert into audit.checkpoint (size, note) select * from unnest($1::bigint[], $2::text[])', [
    notes.map(({ size }) => size),
    notes.map(({ note }) => note),
  ]);
  await client.query('select audit.set_frontier($1, $2, $3)', [from, frontier.size, frontier.hashes]);
  await client.query('commit');
}
