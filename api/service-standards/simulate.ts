import type { OfficeCalendar } from '../clock/calendar.ts';
import type { StandardContent, Term } from '../define/standard.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A finished case as its clock kept it; all moments in milliseconds. */
export interface PastCase {
  readonly id: string;
  readonly number: string;
  readonly resource: string;
  readonly startedAt: number;
  /** Nothing: still open; then it counts as late only where its promise has already passed. */
  readonly stoppedAt: number | null;
  /** When its clock ran, in order; between them it stood still for somebody else's sake. */
  readonly runs: readonly { readonly from: number; readonly to: number }[];
  /** The whole service, or a class of the standard. */
  readonly promise: 'total' | keyof StandardContent['classes'];
}

export interface Replayed {
  readonly id: string;
  readonly number: string;
  readonly resource: string;
  readonly startedAt: number;
  readonly stoppedAt: number | null;
  /** Office minutes that were used. */
  readonly usedMinutes: number;
  readonly lateBefore: boolean;
  readonly lateAfter: boolean;
}
export interface Simulation {
  readonly cases: number;
  readonly lateBefore: number;
  readonly lateAfter: number;
  /** Those that are late under one of the two, in the order of their start. */
  readonly list: readonly Replayed[];
}

const isWorkingDays = ({ unit }: Term) => unit === 'hari' || unit === 'hari_kerja';
const lengthOf = ({ amount, unit }: Term) => amount * (unit === 'menit' ? MINUTE_MS : HOUR_MS);

/** Whether the case broke the promise: answered at the very moment is on time (R6). */
function late(past: PastCase, term: Term, calendar: OfficeCalendar, used: number): boolean {
  const last = past.runs.at(-1)?.to ?? past.startedAt;
  if (!isWorkingDays(term)) {
    if (term.unit !== 'jam_kalender') return used > lengthOf(term);
    return past.runs.reduce((sum, { from, to }) => sum + to - from, 0) > lengthOf(term);
  }
  // Days on which the clock stood still move the last day by as many (R5).
  const still = past.runs.slice(1).reduce((days, { from }, index) => {
    return days + calendar.workingDaysBetween(past.runs[index]!.to, from);
  }, 0);
  return last > calendar.addWorkingDays(past.startedAt, term.amount + still);
}

/** Replays past cases under a draft: which would have been late that were not, and the other way round. */
export function simulate(
  past: readonly PastCase[],
  inForce: StandardContent,
  draft: StandardContent,
  calendar: OfficeCalendar,
): Simulation {
  const termOf = ({ promise }: PastCase, { total, classes }: StandardContent) =>
    promise === 'total' ? total : classes[promise];
  const replayed = past
    .map((one): Replayed => {
      const used = one.runs.reduce((sum, { from, to }) => sum + calendar.officeTimeBetween(from, to), 0);
      const { id, number, resource, startedAt, stoppedAt } = one;
      return {
        ...{ id, number, resource, startedAt, stoppedAt },
        usedMinutes: Math.floor(used / MINUTE_MS),
        lateBefore: late(one, termOf(one, inForce), calendar, used),
        lateAfter: late(one, termOf(one, draft), calendar, used),
      };
    })
    .toSorted((one, other) => one.startedAt - other.startedAt);
  const count = (name: 'lateBefore' | 'lateAfter') => replayed.filter((one) => one[name]).length;
  return {
    cases: replayed.length,
    lateBefore: count('lateBefore'),
    lateAfter: count('lateAfter'),
    list: replayed.filter(({ lateBefore, lateAfter }) => lateBefore || lateAfter),
  };
}
