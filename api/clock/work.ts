import type { Countdown, Counting, WorkItem } from '../define/answers/work.ts';
import { officeDate } from '../define/office-time.ts';
import { numberOf, visibleFields } from '../define/resource.ts';
import type { Actor, Role } from '../define/roles.ts';
import type { Known } from '../define/rule.ts';
import { lookedAt, toDo } from '../define/to-do.ts';
import { isByDays, isByWall, type Term, type TermUnit } from '../define/standard.ts';
import { quoted } from '../sql/columns.ts';
import type { Judged } from '../sql/rule-sql.ts';
import type { Registry } from '../sql/scope.ts';
import { numberSql, summarySql } from '../sql/summary.ts';
import { type OfficeCalendar, workingDayMinutes } from './calendar.ts';
import { iso } from './projection.ts';
import type { Standard } from './sources.ts';
import { DAY, MINUTE } from '../define/durations.ts';

const HOUR_MINUTES = 60;
/** So far ahead a reader is told when the office is open, to count on by himself. */
const AHEAD_DAYS = 5;

export type WorkRow = [
  resource: string,
  id: string,
  title: string | null,
  number: string | null,
  summary: string | null,
  state: string,
  verb: string | null,
  step: string | null,
  party: string | null,
  phase: 'runs' | 'paused' | 'stopped',
  dueAt: Date | null,
  /** Nothing where nothing is promised in time; neither is there of what follows. */
  startedAt: Date | null,
  amountLeft: string,
  termAmount: number,
  termUnit: TermUnit,
  provisional: boolean,
  /** What its rules look at. */
  known: Known,
];

const CLOCK_COLUMNS =
  'k.state, k.verb, k.step, k.party, k.phase, k.due_at, k.started_at, k.amount_left, k.term_amount, k.term_unit, k.provisional';

/** SQL: the fields and facts of the record `t` that say what there is to do about it. */
function knownSql({ resource, facts }: Judged): string {
  const names = ['previousStatus', ...lookedAt(resource)];
  const own = names.filter((name) => !Object.hasOwn(facts, name)).map((name) => `t.${quoted(name)}`);
  const around = names
    .filter((name) => Object.hasOwn(facts, name))
    .map((name) => `(${facts[name]}) as ${quoted(name)}`);
  return `(select row_to_json(x) from (select ${[...own, ...around].join(', ')}) x)`;
}

/** Select list, for a clock `k` (or what stands for it: work/open-work.ts) of a record `t` of the resource, that a WorkItem is made of; in the order of WORK_NAMES. */
export function workColumns(registry: Registry, of: Judged, roles: readonly Role[]): string {
  const { resource } = of;
  const title = visibleFields(resource, roles).includes(resource.title)
    ? `t.${quoted(resource.title)}::text`
    : 'null::text';
  const number = numberOf(resource) ? 'null::text' : numberSql(registry, resource, 't');
  return [
    `'${resource.name}' as resource`,
    't.id as record_id',
    `${title} as title`,
    `${number} as number`,
    `nullif(${summarySql(registry, resource, 't')}, ${title}) as summary`,
    CLOCK_COLUMNS,
    `${knownSql(of)} as known`,
  ].join(', ');
}
export const WORK_NAMES =
  'resource, record_id, title, number, summary, state, verb, step, party, phase, due_at, started_at, amount_left, term_amount, term_unit, provisional, known';
/** The overdue first, then by due time, at last what stands still; a due time that two share never splits pages. */
export const WORK_ORDER = 'due_at, record_id';

type Timed = WorkRow extends [unknown, unknown, unknown, unknown, unknown, unknown, ...infer Rest] ? Rest : never;
/** Of work that nothing is promised about. */
const UNTIMED = {
  provisional: false,
  dueAt: null,
  late: false,
  byWall: false,
  minutesLeft: null,
  daysLeft: null,
  minutesTotal: null,
} as const;

/** Where time is counted every open record has its clock, and there is nothing to look for beside the clocks. */
export const isCounted = (standard: Standard | undefined, { rows }: OfficeCalendar): boolean =>
  standard !== undefined && rows.hours.length > 0;

export interface Promised {
  readonly phase: Countdown['phase'];
  readonly startedAt: number;
  readonly stoppedAt: number | null;
  readonly dueAt: number | null;
  readonly term: Term;
  /** As in a Reading: ms, or working days. */
  readonly left: number;
}

/** What is left of a promise at a moment (ms), or was at its end. */
export function countdownOf(calendar: OfficeCalendar, promised: Promised, moment: number): Countdown {
  const { phase, startedAt, stoppedAt, dueAt, term, left } = promised;
  // What ended stays as it stood then.
  const now = stoppedAt ?? moment;
  const [byDays, byWall] = [isByDays(term), isByWall(term)];
  const minutes = (from: number, to: number) =>
    (byWall ? Math.max(0, to - from) : calendar.officeTimeBetween(from, to)) / MINUTE;
  const late = dueAt !== null && now > dueAt;
  const minutesLeft = () => {
    // While nothing runs nothing grows: it is as late as it was when it stood still.
    if (dueAt === null || phase === 'paused') return byDays ? null : Math.ceil(left / MINUTE);
    return late ? 0 - Math.floor(minutes(dueAt, now)) : Math.ceil(minutes(now, dueAt));
  };
  const lasts = term.unit === 'menit' ? term.amount : term.amount * HOUR_MINUTES;
  const isWhole = term.unit !== 'bulan_kalender' && !byDays;
  return {
    phase,
    byWall,
    dueAt: iso(dueAt),
    late,
    minutesLeft: minutesLeft(),
    // The day on which it began is none of them (R5).
    daysLeft:
      byDays && !late ? (dueAt === null ? left : Math.min(term.amount, calendar.workingDaysBetween(now, dueAt))) : null,
    minutesTotal: isWhole ? lasts : dueAt === null ? null : Math.ceil(minutes(startedAt, dueAt)),
  };
}

interface Moment {
  readonly calendar: OfficeCalendar;
  /** ms */
  readonly now: number;
  /** Who asks what he has to do; nobody: what anybody has. */
  readonly me?: Actor;
}
export function workItem(registry: Registry, { calendar, now, me }: Moment, row: WorkRow): WorkItem {
  const [name, id, title, number, summary, state] = row;
  const [, , party, phase, due, started, left, amount, unit, provisional, known] = row.slice(6) as Timed;
  const { step, waits = null } = toDo(registry.get(name)!, known, me) ?? {};
  const said = { step: step?.at ?? null, verb: step?.verb ?? null, label: step?.label ?? null, waits };
  const named = { resource: name, id, title, number, summary, state, ...said, party, promised: started !== null };
  if (started === null) return { ...named, ...UNTIMED, phase };
  const dueAt = due?.getTime() ?? null;
  const promise = {
    phase,
    startedAt: started.getTime(),
    stoppedAt: null,
    dueAt,
    left: Number(left),
    term: { amount, unit },
  };
  return { ...named, provisional, ...countdownOf(calendar, promise, now) };
}

/** What who counts down between two answers goes on by: the time here, and when the office is open in the days ahead, today included. */
export function countingAt(calendar: OfficeCalendar, now: number): Counting {
  const open = Array.from({ length: AHEAD_DAYS }, (_, index) => now + index * DAY)
    .flatMap((moment) => calendar.intervals(officeDate(moment)))
    .map(({ from, to }) => ({ from: iso(from)!, to: iso(to)! }));
  return { now: iso(now)!, open, workingDayMinutes: workingDayMinutes(calendar.rows.hours, officeDate(now)) };
}
