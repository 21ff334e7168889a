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

/** The compiled calendar of the office: asked for its version at most once a second, read again when it changed. */
@Injectable()
export class CompiledCalendars implements Calendars {
  private known?: { calendar: OfficeCalendar; names: ReadonlyMap<string, string>; until: number };
  private asking?: Promise<NonNullable<CompiledCalendars['known']>>;

  constructor(private readonly database: Database) {}

  async current(): Promise<OfficeCalendar> {
    return (await this.fresh()).calendar;
  }

  async holidays(): Promise<ReadonlyMap<string, string>> {
    return (await this.fresh()).names;
  }

  /** The calendar was changed here: this instance forgets at once. */
  forget(): void {
    this.known = undefined;
  }

  private async fresh() {
    if (this.known && this.known.until > Date.now()) return this.known;
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
    return this.asking;
  }

  private async ask() {
    const [row] = await this.database.query<[number]>('select max(version) from calendar_versions', []);
    const until = Date.now() + LIFE_MS;
    if (this.known?.calendar.version === row![0]) return (this.known = { ...this.known, until });
    const { rows, names, version } = await calendarRows(this.database);
    return (this.known = { calendar: calendarOf(rows, version), names: new Map(names), until });
  }
}
