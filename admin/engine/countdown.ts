import type { Countdown, Counting, OpenTime } from '../../api/define/answers/work.ts';
import { MINUTE } from '../../api/define/durations.ts';

/** Whole minutes between two moments (ms) in which the office is open. */
export function openMinutes(open: readonly OpenTime[], from: number, to: number): number {
  const sum = open.reduce((total, interval) => {
    const begin = Math.max(from, Date.parse(interval.from));
    const end = Math.min(to, Date.parse(interval.to));
    return total + Math.max(0, end - begin);
  }, 0);
  return Math.floor(sum / MINUTE);
}

const HOUR_MINUTES = 60;
export const WALL_DAY_MINUTES = 24 * HOUR_MINUTES;

export interface Duration {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}
/** Whole minutes in days of so many minutes each (0: there are no days), hours and minutes. */
export function durationOf(all: number, dayMinutes: number): Duration {
  const days = dayMinutes > 0 ? Math.floor(all / dayMinutes) : 0;
  const rest = all - days * dayMinutes;
  return { days, hours: Math.floor(rest / HOUR_MINUTES), minutes: rest % HOUR_MINUTES };
}

export interface Left {
  /** Below zero: so much it is late. */
  readonly minutes: number | null;
  readonly days: number | null;
  readonly late: boolean;
  /** Of the promise that is used; above 100 when late. */
  readonly percent: number | null;
}

/** What is left at a moment (ms, server time) somewhat after the answer was given. */
export function leftAt(count: Countdown, { now, open }: Counting, moment: number): Left {
  const { phase, byWall, dueAt, minutesLeft, daysLeft: days, minutesTotal } = count;
  const since = Date.parse(now);
  const elapsed = byWall ? Math.floor((moment - since) / MINUTE) : openMinutes(open, since, moment);
  const passed = phase === 'runs' ? elapsed : 0;
  const minutes = minutesLeft === null ? null : minutesLeft - passed;
  const late = count.late || (phase === 'runs' && dueAt !== null && moment > Date.parse(dueAt));
  const percent =
    minutes === null || !minutesTotal ? null : Math.floor(((minutesTotal - minutes) * 100) / minutesTotal);
  return { minutes: late || minutes === null ? minutes : Math.max(0, minutes), days, late, percent };
}

/** The last of the thresholds that has been reached; 0 before all of them. */
export function thresholdOf({ percent, late }: Left): number {
  if (late) return 100;
  return [80, 50].find((threshold) => (percent ?? 0) >= threshold) ?? 0;
}
