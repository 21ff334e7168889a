import { calendarOf } from '../clock/calendar.ts';
import { addDays } from '../define/dates.ts';
import { officeDate, officeMidnight } from '../define/office-time.ts';
import { HOLIDAYS, HOURS } from '../getting-started/calendar.ts';
import { MINUTE } from '../define/durations.ts';

const OFFICE = calendarOf({ holidays: HOLIDAYS, hours: HOURS }, 1);

export const iso = (moment: number): string => new Date(moment).toISOString();
export { officeDate as dateOf };
export { addDays, addMonths } from '../define/dates.ts';
/** The moment of a WIB date and a time of day such as 07.30. */
export const at = (date: string, time: string): number => {
  const [hours = '0', minutes = '0'] = time.split('.');
  return officeMidnight(date) + (Number(hours) * 60 + Number(minutes)) * MINUTE;
};
export const isWorkingDay = (date: string): boolean => OFFICE.isWorkingDay(date);

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
export const advance = (moment: number, minutes: number): number => OFFICE.addOfficeTime(moment, minutes * MINUTE);

/** The moment so many office minutes before. */
export function retreat(moment: number, minutes: number): number {
  let left = minutes * MINUTE;
  for (let date = officeDate(moment); ; date = addDays(date, -1))
    for (const { from, to } of OFFICE.intervals(date).toReversed()) {
      const end = Math.min(to, moment);
      if (end <= from) continue;
      if (left <= end - from) return end - left;
      left -= end - from;
    }
}

/** Office minutes between two moments. */
export const officeMinutes = (from: number, to: number): number =>
  Math.floor(OFFICE.officeTimeBetween(from, to) / MINUTE);
