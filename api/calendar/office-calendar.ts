import { Inject, Injectable } from '@nestjs/common';
import { type CalendarRows, calendarOf, type OfficeCalendar } from '../clock/calendar.ts';
import type { Calendars, NamedCalendar } from '../clock/sources.ts';
import { Database, type Sql } from '../database/database.ts';
import { now } from '../database/scene.ts';

const LIFE_MS = 1000;

type Stored<Row> = readonly (Row & { readonly id: string })[];
export interface StoredRows extends CalendarRows {
  readonly holidays: Stored<CalendarRows['holidays'][number]>;
  readonly hours: Stored<CalendarRows['hours'][number]>;
}

/** The rows of the calendar, in the form in which it is compiled. */
export async function calendarRows(
  sql: Sql,
): Promise<{ rows: StoredRows; names: [string, string][]; version: number }> {
  const [row] = await sql.query<
    [StoredRows['holidays'] | null, StoredRows['hours'] | null, [string, string][] | null, number, number[]]
  >(
    `select
       (select json_agg(json_build_object('id', h.id, 'date', h.date, 'type', h.type) order by h.date) from holidays h where h."archivedAt" is null),
       (select json_agg(json_build_object('id', o.id, 'weekday', o.weekday, 'regime', o.regime, 'opensAt', o."opensAt", 'closesAt', o."closesAt",
          'validFrom', o."validFrom", 'validTo', o."validTo") order by o."validFrom", o.weekday, o."opensAt") from office_hours o where o."archivedAt" is null),
       (select json_agg(json_build_array(h.date, h.name) order by h.date) from holidays h where h."archivedAt" is null),
       (select max(version) from calendar_versions),
       (select coalesce(json_agg(year order by year), '[]') from calendar_years_without_ramadan)`,
    [],
  );
  const [holidays, hours, names, version, withoutRamadan] = row!;
  return { rows: { holidays: holidays ?? [], hours: hours ?? [], withoutRamadan }, names: names ?? [], version };
}

const compiled = (rows: CalendarRows, names: readonly [string, string][], version: number): NamedCalendar => ({
  calendar: calendarOf(rows, version),
  names: new Map(names),
});

/** Keeps the present version as it is, in the transaction that goes on to begin the next one. */
async function keepContent(sql: Sql): Promise<void> {
  const { rows, names, version } = await calendarRows(sql);
  await sql.query('insert into calendar_contents values ($1, $2)', [version, JSON.stringify({ ...rows, names })]);
}

/** Who changes the calendar next waits until this transaction has ended. */
export async function holdCalendar(sql: Sql): Promise<void> {
  await sql.query('select version from calendar_versions where version = 1 for no key update', []);
}

/** Begins the next version, in the transaction that holds the calendar and goes on to change it. */
export async function beginVersion(sql: Sql, actorId: string, reason: string): Promise<void> {
  await keepContent(sql);
  await sql.query(
    'insert into calendar_versions (version, actor_id, reason, at) select max(version) + 1, $1, $2, now() from calendar_versions',
    [actorId, reason],
  );
}

/**
 * The compiled calendar of the office: asked for its version at most once a second, read again when it changed. Older
 * versions are read and compiled once.
 */
@Injectable()
export class CompiledCalendars implements Calendars {
  private known?: NamedCalendar & { until: number };
  /** The database's clock before this machine's (ms), as of the last time it was asked. */
  private ahead = 0;
  private readonly kept = new Map<number, NamedCalendar>();

  constructor(@Inject(Database) private readonly database: Sql) {}

  async current(sql: Sql = this.database): Promise<OfficeCalendar> {
    return (await this.fresh(sql)).calendar;
  }

  async now(sql: Sql = this.database): Promise<number> {
    await this.fresh(sql);
    return now() + this.ahead;
  }

  async version(version: number, sql: Sql = this.database): Promise<NamedCalendar> {
    const fresh = await this.fresh(sql);
    if (version >= fresh.calendar.version) return fresh;
    return this.kept.get(version) ?? (await this.read(version, sql)) ?? fresh;
  }

  /** Of those with office hours: before them nothing was counted, and what is older was counted by the first. */
  async versionAt(moment: number, sql: Sql): Promise<number> {
    const [row] = await sql.query<[number]>(
      `select coalesce(max(v.version) filter (where v.at <= $1), min(v.version)) from calendar_versions v
       left join calendar_contents c using (version) where c.content is null or c.content->'hours' <> '[]'`,
      [new Date(moment).toISOString()],
    );
    return row![0];
  }

  /** The calendar was changed here: this instance forgets at once. */
  forget(): void {
    this.known = undefined;
  }

  /** Versions from before they were kept are read as the first one that was. */
  private async read(version: number, sql: Sql): Promise<NamedCalendar | undefined> {
    const [row] = await sql.query<[number, CalendarRows & { readonly names: [string, string][] }]>(
      'select version, content from calendar_contents where version >= $1 order by version limit 1',
      [version],
    );
    if (!row) return undefined;
    const [found, { names, ...rows }] = row;
    const calendar = compiled(rows, names, found);
    this.kept.set(version, calendar);
    return calendar;
  }

  /** On the connection of whoever asks: one that waits for a second would keep the others from theirs. */
  private async fresh(sql: Sql): Promise<NamedCalendar> {
    if (this.known && this.known.until > Date.now()) return this.known;
    const [row] = await sql.query<[number, string]>(
      'select max(version), (extract(epoch from clock_timestamp()) * 1000)::bigint from calendar_versions',
      [],
    );
    this.ahead = Number(row![1]) - now();
    const until = Date.now() + LIFE_MS;
    if (this.known?.calendar.version === row![0]) {
      this.known = { ...this.known, until };
      return this.known;
    }
    const { rows, names, version } = await calendarRows(sql);
    const fresh = compiled(rows, names, version);
    // What a transaction sees may be its own and never come to be.
    if (sql === this.database) this.known = { ...fresh, until };
    return fresh;
  }
}
