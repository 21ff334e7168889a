import { stagesOf } from '../define/clock.ts';
import { officeDate, officeMidnight } from '../define/office-time.ts';
import { type Term, termOf } from '../define/standard.ts';
import { rolesMeant, turnOf } from '../define/turn.ts';
import type { OfficeCalendar } from './calendar.ts';
import type { Clocked, Context } from './context.ts';
import { read, type Reading, roundOf, type Span, spansOf } from './fold.ts';
import type { Standard } from './sources.ts';
import { DAY, SECOND } from '../define/durations.ts';

/** Overdue from the second after the due time on (R6); 50, 80 and 100 come from the standard. */
export const BREACH = 101;

/** A row of `clocks`; moments in ISO 8601. */
export interface Projection {
  record_id: string;
  resource: string;
  promise: string;
  term_amount: number;
  term_unit: string;
  standard_id: string;
  calendar_version: number;
  started_at: string;
  stopped_at: string | null;
  state: string;
  step: string | null;
  verb: string | null;
  party: string | null;
  phase: Reading['phase'];
  due_at: string | null;
  provisional: boolean;
  amount_left: number;
  owner_id: string | null;
  roles: readonly string[];
  handed: boolean;
  round: number;
  alerted: number;
  alerted_at: string | null;
  alert: number | null;
  alert_at: string | null;
}

export const iso = (moment: number | null): string | null => (moment === null ? null : new Date(moment).toISOString());

export function promiseOf({ clock, flow }: Clocked, { values, own }: Pick<Context, 'values' | 'own'>): string {
  if (typeof clock.promise === 'string') return clock.promise;
  if ('field' in clock.promise) return (values[clock.promise.field] as string | null) ?? clock.promise.initial;
  const stage = stageOf({ clock, flow }, own);
  return typeof stage === 'string' ? stage : stage.initial;
}

/** What is promised in the stage that the record is in. */
function stageOf({ clock, flow }: Pick<Clocked, 'clock' | 'flow'>, own: Context['own']) {
  const stages = stagesOf(clock);
  return stages[own.findLast(({ state }) => Object.hasOwn(stages, state))?.state ?? flow.initial]!;
}

/** The stage that the record is in, where a field of it names the day until which it is promised. */
function datedStage(of: Clocked, { values, own }: Pick<Context, 'values' | 'own'>) {
  const stage = typeof of.clock.promise === 'object' && 'stages' in of.clock.promise ? stageOf(of, own) : '';
  const until = typeof stage === 'string' ? null : (values[stage.field] as string | null);
  return typeof stage === 'string' || !until ? undefined : { until, waits: stage.waits ?? false };
}
export const untilOf = (of: Clocked, context: Pick<Context, 'values' | 'own'>): string | undefined =>
  datedStage(of, context)?.until;

/** Until a day that the record names, so many working days as are left to it: one, at least (R5). */
export function termUntil(calendar: OfficeCalendar, spans: readonly Span[], until: string): Term {
  const start = roundOf(spans)[0]!.from;
  const [dayZero, last] = [officeDate(start), until].map((date) => officeMidnight(date) + DAY - 1) as [number, number];
  return { amount: Math.max(1, calendar.workingDaysBetween(dayZero, last)), unit: 'hari_kerja' };
}
/** So long as the standard says, or until a day that the record names. */
export function termFor(of: Clocked, context: Context, standard: Standard, calendar: OfficeCalendar): Term {
  const until = untilOf(of, context);
  if (until === undefined) return termOf(standard.content, promiseOf(of, context));
  return termUntil(calendar, spansOf(context.start, context.entries), until);
}

export function readingOf(
  of: Clocked,
  context: Context,
  standard: Standard,
  calendar: OfficeCalendar,
): { spans: Span[]; reading: Reading } {
  const spans = spansOf(context.start, context.entries);
  const term = termFor(of, context, standard, calendar);
  const { warnings } = standard.content;
  const told = datedStage(of, context)?.waits ? warnings.filter((percent) => percent >= 100) : warnings;
  return { spans, reading: read(calendar, term, spans, told) };
}

/**
 * The percent up to which the people have been told. What was told before its moment, because the due time has moved
 * later since, is told again at the new one; what was told at or after it never is.
 */
function toldUpTo(before: Context['before'], moments: Reading['warnings'], phase: Reading['phase']): number {
  const { alerted, alertedAt } = before!;
  // While nothing runs no moment is known.
  if (phase !== 'runs') return alerted;
  return moments.findLast(({ percent, at }) => percent <= alerted && at <= (alertedAt ?? at))?.percent ?? 0;
}

/** What is read off the ledger of one record now. */
export function project(of: Clocked, context: Context, standard: Standard, calendar: OfficeCalendar): Projection {
  const { spans, reading } = readingOf(of, context, standard, calendar);
  const promise = promiseOf(of, context);
  const term = termFor(of, context, standard, calendar);
  const own = context.own.at(-1)!;
  const now = spans.at(-1)!;
  const turn = turnOf(of.resource, own.state, context.values);
  // Others carry the promise on: the outer record, or the people of a letter.
  const handed = of.clock.within
    ? own.state === of.flow.initial
    : Boolean(of.clock.worstOf) && !own.stops && turn.roles.length === 0;
  const round = spans.filter((span) => span.restarts).length;
  const breach = reading.dueAt === null ? [] : [{ percent: BREACH, at: reading.dueAt + SECOND }];
  const moments = [...reading.warnings, ...breach];
  const before = context.before?.round === round ? context.before : null;
  const alerted = before ? toldUpTo(before, moments, reading.phase) : 0;
  const next = handed || reading.phase === 'stopped' ? undefined : moments.find(({ percent }) => percent > alerted);
  return {
    record_id: context.id,
    resource: of.resource.name,
    promise,
    term_amount: term.amount,
    term_unit: term.unit,
    standard_id: standard.id,
    calendar_version: calendar.version,
    started_at: iso(reading.startedAt)!,
    stopped_at: iso(reading.stoppedAt),
    state: own.state,
    step: now.step,
    verb: now.verb,
    party: now.party,
    phase: reading.phase,
    due_at: iso(reading.dueAt),
    provisional: reading.provisional,
    amount_left: reading.left,
    owner_id: turn.staffId,
    roles: rolesMeant(of.resource, own.state, context.values),
    handed,
    round,
    alerted,
    alerted_at: iso(before?.alertedAt ?? null),
    alert: next?.percent ?? null,
    alert_at: iso(next?.at ?? null),
  };
}
