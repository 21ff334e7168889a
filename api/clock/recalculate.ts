import type { Database, Sql } from '../database/database.ts';
import type { Resource } from '../define/resource.ts';
import type { OfficeCalendar } from './calendar.ts';
import { type Clocked, clocked, type Context, contexts } from './context.ts';
import { type Ledger, showsWorst } from './ledger.ts';
import { iso, type Projection } from './projection.ts';
import { BEFORE_ALL } from '../define/ids.ts';

/** Locked no longer than a step may wait. */
const BATCH = 1000;
const AT_ONCE = 3;

export interface Moved {
  readonly resource: string;
  readonly id: string;
  /** ISO 8601; nothing while a clock stands still. */
  readonly oldDueAt: string | null;
  readonly newDueAt: string | null;
}
/** Of the open clocks that were read: whose due time moves, and whose is no longer provisional (R7). */
export interface Counts {
  readonly open: number;
  readonly moved: number;
  readonly firm: number;
}
const NOTHING: Counts = { open: 0, moved: 0, firm: 0 };
const sum = (one: Counts, other: Counts): Counts => ({
  open: one.open + other.open,
  moved: one.moved + other.moved,
  firm: one.firm + other.firm,
});

/** Who carries a promise on comes before whom it is carried for. */
export const inOrder = (resources: Iterable<Resource>): Clocked[] =>
  [...resources]
    .flatMap((resource) => clocked(resource) ?? [])
    .toSorted((one, other) => Number(Boolean(one.clock.worstOf)) - Number(Boolean(other.clock.worstOf)));

/** Ids of open clocks last read under an older calendar, a batch at a time. */
async function* openClocks(sql: Sql, { resource }: Clocked, version: number): AsyncGenerator<string[]> {
  for (let last = BEFORE_ALL; ;) {
    const rows = await sql.query<[string]>(
      `select record_id from clocks where resource = $1 and phase <> 'stopped' and calendar_version < $2 and record_id > $3 order by record_id limit ${BATCH}`,
      [resource.name, version, last],
    );
    if (rows.length === 0) return;
    const ids = rows.map(([id]) => id);
    last = ids.at(-1)!;
    yield ids;
  }
}

const at = (moment: string | null): number | null => (moment === null ? null : Date.parse(moment));

/** An open clock: as it was last read, and what is read off it under another calendar. */
interface Reread {
  readonly before: NonNullable<Context['before']>;
  readonly row: Projection;
}
const hasMoved = ({ before, row }: Reread): boolean => before.dueAt !== at(row.due_at);
const countsOf = (read: readonly Reread[]): Counts => ({
  open: read.length,
  moved: read.filter(hasMoved).length,
  firm: read.filter(({ before, row }) => before.provisional && !row.provisional).length,
});

/**
 * Reads open clocks under a calendar; one that others carry on shows the worst of them. `instead`: clocks of those others
 * that are not kept yet.
 */
async function readAgain(
  sql: Sql,
  ledger: Ledger,
  of: Clocked,
  found: readonly Context[],
  calendar: OfficeCalendar,
  instead: (id: string) => readonly Projection[] = () => [],
): Promise<Reread[]> {
  const rows = await ledger.projections(sql, of, found, calendar);
  const carried = rows.filter((row) => showsWorst(of, row)).map(({ record_id }) => record_id);
  const worst = carried.length > 0 ? await ledger.worst(sql, of, carried, carried.flatMap(instead)) : [];
  const shown = new Map(worst.map(({ id, ...is }) => [id, is]));
  const before = new Map(found.map((context) => [context.id, context.before]));
  return rows.flatMap((row) => {
    const was = before.get(row.record_id);
    return was ? [{ before: was, row: { ...row, ...shown.get(row.record_id) } }] : [];
  });
}

/** What a calendar would move. Nothing is written, and what is closed is not looked at. */
export async function foresee(sql: Sql, ledger: Ledger, calendar: OfficeCalendar): Promise<[Counts, Moved[]]> {
  const all: Moved[] = [];
  let counts = NOTHING;
  /** Clocks as they would be, by the record that they are carried for. */
  const carried = new Map<string, Projection[]>();
  for (const of of inOrder(ledger.registry.values()))
    for await (const ids of openClocks(sql, of, calendar.version)) {
      const found = await contexts(sql, ledger.registry, of, ids);
      const read = await readAgain(sql, ledger, of, found, calendar, (id) => carried.get(id) ?? []);
      const outer = of.clock.within;
      const outerIds = new Map(outer ? found.map(({ id, values }) => [id, values[outer] as string]) : []);
      for (const { row } of read) {
        const outerId = outerIds.get(row.record_id);
        if (outerId) carried.set(outerId, [...(carried.get(outerId) ?? []), row]);
      }
      counts = sum(counts, countsOf(read));
      for (const { before, row } of read.filter(hasMoved))
        all.push({
          resource: of.resource.name,
          id: row.record_id,
          oldDueAt: iso(before.dueAt),
          newDueAt: iso(at(row.due_at)),
        });
    }
  return [counts, all];
}

/** Against a warning and another recalculation. */
const LOCK = `select record_id from clocks where record_id = any($1::uuid[]) and phase <> 'stopped' and calendar_version < $2
  order by record_id for no key update`;

/** The reasons are those of every version since the clock was last read. */
const MOVE = `with n as (select * from json_to_recordset($1) as n(record_id uuid, due_at timestamptz, provisional boolean, calendar_version integer,
    amount_left bigint, alerted integer, alert integer, alert_at timestamptz)),
  moved as (update clocks k set due_at = n.due_at, provisional = n.provisional, calendar_version = n.calendar_version, amount_left = n.amount_left,
      alerted = n.alerted, alert = n.alert, alert_at = n.alert_at
    from n where k.record_id = n.record_id
    returning k.record_id, k.resource, old.due_at as old_due_at, new.due_at as new_due_at, old.calendar_version as since),
  why as (select f.since, string_agg(v.reason, '; ' order by v.version) as reasons, (array_agg(v.actor_id order by v.version desc))[1] as actor_id
    from (select distinct since from moved) f join calendar_versions v on v.version > f.since and v.version <= $2 group by f.since)
  insert into clock_recalculations (id, record_id, resource, old_due_at, new_due_at, reason, actor_id)
    select uuidv7(), m.record_id, m.resource, m.old_due_at, m.new_due_at, why.reasons, why.actor_id
    from moved m join why using (since) where m.old_due_at is distinct from m.new_due_at`;

/** One batch, in one transaction. A step that is under way is waited for, and one that comes waits. */
async function recalculateBatch(
  sql: Sql,
  ledger: Ledger,
  of: Clocked,
  ids: readonly string[],
  calendar: OfficeCalendar,
): Promise<Counts> {
  const locked = (await sql.query<[string]>(LOCK, [ids, calendar.version])).map(([id]) => id);
  const found = await contexts(sql, ledger.registry, of, locked);
  const read = await readAgain(sql, ledger, of, found, calendar);
  if (read.length === 0) return NOTHING;
  const changed = read.map(({ row }) => {
    const { record_id, due_at, provisional, calendar_version, amount_left, alerted, alert, alert_at } = row;
    return { record_id, due_at, provisional, calendar_version, amount_left, alerted, alert, alert_at };
  });
  await sql.query(MOVE, [JSON.stringify(changed), calendar.version]);
  const carried = read.filter(({ row }) => showsWorst(of, row)).map(({ row }) => row.record_id);
  if (carried.length > 0) await ledger.showWorst(sql, of, carried);
  return countsOf(read);
}

/**
 * Reads every open clock that was last read under an older calendar again, and records which due times moved, from when
 * to when, why, and by whom (api/README: The clock). Batch by batch: what is left by a process that ends is done by whoever calls next.
 */
export async function recalculate(database: Database, ledger: Ledger, calendar: OfficeCalendar): Promise<Counts> {
  let counts = NOTHING;
  for (const of of inOrder(ledger.registry.values())) {
    const running = new Set<Promise<void>>();
    try {
      for await (const ids of openClocks(database, of, calendar.version)) {
        const batch = database
          .transaction((sql) => recalculateBatch(sql, ledger, of, ids, calendar))
          .then((one) => void (counts = sum(counts, one)))
          .finally(() => running.delete(batch));
        running.add(batch);
        // One is worked out here while the database is busy with another.
        if (running.size >= AT_ONCE) await Promise.race(running);
      }
      await Promise.all(running);
    } finally {
      await Promise.allSettled(running);
    }
  }
  return counts;
}
