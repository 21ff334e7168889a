import type { Phase } from '../define/clock.ts';
import { officeDate, officeMidnight, WIB_MS } from '../define/office-time.ts';
import { isByDays, isByWall, type Term } from '../define/standard.ts';
import type { OfficeCalendar } from './calendar.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../define/durations.ts';

/** An entry of the ledger with the moment (ms) from which it holds; the first holds from the start of the promise. */
export interface Entry extends Phase {
  readonly at: number;
}
/** A stretch of the ledger; `to` is null while it lasts. */
export interface Span extends Phase {
  readonly from: number;
  readonly to: number | null;
}

/** Stretches one after the other from the start on; what lies before it does not count, and nothing follows the end of the promise. */
export function spansOf(start: number, entries: readonly Entry[]): Span[] {
  const spans: Span[] = [];
  for (const [index, entry] of entries.entries()) {
    const from = index === 0 ? start : Math.max(start, entry.at);
    const next = entries[index + 1];
    const to = next ? Math.max(start, next.at) : null;
    if (to !== null && to <= from) continue;
    const { state, step, verb, party, runs, stops, restarts, outage } = entry;
    // Named one by one: a spread of ten fields takes ten times as long.
    spans.push({ state, step, verb, party, runs, stops, restarts, outage, from, to });
  }
  return spans;
}

/** The ledger of a record whose initial state is spent within another's: while it is in that state, what the other did counts. */
export function within(own: readonly Entry[], other: readonly Entry[], initial: string): Entry[] {
  const merged: Entry[] = [];
  for (const [index, entry] of own.entries()) {
    if (entry.state !== initial) {
      merged.push(entry);
      continue;
    }
    const until = own[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    const since = index === 0 ? Number.NEGATIVE_INFINITY : entry.at;
    const before = other.findLast(({ at }) => at <= since);
    if (before) merged.push({ ...before, at: entry.at });
    merged.push(...other.filter(({ at }) => at > since && at < until));
  }
  return merged;
}

/** The last second of the month so many months on, the month of the moment being the first. */
function monthsEnd(moment: number, months: number): number {
  const [year, month] = officeDate(moment).split('-').map(Number) as [number, number];
  return Date.UTC(year, month - 1 + months, 1) - WIB_MS - SECOND;
}
/** Office or wall time of a term that begins then, in ms. */
function durationOf({ amount, unit }: Term, start: number): number {
  if (unit === 'bulan_kalender') return monthsEnd(start, amount) - start;
  return amount * (unit === 'menit' ? MINUTE : HOUR);
}

/** The end of the WIB date of a moment. */
const dayEnd = (moment: number): number => officeMidnight(officeDate(moment)) + DAY;

/** The closing of the n-th working day that closes after the moment. */
function nthClosing(calendar: OfficeCalendar, moment: number, n: number): number {
  const closing = calendar.intervals(officeDate(moment)).at(-1)?.to;
  return calendar.addWorkingDays(closing !== undefined && closing > moment ? moment - DAY : moment, n);
}

/** How much of a running stretch counts, in the unit of the term: ms of office or wall time, or closings of working days after day 0. */
function spent(calendar: OfficeCalendar, term: Term, start: number, from: number, to: number): number {
  if (isByDays(term)) {
    const since = Math.max(from, dayEnd(start) - 1);
    return to > since ? calendar.workingDaysBetween(since, to) : 0;
  }
  return isByWall(term) ? to - from : calendar.officeTimeBetween(from, to);
}

/** The moment at which so much has been spent from `from` on, if the clock runs on. */
function after(calendar: OfficeCalendar, term: Term, start: number, from: number, amount: number): number {
  if (isByDays(term)) return nthClosing(calendar, Math.max(from, dayEnd(start) - 1), amount);
  return isByWall(term) ? from + amount : calendar.addOfficeTime(from, amount);
}

const targetOf = (term: Term, start: number): number => (isByDays(term) ? term.amount : durationOf(term, start));

export interface Reading {
  readonly phase: 'runs' | 'paused' | 'stopped';
  readonly startedAt: number;
  readonly stoppedAt: number | null;
  /**
   * Null while the clock stands still before the promise is used up: it moves on with every minute. What ended keeps the
   * moment it was promised for: the one that would have come, had it gone on.
   */
  readonly dueAt: number | null;
  /** The due time of what goes on lies outside the loaded calendar (R7). */
  readonly provisional: boolean;
  /** Ms of office or wall time, or working days, left when the clock last stood still or began to run; ≤ 0: used up. */
  readonly left: number;
  /** Moments (ms) of the warnings that can be foretold; the due time is 100. */
  readonly warnings: readonly { readonly percent: number; readonly at: number }[];
}

/** The stretches of the present round: a restart begins the promise anew. */
export function roundOf(spans: readonly Span[]): readonly Span[] {
  const last = spans.findLastIndex((span) => span.restarts);
  return last <= 0 ? spans : spans.slice(last);
}

/** Walks the running stretches until so much is spent; null while the clock stands still before that. */
function reach(calendar: OfficeCalendar, term: Term, spans: readonly Span[], amount: number): number | null {
  let used = 0;
  const start = spans[0]!.from;
  for (const span of spans) {
    if (!span.runs) continue;
    if (span.to === null) return after(calendar, term, start, span.from, amount - used);
    const here = spent(calendar, term, start, span.from, span.to);
    if (used + here >= amount) return after(calendar, term, start, span.from, amount - used);
    used += here;
  }
  return null;
}

/** Reads the ledger of one record against its promise. `percents`: when somebody is to be warned. */
export function read(
  calendar: OfficeCalendar,
  term: Term,
  all: readonly Span[],
  percents: readonly number[] = [],
): Reading {
  const spans = roundOf(all);
  const last = spans.at(-1)!;
  const startedAt = spans[0]!.from;
  const used = spans.reduce(
    (sum, span) => (span.runs && span.to !== null ? sum + spent(calendar, term, startedAt, span.from, span.to) : sum),
    0,
  );
  const phase = last.stops ? 'stopped' : last.runs ? 'runs' : 'paused';
  const target = targetOf(term, startedAt);
  const left = target - used;
  const promised = reach(calendar, term, spans, target);
  const dueAt = promised ?? (last.stops ? after(calendar, term, startedAt, last.from, left) : null);
  return {
    phase,
    startedAt,
    stoppedAt: last.stops ? last.from : null,
    dueAt,
    provisional: !last.stops && dueAt !== null && !calendar.covers(dueAt),
    left,
    warnings: phase === 'stopped' ? [] : warningsOf(calendar, term, spans, dueAt, percents),
  };
}

/** Percent of a term in days are percents of its office time: half of one working day is no closing time. */
function warningsOf(
  calendar: OfficeCalendar,
  term: Term,
  spans: readonly Span[],
  dueAt: number | null,
  percents: readonly number[],
): Reading['warnings'] {
  const inTime: Term = isByDays(term) ? { amount: 0, unit: 'menit' } : term;
  const total = isByDays(term)
    ? spans
        .filter((span) => span.runs && dueAt !== null && span.from < dueAt)
        .reduce((sum, { from, to }) => sum + calendar.officeTimeBetween(from, Math.min(to ?? dueAt!, dueAt!)), 0)
    : targetOf(term, spans[0]!.from);
  return percents.flatMap((percent) => {
    const part = Math.round((total * percent) / 100);
    const at = percent === 100 ? dueAt : part > 0 ? reach(calendar, inTime, spans, part) : null;
    return at === null ? [] : [{ percent, at }];
  });
}
