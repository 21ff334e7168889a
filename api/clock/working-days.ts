import { DAY } from '../define/durations.ts';
import { officeDate, officeMidnight } from '../define/office-time.ts';
import type { OfficeCalendar } from './calendar.ts';

/** The working day so many working days after the date; the date itself is day 0 (R5). */
export const workingDaysAfter = (calendar: OfficeCalendar, date: string, days: number): string =>
  officeDate(calendar.addWorkingDays(officeMidnight(date), days));

/** The last working day after which there are so many up to the date, itself among them. */
export function workingDaysBefore(calendar: OfficeCalendar, date: string, days: number): string {
  let moment = officeMidnight(date);
  for (let left = calendar.isWorkingDay(date) ? days : days + 1; left > 0;) {
    moment -= DAY;
    if (calendar.isWorkingDay(officeDate(moment))) left -= 1;
  }
  return officeDate(moment);
}
