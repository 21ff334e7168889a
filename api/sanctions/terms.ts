import type { OfficeCalendar } from '../clock/calendar.ts';
import { officeDate, officeMidnight } from '../define/office-time.ts';
import { DAY } from '../define/durations.ts';
import { TERMS } from './sanction-terms.flow.ts';

/** The working day so many working days after the date. */
const after = (calendar: OfficeCalendar, date: string, days: number): string =>
  officeDate(calendar.addWorkingDays(officeMidnight(date), days));

/** The last working day after which there are so many up to the date, itself among them. */
function before(calendar: OfficeCalendar, date: string, days: number): string {
  let moment = officeMidnight(date);
  for (let left = calendar.isWorkingDay(date) ? days : days + 1; left > 0;) {
    moment -= DAY;
    if (calendar.isWorkingDay(officeDate(moment))) left -= 1;
  }
  return officeDate(moment);
}

/** The last working day on which the summons to an examination on the date is delivered in time. */
export const summonsBy = (calendar: OfficeCalendar, examination: string): string =>
  before(calendar, examination, TERMS.summons);
/** The first day on which somebody who was given the summons on the date may be examined. */
export const examinedFrom = (calendar: OfficeCalendar, delivered: string): string =>
  after(calendar, delivered, TERMS.summons);
export const secondSummonsBy = (calendar: OfficeCalendar, absent: string): string =>
  after(calendar, absent, TERMS.secondSummons);
export const handOverBy = (calendar: OfficeCalendar, decided: string): string =>
  after(calendar, decided, TERMS.handOver);
export const sendBy = (calendar: OfficeCalendar, absent: string): string => after(calendar, absent, TERMS.sending);
export const inForceOn = (calendar: OfficeCalendar, received: string): string => after(calendar, received, TERMS.force);
export const objectionBy = (calendar: OfficeCalendar, received: string): string =>
  after(calendar, received, TERMS.objection);
export const answerBy = (calendar: OfficeCalendar, objected: string): string => after(calendar, objected, TERMS.answer);
