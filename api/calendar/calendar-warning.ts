import { type CalendarRows, type Missing, missingIn } from '../clock/calendar.ts';
import { officeDate } from '../define/office-time.ts';
import { DAY } from '../define/durations.ts';

/** The joint decree for the next year is out by then. */
const FROM = '11-01';

const SAYS: Readonly<Record<Missing, (year: number) => string>> = {
  holidays: () => 'impor hari libur nasional dan cuti bersamanya menurut SKB',
  ramadan: (year) => `masukkan jam kerja Ramadan ${year}, atau nyatakan bahwa tidak ada jam khusus`,
};

export interface CalendarWarning {
  readonly year: number;
  readonly missing: readonly Missing[];
  /** One Indonesian sentence. */
  readonly says: string;
}

/** What is missing from the calendar at a moment (ms): this year, or from 1 November (WIB) on the next. */
export function calendarWarning(now: number, rows: CalendarRows): CalendarWarning | null {
  const date = officeDate(now);
  const thisYear = Number(date.slice(0, 4));
  const years = date.slice(5) >= FROM ? [thisYear, thisYear + 1] : [thisYear];
  const year = years.find((one) => missingIn(rows, one).length > 0);
  if (year === undefined) return null;
  const missing = missingIn(rows, year);
  const todo = missing.map((one) => SAYS[one](year)).join('; ');
  return { year, missing, says: `Kalender ${year} belum lengkap: ${todo}.` };
}

/** `2026-W48`, of the week (Monday to Sunday, WIB) that the moment is in. */
export function weekOf(now: number): string {
  const day = Date.parse(officeDate(now));
  // ISO 8601: a week belongs to the year of its Thursday.
  const thursday = new Date(day + (4 - (new Date(day).getUTCDay() || 7)) * DAY);
  const week = Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / DAY / 7) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}
