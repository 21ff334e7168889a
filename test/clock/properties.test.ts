import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarOf } from '../../api/clock/calendar.ts';
import { momentAfter, randomCalendar } from '../support/random-calendar.ts';
import { dateAt, SlowCalendar } from '../support/slow-calendar.ts';
import { DAY } from '../../api/define/durations.ts';

/** A busy machine takes longer over so many calendars. */
const PATIENCE_MS = 120_000;
const WEEK_OF_OFFICE_TIME = 37.5 * 3_600_000;
const duration = fc.oneof(
  fc.integer({ min: 0, max: WEEK_OF_OFFICE_TIME }),
  fc.integer({ min: 0, max: 600 }).map((minutes) => minutes * 60_000),
);
const days = fc.integer({ min: 1, max: 60 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** The laws that do not hold, by name. */
const brokenOf = (laws: Record<string, boolean>) => Object.keys(laws).filter((law) => !laws[law]);
const inOrder = (one: number, other: number) => [Math.min(one, other), Math.max(one, other)] as const;

describe('in any random calendar', () => {
  it(
    'office time adds up, however it is split or paused',
    () => {
      fc.assert(
        fc.property(
          randomCalendar,
          momentAfter,
          momentAfter,
          duration,
          duration,
          share,
          ({ first, rows }, start, other, n, m, part) => {
            const office = calendarOf(rows, 1);
            const used = (from: number, to: number) => office.officeTimeBetween(from, to);
            const a = start(first);
            const due = office.addOfficeTime(a, n);
            const later = office.addOfficeTime(a, n + m);
            const opening = office.nextOpening(a);
            const pause = a + Math.floor((due - a) * part);
            const [early, late] = inOrder(a, other(first));
            const broken = brokenOf({
              'sums of steps are sums of time': office.addOfficeTime(due, m) === later,
              'at the due time all is used': used(a, due) === n,
              'no earlier moment would do: work went on just before': n === 0 || office.isOpen(due - 1),
              'never due in closed time, but for a closing moment': office.isOpen(due) || office.isOpen(due - 1),
              'who needs longer is not due before': later >= due,
              'who comes later is not due before': office.addOfficeTime(late, n) >= office.addOfficeTime(early, n),
              'a pause at any moment loses and gains nothing': used(a, pause) + used(pause, due) === n,
              // Where nothing is left, the moment itself would be the next opening.
              'what is left at a pause ends at the same moment':
                n === 0 || office.addOfficeTime(pause, n - used(a, pause)) === due,
              'each open millisecond counts, and no other': used(late, late + 1) === (office.isOpen(late) ? 1 : 0),
              'office time is the sum over its parts':
                used(early, late + DAY) === used(early, late) + used(late, late + DAY),
              'the next opening is open, and nothing is used before': office.isOpen(opening) && used(a, opening) === 0,
            });
            expect(broken).toEqual([]);
          },
        ),
        { numRuns: 10_000 },
      );
    },
    PATIENCE_MS,
  );

  it(
    'working days add up',
    () => {
      fc.assert(
        fc.property(randomCalendar, momentAfter, momentAfter, days, days, ({ first, rows }, start, other, n, m) => {
          const office = calendarOf(rows, 1);
          const a = start(first);
          const due = office.addWorkingDays(a, n);
          const later = office.addWorkingDays(a, n + m);
          const [early, late] = inOrder(a, other(first));
          const broken = brokenOf({
            'sums of steps are sums of days': office.addWorkingDays(due, m) === later,
            'so many closings are between': office.workingDaysBetween(due, later) === m,
            'due at the last closing of its date': due === office.intervals(dateAt(due)).at(-1)!.to,
            'due after day 0': dateAt(due) > dateAt(a),
            'who comes later is not due before': office.addWorkingDays(late, n) >= office.addWorkingDays(early, n),
          });
          expect(broken).toEqual([]);
        }),
        { numRuns: 2000 },
      );
    },
    PATIENCE_MS,
  );

  it(
    'a slow count, minute by minute, comes to the same',
    () => {
      fc.assert(
        fc.property(
          randomCalendar,
          momentAfter,
          momentAfter,
          share,
          fc.integer({ min: 1, max: 6 }),
          ({ first, rows }, start, other, part, count) => {
            const office = calendarOf(rows, 1);
            const slow = new SlowCalendar(rows);
            const a = start(first);
            const [early, late] = inOrder(a, other(first));
            // A share of what there is in 30 days, so that the slow one need not go far.
            const n = Math.floor(slow.officeTimeBetween(a, a + 30 * DAY) * part);
            const answers = (calendar: SlowCalendar | typeof office) => ({
              open: calendar.isOpen(a),
              workingDay: calendar.isWorkingDay(dateAt(a)),
              nextOpening: calendar.nextOpening(a),
              used: calendar.officeTimeBetween(early, late),
              due: calendar.addOfficeTime(a, n),
              dueInDays: calendar.addWorkingDays(a, count),
              closings: calendar.workingDaysBetween(early, late),
            });
            expect(answers(office)).toEqual(answers(slow));
          },
        ),
        { numRuns: 300 },
      );
    },
    PATIENCE_MS,
  );
});
