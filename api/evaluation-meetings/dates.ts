import type { OfficeCalendar } from '../clock/calendar.ts';
import { workingDaysBefore } from '../clock/working-days.ts';
import { addDays, addMonths } from '../define/dates.ts';
import { officeMidnight } from '../define/office-time.ts';
import { type StandardContent, termOf } from '../define/standard.ts';

/** Working days [A], data of the standard: `YYYY-MM-DD` in, moments (ms) or dates out. */
export interface MeetingTerms {
  /** From the invitation to the meeting. */
  readonly invitation: number;
  /** From the meeting to its minutes, approved. */
  readonly minutes: number;
  /** From the warning to the last working day of the month. */
  readonly warning: number;
}

export const meetingTermsOf = (standard: Pick<StandardContent, 'total' | 'classes'>): MeetingTerms => ({
  invitation: termOf(standard, 'undangan_rapat').amount,
  minutes: termOf(standard, 'notula_rapat').amount,
  warning: termOf(standard, 'peringatan_rapat').amount,
});

export const monthOf = (date: string): string => `${date.slice(0, 7)}-01`;
/** The moment in which the month is over. */
export const endOfMonth = (month: string): number => officeMidnight(addMonths(monthOf(month), 1));

/** The last day on which an invitation to a meeting on the date is in time. */
export const inviteBy = (calendar: OfficeCalendar, date: string, { invitation }: MeetingTerms): string =>
  workingDaysBefore(calendar, date, invitation);

/** Until when the minutes of a meeting on the date are approved in time. */
export const minutesDue = (calendar: OfficeCalendar, date: string, { minutes }: MeetingTerms): number =>
  calendar.addWorkingDays(officeMidnight(date), minutes);

function lastWorkingDay(calendar: OfficeCalendar, month: string): string {
  let day = addDays(addMonths(monthOf(month), 1), -1);
  while (!calendar.isWorkingDay(day) && day > month) day = addDays(day, -1);
  return day;
}

/** When those who must invite are warned that nobody is invited this month: at opening time. */
export function warningAt(calendar: OfficeCalendar, month: string, { warning }: MeetingTerms): number {
  const day = workingDaysBefore(calendar, lastWorkingDay(calendar, month), warning);
  return calendar.intervals(day)[0]!.from;
}
