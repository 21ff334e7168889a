import type { OfficeCalendar } from '../clock/calendar.ts';
import { workingDaysAfter as after, workingDaysBefore as before } from '../clock/working-days.ts';
import { TERMS } from './sanction-terms.flow.ts';

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
