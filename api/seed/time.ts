import { officeDate, WIB_MS } from '../define/office-time.ts';
import { HOLIDAYS, HOURS, RAMADAN } from './calendar.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CLOSED_DAYS = new Set(HOLIDAYS.map(({ date }) => date));

export const iso = (moment: number): string => new Date(moment).toISOString();
export { officeDate as dateOf };
/** The moment of a WIB date and a time of day such as 07.30. */
export const at = (date: string, time: string): number => {
  const [hours = '0', minutes = '0'] = time.split('.');
  return Date.parse(date) - WIB_MS + (Number(hours) * 60 + Number(minutes)) * MINUTE;
};
export const addDays = (date: string, days: number): string => iso(Date.parse(date) + days * DAY).slice(0, 10);
/** The same day so many months later, or the last day of that month. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return iso(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).slice(0, 10);
}

/** Open intervals of a date, as moments. */
function openIntervals(date: string): { from: number; to: number }[] {
  if (CLOSED_DAYS.has(date)) return [];
  const weekday = new Date(Date.parse(date)).getUTCDay();
  const regime = date >= RAMADAN.from && date <= RAMADAN.to ? 'ramadan' : 'biasa';
  return HOURS.filter((row) => row.regime === regime && row.day === weekday).map((row) => ({
    from: at(date, row.opensAt),
    to: at(date, row.closesAt),
  }));
}
export const isWorkingDay = (date: string): boolean => openIntervals(date).length > 0;

/** The working day so many working days after the date, or before it. */
export function workingDay(date: string, count: number): string {
  let day = date;
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, Math.sign(count));
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** The moment after so many office minutes; from a closed hour on, counting starts at the next opening. */
export function advance(moment: number, minutes: number): number {
  let left = minutes * MINUTE;
  for (let date = officeDate(moment); ; date = addDays(date, 1))
    for (const { from, to } of openIntervals(date)) {
      const start = Math.max(from, moment);
      if (start >= to) continue;
      if (left <= to - start) return start + left;
      left -= to - start;
    }
}

/** The moment so many office minutes before. */
export function retreat(moment: number, minutes: number): number {
  let left = minutes * MINUTE;
  for (let date = officeDate(moment); ; date = addDays(date, -1))
    for (const { from, to } of openIntervals(date).toReversed()) {
      const end = Math.min(to, moment);
      if (end <= from) continue;
      if (left <= end - from) return end - left;
      left -= end - from;
    }
}

/** Office minutes between two moments. */
export function officeMinutes(from: number, to: number): number {
  let total = 0;
  for (let date = officeDate(from); date <= officeDate(to); date = addDays(date, 1))
    for (const interval of openIntervals(date))
      total += Math.max(0, Math.min(interval.to, to) - Math.max(interval.from, from));
  return Math.floor(total / MINUTE);
}
