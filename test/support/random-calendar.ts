import fc from 'fast-check';
import type { CalendarRows } from '../../api/clock/calendar.ts';
import { midnightOf } from './slow-calendar.ts';
import { DAY } from '../../api/define/durations.ts';

const WEEKDAYS = ['senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu', 'minggu'];
/** A random calendar differs from the ordinary in the days from `first` on. */
export const WINDOW_DAYS = 40;

const two = (value: number) => String(value).padStart(2, '0');
const timeText = (minute: number) => `${two(Math.floor(minute / 60))}.${two(minute % 60)}`;
const dateAfter = (first: string, days: number) => new Date(Date.parse(first) + days * DAY).toISOString().slice(0, 10);

/** Office hours of a week: some days with several intervals, apart, touching or overlapping; some without. */
const week = fc.array(
  fc.record({
    weekday: fc.constantFrom(...WEEKDAYS),
    opens: fc.oneof(fc.integer({ min: 0, max: 1438 }), fc.constantFrom(0, 450, 720, 750, 780, 1438)),
    length: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.constantFrom(1, 270, 30, 1439)),
  }),
  { maxLength: 10 },
);
type Week = typeof week extends fc.Arbitrary<infer T> ? T : never;

function rowsOf(hours: Week, regime: string, validFrom: string, validTo: string | null): CalendarRows['hours'] {
  return hours.map(({ weekday, opens, length }) => ({
    weekday,
    regime,
    opensAt: timeText(opens),
    closesAt: timeText(Math.min(opens + length, 1439)),
    validFrom,
    validTo,
  }));
}

const offset = fc.integer({ min: 0, max: WINDOW_DAYS });
const firstDate = fc.oneof(
  fc.integer({ min: 0, max: 2190 }).map((days) => dateAfter('2023-01-01', days)),
  fc.constantFrom('2024-02-15', '2028-02-15', '2026-12-15', '2027-12-10', '1969-12-15', '2100-02-15'),
);

export interface RandomCalendar {
  readonly first: string;
  readonly rows: CalendarRows;
}
/** Calendars that never close for good: random weeks of which the second follows the first, Ramadan and holidays. */
export const randomCalendar: fc.Arbitrary<RandomCalendar> = fc
  .record({
    first: firstDate,
    before: week,
    after: fc.tuple(fc.constantFrom(...WEEKDAYS), week),
    changes: offset,
    ramadan: fc.option(fc.record({ hours: week, from: offset, days: offset })),
    holidays: fc.array(offset, { maxLength: 12 }),
  })
  .map(({ first, before, after: [openDay, after], changes, ramadan, holidays }) => {
    const always = { weekday: openDay, opens: 480, length: 60 };
    return {
      first,
      rows: {
        holidays: holidays.map((days) => ({ date: dateAfter(first, days), type: 'libur_daerah' })),
        hours: [
          ...rowsOf(before, 'biasa', dateAfter(first, -7), dateAfter(first, changes)),
          ...rowsOf([always, ...after], 'biasa', dateAfter(first, changes + 1), null),
          ...(ramadan
            ? rowsOf(
                ramadan.hours,
                'ramadan',
                dateAfter(first, ramadan.from),
                dateAfter(first, ramadan.from + ramadan.days),
              )
            : []),
        ],
      },
    };
  });

/** Moments after `first`: whole hours and half hours, where intervals begin and end, as well as any millisecond. */
export const momentAfter: fc.Arbitrary<(first: string) => number> = fc
  .oneof(
    fc.integer({ min: 0, max: WINDOW_DAYS * DAY }),
    fc.integer({ min: 0, max: WINDOW_DAYS * 48 }).map((halves) => halves * 1_800_000),
    fc.integer({ min: 0, max: WINDOW_DAYS * 1440 }).map((minutes) => minutes * 60_000),
  )
  .map((after) => (first) => midnightOf(first) + after);
