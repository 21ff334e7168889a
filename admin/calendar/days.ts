import type { Holiday, OfficeHours } from '../../api/calendar/calendar.resource.ts';
import { TAGS, type Language } from '../engine/format.ts';
import { DAY } from '../../api/define/durations.ts';

/** In the order of Date.getUTCDay. */
export const WEEKDAYS = ['minggu', 'senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu'] as const;

/** Weekday 0 is Sunday. */
export const weekdayOf = (date: string): number => new Date(date).getUTCDay();

/** Dates of a month (0 to 11) in weeks from Monday on; places before the first and after the last are empty. */
export function weeksOf(year: number, month: number): (string | null)[][] {
  const first = Date.UTC(year, month, 1);
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const lead = (new Date(first).getUTCDay() + 6) % 7;
  const places = Array.from({ length: Math.ceil((lead + count) / 7) * 7 }, (_, place) => {
    const day = place - lead;
    return day < 0 || day >= count ? null : new Date(first + day * DAY).toISOString().slice(0, 10);
  });
  return Array.from({ length: places.length / 7 }, (_, week) => places.slice(week * 7, week * 7 + 7));
}

const isValid = (row: OfficeHours, date: string) =>
  row.validFrom <= date && (row.validTo === null || date <= row.validTo);

export const isRamadan = (hours: readonly OfficeHours[], date: string): boolean =>
  hours.some((row) => row.regime === 'ramadan' && isValid(row, date));

/** No hours of the office on this weekday. */
export const isWeekend = (hours: readonly OfficeHours[], date: string): boolean =>
  !hours.some((row) => row.weekday === WEEKDAYS[weekdayOf(date)] && isValid(row, date));

export const holidaysOf = (holidays: readonly Holiday[], month: number): Holiday[] =>
  holidays.filter(({ date }) => Number(date.slice(5, 7)) === month + 1);

/** Rows that hold together: one regime, one validity. */
export interface Week {
  readonly regime: OfficeHours['regime'];
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly rows: readonly OfficeHours[];
}
/** The weeks that hold in some part of the year, the first to begin first. */
export function weeksIn(hours: readonly OfficeHours[], year: number): Week[] {
  const weeks = new Map<string, OfficeHours[]>();
  for (const row of hours) {
    if (row.validFrom > `${year}-12-31` || (row.validTo !== null && row.validTo < `${year}-01-01`)) continue;
    const key = `${row.validFrom} ${row.validTo} ${row.regime}`;
    weeks.set(key, [...(weeks.get(key) ?? []), row]);
  }
  return [...weeks.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, rows]) => ({ ...rows[0]!, rows: rows.toSorted((one, other) => (one.opensAt < other.opensAt ? -1 : 1)) }));
}

/** Januari, or Sen. */
export const monthName = (month: number, language: Language): string =>
  new Date(Date.UTC(2026, month, 1)).toLocaleDateString(TAGS[language], { month: 'long', timeZone: 'UTC' });
export const weekdayName = (weekday: number, language: Language, width: 'long' | 'short'): string =>
  new Date(Date.UTC(2026, 1, 1 + weekday)).toLocaleDateString(TAGS[language], { weekday: width, timeZone: 'UTC' });
