import type { Database, Sql } from '../database/database.ts';
import type { Resource } from '../define/resource.ts';
import type { OfficeCalendar } from './calendar.ts';
import { type Clocked, clocked, contexts } from './context.ts';
import type { Ledger } from './ledger.ts';
import { iso, type Projection } from './projection.ts';

/** Locked no longer than a step may wait. */
const BATCH = 1000;
const AT_ONCE = 3;
const FIRST = '00000000-0000-0000-0000-000000000000';

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
const inOrder = (resources: Iterable<Resource>): Clocked[] =>
  [...resources]
    .flatMap((resource) => clocked(resource) ?? [])
    .toSorted((one, other) => Number(Boolean(one.clock.worstOf)) - Number(Boolean(other.clock.worstOf)));

/** Ids of open clocks last read under an older calendar, a batch at a time. */
async function* openClocks(sql: Sql, { resource }: Clocked, version: number): AsyncGenerator<string[]> {
  for (let last = FIRST; ;) {
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

type Before = Pick<Projection, 'record_id' | 'due_at' | 'provisional' | 'calendar_version'>;
const BEFORE = `select json_build_object('record_id', record_id, 'due_at', due_at, 'provisional', provisional, 'calendar_version', calendar_version) from clocks
  where record_id = any($1::uuid[]) and phase <> 'stopped' and calendar_version < $2 order by record_id`;
const at = (moment: string | null): number | null => (moment === null ? null : Date.parse(moment));

/** What a calendar would move. Nothing is written, and what is closed is not looked at. */
export async function foresee(sql: Sql, ledger: Ledger, calendar: OfficeCalendar): Promise<[Counts, Moved[]]> {
  const all: Moved[] = [];
  let counts = NOTHING;
  /** Clocks as they would be, by the record that they are carried for. */
  const carried = new Map<string, Projection[]>();
  for (const of of inOrder(ledger.registry.values()))
    for await (const ids of openClocks(sql, of, calendar.version)) {
      const before = (await sql.query<[Before]>(BEFORE, [ids, calendar.version])).map(([row]) => row);
      const found = await contexts(sql, ledger.registry, of, ids);
      const rows = await ledger.projections(sql, of, found, calendar);
      const outer = of.clock.within;
      const outerIds = new Map(outer ? found.map(({ id, values }) => [id, values[outer] as string]) : []);
      for (const row of rows) {
        const outerId = outerIds.get(row.record_id);
        if (outerId) carried.set(outerId, [...(carried.get(outerId) ?? []), row]);
      }
      const handed = rows.filter((row) => of.clock.worstOf && row.handed).map(({ record_id }) => record_id);
      const instead = handed.flatMap((id) => carried.get(id) ?? []);
      const worst = handed.length > 0 ? await ledger.worst(sql, of, handed, instead) : [];
      const after = new Map<string, Pick<Projection, 'due_at' | 'provisional'>>([
        ...rows.map((row) => [row.record_id, row] as const),
        ...worst.map((row) => [row.id, row] as const),
      ]);
      const read = before.flatMap((was) => {
        const is = after.get(was.record_id);
        return is ? [{ was, is }] : [];
      });
      const moved = read.filter(({ was, is }) => at(was.due_at) !== at(is.due_at));
      const firm = read.filter(({ was, is }) => was.provisional && !is.provisional).length;
      counts = sum(counts, { open: read.length, moved: moved.length, firm });
      for (const { was, is } of moved) {
        const [oldDueAt, newDueAt] = [was, is].map(({ due_at }) => iso(at(due_at))) as [string | null, string | null];
        all.push({ resource: of.resource.name, id: was.record_id, oldDueAt, newDueAt });
      }
    }
  return [counts, all];
}

const UPDATE = `update clocks k set due_at = n.due_at, provisional = n.provisional, calendar_version = n.calendar_version, amount_left = n.amount_left,
  alerted = n.alerted, alert = n.alert, alert_at = n.alert_at from json_populate_recordset(null::clocks, $1) n where k.record_id = n.record_id`;

/** The reasons are those of every version since the clock was last read. */
const RECORD = `with before as (select b.*, k.resource, k.due_at as new_due_at, k.provisional as still from clocks k
    join json_to_recordset($1) as b(record_id uuid, due_at timestamptz(3), provisional boolean, calendar_version integer) using (record_id)),
  moved as (insert into clock_recalculations (id, record_id, resource, old_due_at, new_due_at, reason, actor_id)
    select uuidv7(), b.record_id, b.resource, b.due_at, b.new_due_at, v.reasons, v.actor_id from before b, lateral (
      select string_agg(reason, '; ' order by version) as reasons, (array_agg(actor_id order by version desc))[1] as actor_id
      from calendar_versions where version > b.calendar_version and version <= $2) v
    where b.due_at is distinct from b.new_due_at returning 1)
  select count(*)::int, (select count(*)::int from moved), (count(*) filter (where provisional and not still))::int from before`;

/** One batch, in one transaction. A step that is under way is waited for, and one that comes waits. */
async function recalculateBatch(
  sql: Sql,
  ledger: Ledger,
  of: Clocked,
  ids: readonly string[],
  calendar: OfficeCalendar,
): Promise<Counts> {
  const before = await sql.query<[Before]>(`${BEFORE} for no key update`, [ids, calendar.version]);
  const locked = before.map(([{ record_id }]) => record_id);
  const found = await contexts(sql, ledger.registry, of, locked);
  const rows = await ledger.projections(sql, of, found, calendar);
  if (rows.length === 0) return NOTHING;
  const read = new Set(rows.map(({ record_id }) => record_id));
  const changed = rows.map(
    ({ record_id, due_at, provisional, calendar_version, amount_left, alerted, alert, alert_at }) => {
      return { record_id, due_at, provisional, calendar_version, amount_left, alerted, alert, alert_at };
    },
  );
  await sql.query(UPDATE, [JSON.stringify(changed)]);
  if (of.clock.worstOf) await ledger.showWorst(sql, of, [...read]);
  const kept = before.map(([row]) => row).filter(({ record_id }) => read.has(record_id));
  const [counts] = await sql.query<[number, number, number]>(RECORD, [JSON.stringify(kept), calendar.version]);
  const [open, moved, firm] = counts!;
  return { open, moved, firm };
}

/**
 * Reads every open clock that was last read under an older calendar again, and records which due times moved, from when
 * to when, why, and by whom (design 1.4). Batch by batch: what is left by a process that ends is done by whoever calls next.
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
