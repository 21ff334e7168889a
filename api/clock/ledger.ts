import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '../database/database.ts';
import { choosing, phaseOf } from '../define/clock.ts';
import { isFinal } from '../define/flow.ts';
import type { Resource } from '../define/resource.ts';
import { tableOf } from '../sql/columns.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import { beginsAt, type Clocked, clocked, type Context, contexts, entryRow, outerOf, watched } from './context.ts';
import type { Entry } from './fold.ts';
import type { OfficeCalendar } from './calendar.ts';
import { dueTimes, recordMoves } from './moves.ts';
import { type Projection, project } from './projection.ts';
import { CALENDAR, type Calendars, STANDARDS, type Standard, type Standards } from './sources.ts';
import type { Known } from '../define/rule.ts';

/** First rows of a new record's clock, to be written with the record in one statement; without a standard nothing is due yet. */
export interface Opening {
  readonly segment: object;
  readonly projection?: Projection;
}

export type Worst = Pick<Projection, 'due_at' | 'provisional'> & { readonly id: string };

/** The one of those who carry a record's promise on whose clock it shows. */
export interface Shown {
  readonly worstId: string;
  /** One of them, at least, is or ended past its due time. */
  readonly letDown: boolean;
}

/** A warning went out while this was read. */
const MEANWHILE = 'k.round = excluded.round and k.alerted_at is distinct from excluded.alerted_at';
const AGAIN = `promise = excluded.promise, term_amount = excluded.term_amount, term_unit = excluded.term_unit, standard_id = excluded.standard_id,
  calendar_version = excluded.calendar_version, started_at = excluded.started_at, stopped_at = excluded.stopped_at, state = excluded.state, step = excluded.step,
  verb = excluded.verb, party = excluded.party, phase = excluded.phase, due_at = excluded.due_at, provisional = excluded.provisional, amount_left = excluded.amount_left,
  owner_id = excluded.owner_id, roles = excluded.roles, handed = excluded.handed, round = excluded.round, alert = excluded.alert, alert_at = excluded.alert_at,
  alerted = case when ${MEANWHILE} then k.alerted else excluded.alerted end, alerted_at = case when ${MEANWHILE} then k.alerted_at else excluded.alerted_at end`;

/** Why a change that is no step may move a due time; nothing where it cannot. */
function whyMoved({ clock, state }: Clocked, changes: Known): string | undefined {
  if (state in changes) return undefined;
  if (clock.startsAt in changes) return 'Waktu diterima diubah';
  return choosing(clock).some((field) => field in changes) ? 'Janji layanan diubah' : undefined;
}

/** Whether others carry the promise of this record on, so that it shows the worst of them (api/README: Requests and people). */
export const showsWorst = (of: Clocked, { handed, state }: Pick<Projection, 'handed' | 'state'>): boolean =>
  of.clock.worstOf !== undefined && (handed || isFinal(of.flow, state));

const finalsOf = ({ flow }: Clocked): string[] => Object.keys(flow.states).filter((state) => isFinal(flow, state));

/** Nothing while the calendar has no office hours to count: a letter is registered all the same. */
function projected(
  of: Clocked,
  context: Context,
  standard: Standard,
  calendar: OfficeCalendar,
): Projection | undefined {
  try {
    return project(of, context, standard, calendar);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Writes the ledger of the clock (api/README: The clock) in the transaction of what moves it, and what is read off it. */
@Injectable()
export class Ledger {
  constructor(
    @Inject(REGISTRY) readonly registry: Registry,
    @Inject(CALENDAR) private readonly calendars: Calendars,
    @Inject(STANDARDS) private readonly standards: Standards,
  ) {}

  /** Whether these changes of a record touch its clock. */
  concerns(resource: Resource, changes: Known): boolean {
    const of = clocked(resource);
    return of !== undefined && ['archivedAt', ...watched(of)].some((name) => name in changes);
  }

  /** The first entry of a record about to be made; nothing where nothing is promised. */
  async opening(sql: Sql, resource: Resource, values: Known): Promise<Opening | undefined> {
    const of = clocked(resource);
    if (!of) return undefined;
    const outer = outerOf(this.registry, of);
    const [around] = outer ? await contexts(sql, this.registry, outer, [values[of.clock.within!] as string]) : [];
    const start = around?.start ?? beginsAt(of, values);
    if (Number.isNaN(start)) return undefined;
    const standard = around?.before
      ? await this.standards.byId(sql, around.before.standardId)
      : await this.standards.inForceAt(sql, start);
    const entry: Entry = { ...phaseOf(of.flow, of.clock, of.flow.initial, values), at: start };
    const entries = around ? [...around.entries] : [entry];
    const context: Context = { id: '', values, start, own: [entry], entries, before: null };
    return {
      segment: entryRow(entry, new Date(start).toISOString(), '', resource.name, 0),
      projection: standard && projected(of, context, standard, await this.calendars.current(sql)),
    };
  }

  /** A record was changed in what its clock watches, by whom, and at the moment of its entry in the audit trail. */
  async moved(
    sql: Sql,
    resource: Resource,
    row: Known & { id: string },
    changes: Known,
    { actorId, at, why }: { actorId: string; at: Date; why?: string },
  ): Promise<void> {
    const of = clocked(resource)!;
    const { id } = row;
    if ('archivedAt' in changes) {
      await sql.query('delete from clocks where record_id = $1', [id]);
      return;
    }
    const reason = whyMoved(of, changes);
    const before = reason ? await dueTimes(sql, this.registry, of, id) : [];
    const after = { ...row, ...changes };
    const [was, is] = [row, after].map((values) => phaseOf(of.flow, of.clock, values[of.state] as string, values));
    if (JSON.stringify(was) !== JSON.stringify(is))
      await sql.query(
        `insert into clock_segments select n.* from (select coalesce(max(seq) + 1, 0) as seq from clock_segments where record_id = $2) x,
           json_populate_record(null::clock_segments, ($1::jsonb || jsonb_build_object('seq', x.seq))::json) n where x.seq > 0`,
        [JSON.stringify(entryRow(is!, at.toISOString(), id, resource.name, 0)), id],
      );
    await this.refresh(sql, resource, [id], of.clock.startsAt in changes);
    if (reason) await recordMoves(sql, before, why ?? reason, actorId);
  }

  /**
   * Reads the ledgers again and keeps what they say now: of these records, of those within them that are open (`closed`:
   * of all), and of the one around them.
   */
  async refresh(sql: Sql, resource: Resource, ids: readonly string[], closed = false): Promise<void> {
    const of = clocked(resource);
    if (!of || ids.length === 0) return;
    const found = await contexts(sql, this.registry, of, ids);
    await this.keep(sql, of, found);
    if (of.clock.worstOf) {
      const inner = this.registry.get(of.clock.worstOf.resource)!;
      const rows = await sql.query<[string]>(
        `select k.record_id from clocks k join ${tableOf(inner)} t on t.id = k.record_id
         where t."${of.clock.worstOf.by}" = any($1::uuid[]) and (k.phase <> 'stopped' or $2)`,
        [ids, closed],
      );
      const people = rows.map(([id]) => id);
      const inside = clocked(inner)!;
      await this.keep(sql, inside, await contexts(sql, this.registry, inside, people));
      await this.showWorst(sql, of, ids);
    }
    const outer = outerOf(this.registry, of);
    if (outer)
      await this.showWorst(sql, outer, [...new Set(found.map(({ values }) => values[of.clock.within!] as string))]);
  }

  /** Keeps what these ledgers say now, of no other record. */
  private async keep(sql: Sql, of: Clocked, found: readonly Context[]): Promise<void> {
    const rows: Projection[] = [];
    for (const context of found)
      rows.push(...(await this.projections(sql, of, [context], await this.calendarOf(sql, context))));
    await this.store(sql, rows);
  }

  /** What goes on is read by the present calendar, what had ended by the one under which it did. */
  private async calendarOf(sql: Sql, { before, entries }: Context): Promise<OfficeCalendar> {
    const last = entries.at(-1)!;
    if (!last.stops || before?.stopped === false) return this.calendars.current(sql);
    const version = before?.calendarVersion ?? (await this.calendars.versionAt(last.at, sql));
    return (await this.calendars.version(version, sql)).calendar;
  }

  /** What the ledgers of these records say under a calendar; a record under no standard says nothing. */
  async projections(sql: Sql, of: Clocked, found: readonly Context[], calendar: OfficeCalendar): Promise<Projection[]> {
    const rows: Projection[] = [];
    for (const context of found) {
      const standard = await this.standardOf(sql, context);
      const row = standard && projected(of, context, standard, calendar);
      if (row) rows.push(row);
    }
    return rows;
  }

  /** A warning is told: what the next one is. Answers it when it is due already. */
  async warned(sql: Sql, resource: Resource, id: string, percent: number): Promise<number | undefined> {
    await sql.query(
      'update clocks set alerted = $2, alerted_at = now(), alert = null, alert_at = null where record_id = $1',
      [id, percent],
    );
    const of = clocked(resource)!;
    await this.keep(sql, of, await contexts(sql, this.registry, of, [id]));
    const due = 'select alert from clocks where record_id = $1 and alert_at <= now()';
    return (await sql.query<[number]>(due, [id]))[0]?.[0];
  }

  /** A record keeps the version under which it was received. */
  standardOf(sql: Sql, { before, start }: Context): Promise<Standard | undefined> {
    return before ? this.standards.byId(sql, before.standardId) : this.standards.inForceAt(sql, start);
  }

  async store(sql: Sql, rows: readonly Projection[]): Promise<void> {
    if (rows.length === 0) return;
    await sql.query(
      `insert into clocks as k select n.* from json_populate_recordset(null::clocks, $1) n on conflict (record_id) do update set ${AGAIN}`,
      [JSON.stringify(rows)],
    );
  }

  /** A letter whose people carry the promise on shows the worst of them (api/README: Requests and people). */
  async showWorst(sql: Sql, of: Clocked, ids: readonly string[]): Promise<void> {
    await sql.query(
      `update clocks k set phase = w.phase, due_at = w.due_at, stopped_at = w.stopped_at, provisional = w.provisional, amount_left = w.amount_left
       from (${this.worstSql(of)}) w where k.record_id = w.id and (k.handed or k.state = any($3))`,
      [ids, '[]', finalsOf(of)],
    );
  }

  /** The worst of those who carry each of these records, were their clocks as `instead` says. */
  async worst(sql: Sql, of: Clocked, ids: readonly string[], instead: readonly Projection[]): Promise<Worst[]> {
    const select = `select json_build_object('id', w.id, 'due_at', w.due_at, 'provisional', w.provisional) from (${this.worstSql(of)}) w`;
    const rows = await sql.query<[Worst]>(select, [ids, JSON.stringify(instead)]);
    return rows.map(([row]) => row);
  }

  /** Whose clock each of these records shows, of those that show another's; with that, whether anybody was let down. */
  async shown(sql: Sql, of: Clocked, ids: readonly string[]): Promise<Map<string, Shown>> {
    if (!of.clock.worstOf || ids.length === 0) return new Map();
    const { resource, by } = of.clock.worstOf;
    const rows = await sql.query<[string, string, boolean]>(
      `select w.id, w.worst_id, exists (select from ${tableOf(this.registry.get(resource)!)} t join clocks p on p.record_id = t.id
         where t."${by}" = w.id and t."archivedAt" is null and p.due_at < coalesce(p.stopped_at, now()))
       from (${this.worstSql(of)}) w join clocks k on k.record_id = w.id where k.handed or k.state = any($3)`,
      [ids, '[]', finalsOf(of)],
    );
    return new Map(rows.map(([id, worstId, letDown]) => [id, { worstId, letDown }]));
  }

  /** One row a record of $1: the latest, else the next to fall due. $2: clocks to be read in place of those that are kept. */
  private worstSql({ clock }: Clocked): string {
    const { resource, by } = clock.worstOf!;
    return `select distinct on (t."${by}") t."${by}" as id, c.record_id as worst_id, c.phase, c.due_at, c.stopped_at, c.provisional, c.amount_left
      from ${tableOf(this.registry.get(resource)!)} t join clocks o on o.record_id = t.id
      left join json_populate_recordset(null::clocks, $2) n on n.record_id = t.id
      cross join lateral (select (coalesce(n, o)).*) c
      where t."${by}" = any($1::uuid[]) and t."archivedAt" is null
      order by t."${by}", c.phase = 'stopped', case when c.phase = 'stopped' then c.due_at - c.stopped_at end, c.phase <> 'runs', c.due_at, c.amount_left, c.record_id`;
  }
}
