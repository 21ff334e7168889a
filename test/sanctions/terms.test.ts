import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarOf } from '../../api/clock/calendar.ts';
import { HOLIDAYS, HOURS } from '../../api/getting-started/calendar.ts';
import { recounted } from '../../api/sanctions/dates.ts';
import {
  answerBy,
  examinedFrom,
  handOverBy,
  inForceOn,
  objectionBy,
  secondSummonsBy,
  sendBy,
  summonsBy,
} from '../../api/sanctions/terms.ts';

const office = calendarOf({ holidays: HOLIDAYS, hours: HOURS }, 1);

describe('terms of a disciplinary case, in working days over the holidays of 2026 and 2027', () => {
  it.each([
    ['received', inForceOn, '2026-07-14', '2026-08-04'],
    ['received', inForceOn, '2026-12-21', '2027-01-15'],
    ['received', inForceOn, '2026-12-23', '2027-01-19'],
    ['received on a day of collective leave', inForceOn, '2026-12-24', '2027-01-19'],
    ['received', inForceOn, '2027-03-05', '2027-04-07'],
    ['set', handOverBy, '2026-12-14', '2027-01-07'],
    ['set', handOverBy, '2026-12-23', '2027-01-18'],
    ['set', handOverBy, '2027-02-26', '2027-03-30'],
    ['absent at the hand-over', sendBy, '2026-12-23', '2026-12-30'],
    ['absent at the hand-over', sendBy, '2027-01-04', '2027-01-08'],
    ['to be examined', summonsBy, '2026-12-07', '2026-11-26'],
    ['to be examined', summonsBy, '2026-12-28', '2026-12-15'],
    ['to be examined', summonsBy, '2027-01-04', '2026-12-21'],
    ['to be examined', summonsBy, '2027-03-16', '2027-02-25'],
    ['absent', secondSummonsBy, '2026-12-07', '2026-12-16'],
    ['absent', secondSummonsBy, '2026-12-23', '2027-01-07'],
    ['received, to object', objectionBy, '2026-07-14', '2026-08-03'],
    ['received, to object', objectionBy, '2026-12-21', '2027-01-14'],
    ['objected', answerBy, '2026-12-21', '2027-01-25'],
  ])('%s (%p) on %s: %s', (_, term, given, due) => {
    expect(term(office, given)).toBe(due);
  });

  const date = fc
    .integer({ min: 0, max: 700 })
    .map((days) => new Date(Date.parse('2026-01-05') + days * 86_400_000).toISOString().slice(0, 10));

  it('a summons that is delivered by its last day is in time, one of the next working day is not', () => {
    fc.assert(
      fc.property(date, (examination) => {
        const last = summonsBy(office, examination);
        expect(office.isWorkingDay(last) && examinedFrom(office, last) <= examination).toBe(true);
        expect(examinedFrom(office, workingDayAfter(last)) > examination).toBe(true);
      }),
    );
  });
  /** The working day after it. */
  function workingDayAfter(last: string): string {
    for (let moment = Date.parse(last) + 86_400_000; ; moment += 86_400_000) {
      const day = new Date(moment).toISOString().slice(0, 10);
      if (office.isWorkingDay(day)) return day;
    }
  }

  it('nobody may object any more on the day on which a decision is in force', () => {
    fc.assert(
      fc.property(date, (received) => expect(objectionBy(office, received) < inForceOn(office, received)).toBe(true)),
    );
  });
});

describe('when the calendar changes', () => {
  const told = { handedOverOn: '2026-12-01', objectionBy: '2026-12-21', inForceOn: '2026-12-22' };
  it('a day that is counted later is told anew, and none comes earlier than it was told', () => {
    expect(recounted(office, { ...told, objectionBy: objectionBy(office, told.handedOverOn) })).toEqual({});
    const leave = [7, 8, 9].map((day) => ({ date: `2026-12-0${day}`, name: 'Cuti bersama', kind: 'cuti_bersama' }));
    const changed = calendarOf({ holidays: [...HOLIDAYS, ...leave] as typeof HOLIDAYS, hours: HOURS }, 2);
    const now = recounted(changed, told);
    expect([now.objectionBy! > told.objectionBy, now.inForceOn! > now.objectionBy!]).toEqual([true, true]);
    expect(recounted(office, { ...told, ...now })).toEqual({});
    expect(recounted(changed, { decidedOn: '2026-12-01' })).toEqual({});
  });
});
