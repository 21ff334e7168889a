import type { Sql } from '../database/database.ts';
import type { StandardContent } from '../define/standard.ts';
import type { OfficeCalendar } from './calendar.ts';

/** What the ledger needs of the features that hold the office's data; they provide it (app.module.ts). */
export const CALENDAR = Symbol('calendar');
export const STANDARDS = Symbol('standards');

export interface NamedCalendar {
  readonly calendar: OfficeCalendar;
  /** Why a date is closed: `2026-12-25` → "Hari Raya Natal". */
  readonly names: ReadonlyMap<string, string>;
}
/** `sql`: the transaction that asks. */
export interface Calendars {
  /** The office calendar as it is now; at most a second old. */
  current(sql?: Sql): Promise<OfficeCalendar>;
  /** The office's clock (ms) is the database's: one for all instances. */
  now(sql?: Sql): Promise<number>;
  /** As it was in a version: what ended under it is not moved by a later one. */
  version(version: number, sql?: Sql): Promise<NamedCalendar>;
  /** The version that was in force at a moment (ms). */
  versionAt(moment: number, sql: Sql): Promise<number>;
}
export interface Standard {
  readonly id: string;
  readonly edition: number;
  readonly content: Pick<StandardContent, 'total' | 'classes' | 'steps' | 'warnings' | 'executors'>;
}
export interface Standards {
  /** The version in force at a moment (ms), or the first there was; nothing where none was ever set. */
  inForceAt(sql: Sql, moment: number): Promise<Standard | undefined>;
  byId(sql: Sql, id: string): Promise<Standard | undefined>;
}
