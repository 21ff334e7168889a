import { officeDate, WIB_MS } from '../define/office-time.ts';
import { daysOf, type Interval, stretchesOf, tallyOf } from './calendar-days.ts';
import { type CalendarRows, completeYears, DAY_MS, dayOf, impossibleRows, knownDates } from './calendar-rows.ts';

export { calendarFaults } from './calendar-faults.ts';
export { workingDayMinutes } from './calendar-days.ts';
export { type CalendarFault, type CalendarRows, completeYears, type Missing, missingIn } from './calendar-rows.ts';

/**
 * When the office works (api/README: The clock, R1–R5). Moments are whole milliseconds since 1970, durations whole milliseconds, dates
 * `YYYY-MM-DD` in WIB. An interval is open from its first moment up to, not including, its closing moment. Whatever is not
 * of these shapes, and what would wait for an office that never opens again, is a RangeError with an Indonesian sentence.
 */
export interface OfficeCalendar {
  readonly version: number;
  readonly rows: CalendarRows;
  /** End of the last complete year with no incomplete year before it; '' without one. Later dates are provisional (R7). */
  readonly knownUntil: string;
  /** Beginning of the first of those years; '' without one. */
  readonly knownFrom: string;
  /** Whether the date of the moment is known: a complete year, and office hours had begun. */
  covers(moment: number): boolean;
  /** Open intervals of a date, ascending and apart. */
  intervals(date: string): readonly { readonly from: number; readonly to: number }[];
  isWorkingDay(date: string): boolean;
  isOpen(moment: number): boolean;
  /** The moment itself when open. */
  nextOpening(moment: number): number;
  /**
   * The earliest moment at which the used office time equals the duration (R3, R4). Nothing is over at once: with a duration of 0
   * it is the moment itself, also a closing moment, so that sums stay sums; in closed time the next opening.
   */
  addOfficeTime(moment: number, duration: number): number;
  /** 0 when `to` is not after `from`. */
  officeTimeBetween(from: number, to: number): number;
  /** Closing moment of working day N ≥ 1; the date of the moment is day 0 (R5). */
  addWorkingDays(moment: number, days: number): number;
  /** Closings of working days in (from, to]: from a morning on, that day's own closing is one of them. */
  workingDaysBetween(from: number, to: number): number;
}

const lengthOf = (intervals: readonly Interval[]) => intervals.reduce((sum, { from, to }) => sum + to - from, 0);
const dayAt = (moment: number) => Math.floor((moment + WIB_MS) / DAY_MS);
const midnight = (day: number) => day * DAY_MS - WIB_MS;

function requireWhole(value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least)
    throw new RangeError(`Nilai waktu ${value} tidak dapat dihitung; gunakan bilangan bulat mulai ${least}.`);
}
function requireMoment(moment: number): void {
  if (!Number.isSafeInteger(moment))
    throw new RangeError(`Saat ${moment} tidak dapat dihitung; gunakan bilangan bulat milidetik.`);
}
function requireDay(date: string): number {
  const day = dayOf(date);
  if (Number.isNaN(day)) throw new RangeError(`Tanggal ${date} tidak ada; gunakan tanggal yang benar.`);
  return day;
}

/** Throws a RangeError with the sentence of the first row that cannot be read; see calendarFaults for all that is wrong. */
export function calendarOf(rows: CalendarRows, version: number): OfficeCalendar {
  const [impossible] = impossibleRows(rows);
  if (impossible) throw new RangeError(impossible.says);
  const kept: CalendarRows = Object.freeze({
    holidays: Object.freeze(rows.holidays.map(({ date, type }) => Object.freeze({ date, type }))),
    hours: Object.freeze(
      rows.hours.map(({ weekday, regime, opensAt, closesAt, validFrom, validTo }) =>
        Object.freeze({ weekday, regime, opensAt, closesAt, validFrom, validTo }),
      ),
    ),
    withoutRamadan: Object.freeze([...(rows.withoutRamadan ?? [])]),
  });
  const known = knownDates(completeYears(kept));
  const firstHours = kept.hours.map(({ validFrom }) => validFrom).toSorted()[0];
  const stretches = stretchesOf(kept);
  const intervalsOf = daysOf(stretches);
  const time = tallyOf(stretches, lengthOf);
  const workingDays = tallyOf(stretches, (day) => (day.length > 0 ? 1 : 0));

  function never(moment: number): never {
    throw new RangeError(
      `Kantor tidak pernah buka cukup lama sesudah ${officeDate(moment)}; lengkapi jam kerja pada kalender kantor.`,
    );
  }
  /** Office time used up to the moment, since the calendar begins. */
  function used(moment: number): number {
    requireMoment(moment);
    const day = dayAt(moment);
    const sinceMidnight = moment - midnight(day);
    let sum = time.before(day);
    for (const { from, to } of intervalsOf(day)) sum += Math.max(0, Math.min(to, sinceMidnight) - from);
    return sum;
  }
  /** The earliest moment at which so much > 0 is used. */
  function whenUsed(sum: number, since: number): number {
    const reached = time.reach(sum) ?? never(since);
    let { left } = reached;
    for (const { from, to } of intervalsOf(reached.day)) {
      if (left <= to - from) return midnight(reached.day) + from + left;
      left -= to - from;
    }
    return never(since);
  }
  const closing = (day: number) => midnight(day) + intervalsOf(day).at(-1)!.to;
  function closingsUntil(moment: number): number {
    requireMoment(moment);
    const day = dayAt(moment);
    return workingDays.before(day) + (intervalsOf(day).length > 0 && closing(day) <= moment ? 1 : 0);
  }
  function isOpen(moment: number): boolean {
    requireMoment(moment);
    const day = dayAt(moment);
    const sinceMidnight = moment - midnight(day);
    return intervalsOf(day).some(({ from, to }) => from <= sinceMidnight && sinceMidnight < to);
  }
  // The next millisecond that counts begins then.
  const nextOpening = (moment: number) => whenUsed(used(moment) + 1, moment) - 1;

  return Object.freeze({
    version,
    rows: kept,
    knownUntil: known.until,
    knownFrom: known.from,
    covers(moment: number) {
      const date = officeDate(moment);
      return date <= known.until && date >= known.from && firstHours !== undefined && date >= firstHours;
    },
    intervals(date: string) {
      const day = requireDay(date);
      return intervalsOf(day).map(({ from, to }) => ({ from: midnight(day) + from, to: midnight(day) + to }));
    },
    isWorkingDay: (date: string) => intervalsOf(requireDay(date)).length > 0,
    isOpen,
    nextOpening,
    addOfficeTime(moment: number, duration: number) {
      requireWhole(duration, 0);
      const before = used(moment);
      if (duration > 0) return whenUsed(before + duration, moment);
      return before > 0 && whenUsed(before, moment) === moment ? moment : nextOpening(moment);
    },
    officeTimeBetween: (from: number, to: number) => Math.max(0, used(to) - used(from)),
    addWorkingDays(moment: number, days: number) {
      requireMoment(moment);
      requireWhole(days, 1);
      const reached = workingDays.reach(workingDays.before(dayAt(moment) + 1) + days) ?? never(moment);
      return closing(reached.day);
    },
    workingDaysBetween: (from: number, to: number) => Math.max(0, closingsUntil(to) - closingsUntil(from)),
  });
}
