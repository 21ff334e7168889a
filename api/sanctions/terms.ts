import type { OfficeCalendar } from '../clock/calendar.ts';
import { officeDate, officeMidnight } from '../define/office-time.ts';
import { DAY } from '../define/durations.ts';

/** Terms of law in working days; the day of the event is day 0. All dates are `YYYY-MM-DD` in the office. */
export const TERMS = {
  /** PP 94/2021 art. 26(2): from the summons, delivered, to the examination. */
  summons: 7,
  /** Art. 26(3): from the absence to the second summons. */
  secondSummons: 7,
  /** Art. 37(3): from the decision to its hand-over. */
  handOver: 14,
  /** PerBKN 6/2022 art. 49(8): a decision that he did not come for is sent. */
  sending: 3,
  /** PerBKN 6/2022 art. 50(1): from the receipt. */
  force: 15,
  /** PP 79/2021: from the receipt. */
  objection: 14,
  /** PP 79/2021: from the objection. */
  answer: 21,
} as const;

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
