import { type CalendarRows, dayOf, MINUTE_MS, timeOf, weekdayNamed, weekdayOf } from './calendar-rows.ts';

/** Open time of a day, in milliseconds after its midnight. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}
type Day = readonly Interval[];
/** Days from `first` on that repeat one week, Sunday first, until the next stretch; the last one has no end. */
interface Stretch {
  readonly first: number;
  readonly week: readonly Day[];
}
export type Stretches = readonly Stretch[];

const CLOSED: Day = [];
const CLOSED_WEEK: readonly Day[] = Array.from({ length: 7 }, () => CLOSED);

/** Overlapping and touching intervals become one. */
function merged(intervals: Day): Day {
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of intervals.toSorted((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

interface WeeklyHours {
  readonly weekday: number;
  readonly interval: Interval;
}
const weekOf = (hours: readonly WeeklyHours[]): readonly Day[] =>
  CLOSED_WEEK.map((_, of) => merged(hours.filter(({ weekday }) => weekday === of).map(({ interval }) => interval)));

/** Rows that hold on a date: those of Ramadan before the usual ones. */
function holding<Row extends { readonly regime: string }>(valid: readonly Row[]): readonly Row[] {
  const ramadan = valid.filter(({ regime }) => regime === 'ramadan');
  return ramadan.length > 0 ? ramadan : valid;
}

/** Office minutes of a working day at a date, on the average of its week; 0 where no hours hold. */
export function workingDayMinutes(hours: CalendarRows['hours'], date: string): number {
  const valid = hours.filter(({ validFrom, validTo }) => validFrom <= date && (validTo === null || date <= validTo));
  const week = weekOf(
    holding(valid).map(({ weekday, opensAt, closesAt }) => ({
      weekday: weekdayNamed(weekday),
      interval: { from: timeOf(opensAt), to: timeOf(closesAt) },
    })),
  ).filter((day) => day.length > 0);
  const sum = week.flat().reduce((all, { from, to }) => all + to - from, 0);
  return week.length === 0 ? 0 : Math.round(sum / week.length / MINUTE_MS);
}

/** Within a stretch the same rows are valid, so its days need not be written out and it may go on for ever (R7). */
export function stretchesOf({ holidays, hours }: CalendarRows): Stretches {
  const closed = new Set(holidays.map(({ date }) => dayOf(date)));
  const rows = hours.map((row) => ({
    regime: row.regime,
    weekday: weekdayNamed(row.weekday),
    interval: { from: timeOf(row.opensAt), to: timeOf(row.closesAt) },
    first: dayOf(row.validFrom),
    after: row.validTo === null ? Infinity : dayOf(row.validTo) + 1,
  }));
  const changes = new Set([-Infinity, ...rows.flatMap(({ first, after }) => [first, after])]);
  const weeks = new Map<number, readonly Day[]>();
  for (const day of changes) {
    const valid = rows.filter(({ first, after }) => first <= day && day < after);
    weeks.set(day, weekOf(holding(valid)));
  }
  const days = new Set([...changes, ...[...closed].flatMap((day) => [day, day + 1])]);
  let week = CLOSED_WEEK;
  return [...days]
    .filter((day) => day < Infinity)
    .toSorted((one, other) => one - other)
    .map((first) => {
      week = weeks.get(first) ?? week;
      return { first, week: closed.has(first) ? CLOSED_WEEK : week };
    });
}

/** The stretch a day is in: the last one that begins on or before it. */
function indexAt(firsts: readonly number[], least: number): number {
  let low = 0;
  for (let high = firsts.length - 1; low < high;) {
    const middle = (low + high + 1) >> 1;
    if (firsts[middle]! <= least) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The intervals of each day, looked up. */
export function daysOf(stretches: Stretches): (day: number) => readonly Interval[] {
  const firsts = stretches.map(({ first }) => first);
  return (day) => stretches[indexAt(firsts, day)]!.week[weekdayOf(day)]!;
}

export interface Tally {
  /** The sum over all days before the day. */
  before(day: number): number;
  /** The first day at whose end the sum is at least `sum` > 0, and what that day adds to reach it; undefined when never. */
  reach(sum: number): { readonly day: number; readonly left: number } | undefined;
}

/** Sums over days of what a day counts for, in closed form within a stretch. */
export function tallyOf(stretches: Stretches, worth: (day: readonly Interval[]) => number): Tally {
  const firsts = stretches.map(({ first }) => first);
  const weeks = stretches.map(({ week }) => week.map(worth));
  const perWeek = weeks.map((week) => week.reduce((sum, one) => sum + one, 0));
  /** Of the days of a stretch before the day. */
  function within(index: number, day: number): number {
    const first = firsts[index]!;
    // Only the first stretch has no beginning, and it is closed.
    if (first === -Infinity) return 0;
    let sum = Math.floor((day - first) / 7) * perWeek[index]!;
    for (let rest = (day - first) % 7, weekday = weekdayOf(first); rest > 0; rest--, weekday = (weekday + 1) % 7)
      sum += weeks[index]![weekday]!;
    return sum;
  }
  const sums = [0];
  for (let index = 0; index + 1 < firsts.length; index++) sums.push(sums[index]! + within(index, firsts[index + 1]!));

  return {
    before(day) {
      const index = indexAt(firsts, day);
      return sums[index]! + within(index, day);
    },
    reach(sum) {
      // The last stretch before which the sum is less.
      const index = indexAt(sums, sum - 1);
      const total = perWeek[index]!;
      if (total === 0) return undefined;
      let left = sum - sums[index]!;
      const skipped = Math.ceil(left / total) - 1;
      left -= skipped * total;
      let day = firsts[index]! + skipped * 7;
      for (let weekday = weekdayOf(day); ; day++, weekday = (weekday + 1) % 7) {
        const one = weeks[index]![weekday]!;
        if (left <= one) return { day, left };
        left -= one;
      }
    },
  };
}
