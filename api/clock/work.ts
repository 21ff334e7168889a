import { stepsNamed } from '../define/flow.ts';
import { officeDate } from '../define/office-time.ts';
import { numberOf, type Resource, stateOf, visibleFields } from '../define/resource.ts';
import type { Role } from '../define/roles.ts';
import type { TermUnit } from '../define/standard.ts';
import { quoted, tableOf } from '../engine/columns.ts';
import type { Registry } from '../engine/scope.ts';
import type { OfficeCalendar } from './calendar.ts';
import { clocked, outerOf } from './context.ts';

const MINUTE = 60_000;
const HOUR_MINUTES = 60;
const DAY = 24 * 60 * MINUTE;
/** So far ahead a reader is told when the office is open, to count on by himself. */
const AHEAD_DAYS = 5;

/** One record that waits, with what its clock says now. Moments in ISO 8601. */
export interface WorkItem {
  readonly resource: string;
  readonly id: string;
  /** What the record is called, where the reader may know it. */
  readonly title: string | null;
  /** Register number of the record around it: the letter of a person. */
  readonly number: string | null;
  readonly state: string;
  /** The step that is waited for. */
  readonly step: string | null;
  readonly verb: string | null;
  readonly label: string | null;
  readonly party: string | null;
  readonly phase: 'runs' | 'paused';
  readonly dueAt: string | null;
  readonly provisional: boolean;
  readonly late: boolean;
  /** Minutes of office time (of wall time where the promise is so) that are left, or below zero: that it is late. */
  readonly minutesLeft: number | null;
  /** Working days left, where the promise counts days. */
  readonly daysLeft: number | null;
  /** All minutes of the promise. */
  readonly minutesTotal: number | null;
}

export type WorkRow = [
  resource: string,
  id: string,
  title: string | null,
  number: string | null,
  state: string,
  verb: string | null,
  step: string | null,
  party: string | null,
  phase: 'runs' | 'paused',
  dueAt: Date | null,
  startedAt: Date,
  amountLeft: string,
  termAmount: number,
  termUnit: TermUnit,
  provisional: boolean,
];

/** Select list, for a clock `k` of a record `t` of the resource, that a WorkItem is made of; in the order of WORK_NAMES. */
export function workColumns(registry: Registry, resource: Resource, roles: readonly Role[]): string {
  const of = clocked(resource)!;
  const outer = outerOf(registry, of)?.resource;
  const numbered = outer && numberOf(outer);
  const title = visibleFields(resource, roles).includes(resource.title) ? `t.${quoted(resource.title)}` : 'null::text';
  const number =
    outer && numbered
      ? `(select n.${quoted(numbered.field)} from ${tableOf(outer)} n where n.id = t.${quoted(of.clock.within!)})`
      : 'null::text';
  return `k.resource, k.record_id, ${title} as title, ${number} as number, k.state, k.verb, k.step, k.party, k.phase, k.due_at,
    k.started_at, k.amount_left, k.term_amount, k.term_unit, k.provisional`;
}
export const WORK_NAMES =
  'resource, record_id, title, number, state, verb, step, party, phase, due_at, started_at, amount_left, term_amount, term_unit, provisional';
/** The overdue first, then by due time, at last what stands still; a due time that two share never splits pages. */
export const WORK_ORDER = 'due_at, record_id';

/** What is left of a promise at a moment (ms). */
function leftAt(calendar: OfficeCalendar, row: WorkRow, now: number): Pick<WorkItem, 'minutesLeft' | 'daysLeft'> {
  const [, , , , , , , , , due, , amountLeft, , unit] = row;
  const byDays = unit === 'hari' || unit === 'hari_kerja';
  const between = (from: number, to: number) =>
    unit === 'jam_kalender' ? Math.max(0, to - from) : calendar.officeTimeBetween(from, to);
  if (due === null)
    return byDays
      ? { minutesLeft: null, daysLeft: Number(amountLeft) }
      : { minutesLeft: Math.ceil(Number(amountLeft) / MINUTE), daysLeft: null };
  const dueAt = due.getTime();
  if (now > dueAt) return { minutesLeft: 0 - Math.floor(between(dueAt, now) / MINUTE), daysLeft: null };
  return {
    minutesLeft: Math.ceil(between(now, dueAt) / MINUTE),
    daysLeft: byDays ? calendar.workingDaysBetween(now, dueAt) : null,
  };
}

function minutesOf(calendar: OfficeCalendar, row: WorkRow): number | null {
  const [, , , , , , , , , due, started, , amount, unit] = row;
  if (unit === 'menit') return amount;
  if (unit === 'jam' || unit === 'jam_kalender') return amount * HOUR_MINUTES;
  return due === null ? null : Math.ceil(calendar.officeTimeBetween(started.getTime(), due.getTime()) / MINUTE);
}

export function workItem(registry: Registry, calendar: OfficeCalendar, row: WorkRow, now: number): WorkItem {
  const [resource, id, title, number, state, verb, step, party, phase, due, , , , , provisional] = row;
  const { flow } = stateOf(registry.get(resource)!)!;
  return {
    resource,
    id,
    title,
    number,
    state,
    step,
    verb,
    label: (verb && stepsNamed(flow, verb)[0]?.label) ?? null,
    party,
    phase,
    dueAt: due?.toISOString() ?? null,
    provisional,
    late: due !== null && now > due.getTime(),
    ...leftAt(calendar, row, now),
    minutesTotal: minutesOf(calendar, row),
  };
}

export interface OpenTime {
  readonly from: string;
  readonly to: string;
}

/** When the office is open in the days ahead, today included: who counts down goes on by it between two answers. */
export function openAhead(calendar: OfficeCalendar, now: number): OpenTime[] {
  return Array.from({ length: AHEAD_DAYS }, (_, index) => now + index * DAY)
    .flatMap((moment) => calendar.intervals(officeDate(moment)))
    .map(({ from, to }) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() }));
}
