import { Injectable } from '@nestjs/common';
import { type CalendarRows, calendarOf, type OfficeCalendar } from '../clock/calendar.ts';
import type { Calendars } from '../clock/sources.ts';
import { Database, type Sql } from '../database/database.ts';

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
    [StoredRows['holidays'] | null, StoredRows['hours'] | null, [string, string][] | null, number]
  >(
    `select
       (select json_agg(json_build_object('id', h.id, 'date', h.date, 'type', h.type) order by h.date) from holidays h where h."archivedAt" is null),
       (select json_agg(json_build_object('id', o.id, 'weekday', o.weekday, 'regime', o.regime, 'opensAt', o."opensAt", 'closesAt', o."closesAt",
          'validFrom', o."validFrom", 'validTo', o."validTo") order by o."validFrom", o.weekday, o."opensAt") from office_hours o where o."archivedAt" is null),
       (select json_agg(json_build_array(h.date, h.name) order by h.date) from holidays h where h."archivedAt" is null),
       (select max(version) from calendar_versions)`,
    [],
  );
  const [holidays, hours, names, version] = row!;
  return { rows: { holidays: holidays ?? [], hours: hours ?? [] }, names: names ?? [], version };
}

interface Compiled {
  readonly calendar: OfficeCalendar;
  /** Why dates are closed. */
  readonly names: ReadonlyMap<string, string>;
}

/** The compiled calendar of the office: asked for its version at most once a second, read again when it changed. */
@Injectable()
export class CompiledCalendars implements Calendars {
  private known?: Compiled & { until: number };

  constructor(private readonly database: Database) {}

  async current(sql: Sql = this.database): Promise<OfficeCalendar> {
    return (await this.fresh(sql)).calendar;
  }

  async holidays(): Promise<ReadonlyMap<string, string>> {
    return (await this.fresh(this.database)).names;
  }

  /** The calendar was changed here: this instance forgets at once. */
  forget(): void {
    this.known = undefined;
  }

  /** On the connection of whoever asks: one that waits for a second would keep the others from theirs. */
  private async fresh(sql: Sql): Promise<Compiled> {
    if (this.known && this.known.until > Date.now()) return this.known;
    const [row] = await sql.query<[number]>('select max(version) from calendar_versions', []);
    const until = Date.now() + LIFE_MS;
    if (this.known?.calendar.version === row![0]) {
      this.known = { ...this.known, until };
      return this.known;
    }
    const { rows, names, version } = await calendarRows(sql);
    const compiled = { calendar: calendarOf(rows, version), names: new Map(names) };
    // What a transaction sees may be its own and never come to be.
    if (sql === this.database) this.known = { ...compiled, until };
    return compiled;
  }
}
