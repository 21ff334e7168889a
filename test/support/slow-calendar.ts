import type { CalendarRows } from '../../api/clock/calendar.ts';
import { DAY, MINUTE } from '../../api/define/durations.ts';

/** The office clock written twice: here minute by minute and slowly, as one would count on a paper calendar. */
const WIB = 7 * 60 * MINUTE;
const WEEKDAYS = ['minggu', 'senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu'];

const two = (value: number) => String(value).padStart(2, '0');
const TIMES = Array.from({ length: 24 * 60 }, (_, minute) => `${two(Math.floor(minute / 60))}.${two(minute % 60)}`);

const wib = (moment: number) => new Date(moment + WIB).toISOString();
export const dateAt = (moment: number): string => wib(moment).slice(0, 10);
export const midnightOf = (date: string): number => Date.parse(`${date}T00:00:00+07:00`);

export class SlowCalendar {
  private readonly days = new Map<string, boolean[]>();

  constructor(private readonly rows: CalendarRows) {}

  /** For each minute of the date whether the office is open. */
  private minutesOf(date: string): boolean[] {
    const known = this.days.get(date);
    if (known) return known;
    const weekday = WEEKDAYS[new Date(date).getUTCDay()];
    const valid = this.rows.hours.filter(
      ({ validFrom, validTo }) => validFrom <= date && (validTo === null || date <= validTo),
    );
    const regime = valid.some((row) => row.regime === 'ramadan') ? 'ramadan' : 'biasa';
    const today = this.rows.holidays.some((holiday) => holiday.date === date)
      ? []
      : valid.filter((row) => row.regime === regime && row.weekday === weekday);
    const minutes = TIMES.map((time) => today.some(({ opensAt, closesAt }) => opensAt <= time && time < closesAt));
    this.days.set(date, minutes);
    return minutes;
  }

  isOpen(moment: number): boolean {
    const date = dateAt(moment);
    return this.minutesOf(date)[Math.floor((moment - midnightOf(date)) / MINUTE)]!;
  }

  isWorkingDay(date: string): boolean {
    return this.minutesOf(date).includes(true);
  }

  /** The open minutes that are not over at the moment, without end. */
  private *openMinutesFrom(moment: number): Generator<{ from: number; to: number }> {
    for (let midnight = midnightOf(dateAt(moment)); ; midnight += DAY) {
      const minutes = this.minutesOf(dateAt(midnight));
      for (let minute = 0; minute < minutes.length; minute++) {
        const to = midnight + (minute + 1) * MINUTE;
        if (minutes[minute] && to > moment) yield { from: Math.max(moment, to - MINUTE), to };
      }
    }
  }

  nextOpening(moment: number): number {
    return this.openMinutesFrom(moment).next().value!.from;
  }

  addOfficeTime(moment: number, duration: number): number {
    if (duration === 0) return this.isOpen(moment - 1) ? moment : this.nextOpening(moment);
    let left = duration;
    for (const { from, to } of this.openMinutesFrom(moment)) {
      if (left <= to - from) return from + left;
      left -= to - from;
    }
    throw new Error('there is always another minute');
  }

  officeTimeBetween(from: number, to: number): number {
    let sum = 0;
    for (const minute of this.openMinutesFrom(from)) {
      if (minute.from >= to) return sum;
      sum += Math.min(minute.to, to) - minute.from;
    }
    return sum;
  }

  private closingOf(date: string): number {
    return midnightOf(date) + (this.minutesOf(date).lastIndexOf(true) + 1) * MINUTE;
  }

  addWorkingDays(moment: number, days: number): number {
    let midnight = midnightOf(dateAt(moment));
    for (let left = days; left > 0;) {
      midnight += DAY;
      if (this.isWorkingDay(dateAt(midnight))) left -= 1;
    }
    return this.closingOf(dateAt(midnight));
  }

  workingDaysBetween(from: number, to: number): number {
    let count = 0;
    for (let midnight = midnightOf(dateAt(from)); midnight <= to; midnight += DAY) {
      const date = dateAt(midnight);
      const closing = this.closingOf(date);
      if (this.isWorkingDay(date) && from < closing && closing <= to) count += 1;
    }
    return count;
  }
}
