import type { Database, Sql } from '../database/database.ts';
import { phaseOf } from '../define/clock.ts';
import { isFinal } from '../define/flow.ts';
import type { Resource } from '../define/resource.ts';
import { quoted, tableOf } from '../sql/columns.ts';
import { type Clocked, clocked, entryRow, watched } from './context.ts';
import type { Entry } from './fold.ts';
import type { Ledger } from './ledger.ts';
import { BREACH } from './projection.ts';
import type { Known } from '../define/rule.ts';
import { BEFORE_ALL } from '../define/ids.ts';

const BATCH = 500;
/** The demo offices of earlier versions brought their records' ways along: the states passed, and when (ISO). */
type Journey = readonly { readonly state: string; readonly at: string }[];
const JOURNEY = '#journey';

type Told = Readonly<Record<string, { readonly after?: unknown } | Journey>>;

/** The ledger that the audit trail tells of, by record: what the records were made as, and every change since. */
export async function toldEntries(sql: Sql, of: Clocked, ids: readonly string[]): Promise<Map<string, Entry[]>> {
  const names = watched(of);
  // What was never told is empty, as it is in the record.
  const untold = Object.fromEntries(names.map((name) => [name, null]));
  const rows = await sql.query<[string, string, Told]>(
    `select e.record_id, (extract(epoch from e.recorded_at) * 1000)::bigint, audit.told(e.id) from audit.event e
     where e.resource = $1 and e.record_id = any($2::text[]) and e.outcome = 'ok' and e.record_version is not null order by e.id`,
    [of.resource.name, ids],
  );
  const values = new Map<string, Known>();
  const entries = new Map<string, Entry[]>();
  const add = (id: string, state: string, at: number) => {
    const list = entries.get(id) ?? [];
    entries.set(id, list);
    const { at: _, ...last } = list.at(-1) ?? { at };
    const phase = phaseOf(of.flow, of.clock, state, values.get(id)!);
    if (list.length === 0 || JSON.stringify(last) !== JSON.stringify(phase)) list.push({ ...phase, at });
  };
  for (const [id, moment, told] of rows) {
    const changed = names.filter((name) => told[name]).map((name) => [name, (told[name] as { after?: unknown }).after]);
    values.set(id, { ...(values.get(id) ?? untold), ...(Object.fromEntries(changed) as Known) });
    const journey = told[JOURNEY] as Journey | undefined;
    if (journey) {
      add(id, of.flow.initial, Number(moment));
      for (const { state, at } of journey) add(id, state, Date.parse(at));
    } else if (changed.length > 0) add(id, values.get(id)![of.state] as string, Number(moment));
  }
  return entries;
}

const written = (entries: readonly Entry[]) =>
  entries.map(({ at, ...phase }, index) => ({ ...phase, at: index === 0 ? 0 : at }));

/** Segments that are kept of these records, the first without its moment: the promise's own start is that. */
async function keptEntries(sql: Sql, ids: readonly string[]): Promise<Map<string, Entry[]>> {
  const rows = await sql.query<[string, Entry[]]>(
    `select record_id, json_agg(json_build_object('state', state, 'step', step, 'verb', verb, 'party', party, 'runs', runs, 'stops', stops,
       'restarts', restarts, 'outage', outage, 'at', (extract(epoch from at) * 1000)::bigint) order by seq)
     from clock_segments where record_id = any($1::uuid[]) group by record_id`,
    [ids],
  );
  return new Map(rows);
}

export interface Difference {
  readonly resource: string;
  readonly id: string;
}

/**
 * Makes the ledger of every record with a clock from the audit trail. `check`: only compares. What is there is never
 * overwritten: a record whose ledger differs from its history is answered; missing ones are written, and everything that
 * is read off the ledgers is read again.
 */
export async function rebuild(
  sql: Sql,
  ledger: Ledger,
  resources: readonly Resource[],
  check: boolean,
): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const resource of resources) {
    const of = clocked(resource);
    if (!of) continue;
    for (let last = BEFORE_ALL; ;) {
      const rows = await sql.query<[string]>(
        `select id from ${tableOf(resource)} where id > $1 and "archivedAt" is null order by id limit ${BATCH}`,
        [last],
      );
      if (rows.length === 0) break;
      const ids = rows.map(([id]) => id);
      last = ids.at(-1)!;
      differences.push(...(await rebuildBatch(sql, ledger, of, ids, check)));
    }
  }
  return differences;
}

/** Of what fell due before its clock was made only that is told, not what would have been said before. */
const SAID_BEFORE = `update clocks set alerted = 100, alerted_at = now(), alert = ${BREACH}, alert_at = now()
  where record_id = any($1::uuid[]) and phase <> 'stopped' and not handed and due_at < now()`;

/** Makes the ledgers that records have none of: those from before there was a promise. A record that is being changed waits. */
export async function complete(database: Database, ledger: Ledger, of: Clocked): Promise<number> {
  let made = 0;
  for (let last: string | undefined = BEFORE_ALL; last !== undefined;)
    last = await database.transaction(async (sql) => {
      const rows = await sql.query<[string]>(
        `select id from ${tableOf(of.resource)} t where id > $1 and "archivedAt" is null
           and not exists (select from clock_segments s where s.record_id = t.id) order by id limit ${BATCH} for update skip locked`,
        [last],
      );
      const ids = rows.map(([id]) => id);
      if (ids.length === 0) return undefined;
      await rebuildBatch(sql, ledger, of, ids, false);
      await sql.query(SAID_BEFORE, [ids]);
      made += ids.length;
      return ids.at(-1);
    });
  return made;
}

/**
 * Makes the clocks of open records that were received while there was no service standard or no office hours: the first
 * standard there is counts for them, from their receipt on. Answers how many.
 */
export async function promiseOpen(database: Database, ledger: Ledger, of: Clocked): Promise<number> {
  const finals = Object.keys(of.flow.states).filter((state) => isFinal(of.flow, state));
  let made = 0;
  for (let last: string | undefined = BEFORE_ALL; last !== undefined;)
    last = await database.transaction(async (sql) => {
      const rows = await sql.query<[string]>(
        `select id from ${tableOf(of.resource)} t where id > $1 and "archivedAt" is null and ${quoted(of.state)} <> all($2::text[])
           and exists (select from clock_segments s where s.record_id = t.id)
           and not exists (select from clocks k where k.record_id = t.id) order by id limit ${BATCH} for update skip locked`,
        [last, finals],
      );
      const ids = rows.map(([id]) => id);
      if (ids.length === 0) return undefined;
      await ledger.refresh(sql, of.resource, ids);
      const [row] = await sql.query<[number]>(
        `with said as (${SAID_BEFORE}) select count(*)::int from clocks where record_id = any($1::uuid[])`,
        [ids],
      );
      made += row![0];
      return ids.at(-1);
    });
  return made;
}

/** Reads again what ended before the moment it was promised for was kept. */
export async function completeEnded(database: Database, ledger: Ledger, of: Clocked): Promise<number> {
  let read = 0;
  for (let last: string | undefined = BEFORE_ALL; last !== undefined;)
    last = await database.transaction(async (sql) => {
      const rows = await sql.query<[string]>(
        `select record_id from clocks where resource = $1 and record_id > $2 and phase = 'stopped' and due_at is null
         order by record_id limit ${BATCH} for no key update skip locked`,
        [of.resource.name, last],
      );
      const ids = rows.map(([id]) => id);
      await ledger.refresh(sql, of.resource, ids);
      read += ids.length;
      return ids.at(-1);
    });
  return read;
}

async function rebuildBatch(sql: Sql, ledger: Ledger, of: Clocked, ids: readonly string[], check: boolean) {
  const resource = of.resource.name;
  const told = await toldEntries(sql, of, ids);
  const kept = await keptEntries(sql, ids);
  const differing = ids.filter(
    (id) =>
      (kept.has(id) || check) &&
      JSON.stringify(written(told.get(id) ?? [])) !== JSON.stringify(written(kept.get(id) ?? [])),
  );
  if (check) return differing.map((id) => ({ resource, id }));
  const missing = ids.filter((id) => !kept.has(id));
  const segments = missing.flatMap((id) =>
    (told.get(id) ?? []).map(({ at, ...phase }, seq) => entryRow(phase, new Date(at).toISOString(), id, resource, seq)),
  );
  await sql.query('insert into clock_segments select * from json_populate_recordset(null::clock_segments, $1)', [
    JSON.stringify(segments),
  ]);
  await ledger.refresh(sql, of.resource, ids);
  return differing.map((id) => ({ resource, id }));
}
