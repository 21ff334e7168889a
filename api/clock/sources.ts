import type { Sql } from '../database/database.ts';
import type { StandardContent } from '../define/standard.ts';
import type { OfficeCalendar } from './calendar.ts';

/** What the ledger needs of the features that hold the office's data; they provide it (app.module.ts). */
export const CALENDAR = Symbol('calendar');
export const STANDARDS = Symbol('standards');

export interface Calendars {
  /** The office calendar as it is now; at most a second old. `sql`: the transaction that asks. */
  current(sql?: Sql): Promise<OfficeCalendar>;
  /** Why a date is closed: `2026-12-25` → "Hari Raya Natal". */
  holidays(): Promise<ReadonlyMap<string, string>>;
}
export interface Standard {
  readonly id: string;
  readonly edition: number;
  readonly content: Pick<StandardContent, 'total' | 'classes' | 'steps' | 'warnings'>;
}
export interface Standards {
  /** The version in force at a moment (ms), or the first there was; nothing where none was ever set. */
  inForceAt(sql: Sql, moment: number): Promise<Standard | undefined>;
  byId(sql: Sql, id: string): Promise<Standard | undefined>;
}
