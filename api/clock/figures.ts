import type { FigureRow, Grouping, Percentiles } from '../define/figures.ts';
import type { OfficeCalendar } from './calendar.ts';
import type { Span } from './fold.ts';
import { type Counted, countedNow, sumOf } from './minutes.ts';

/** One promise of the period: what it was, how it ended or stands, and where its time went. */
export interface Case {
  /** Month of receipt in the office, `YYYY-MM`: the month it counts in. */
  readonly month: string;
  readonly promise: string;
  /** Who has or had the work, by name; null where nobody was named. */
  readonly verifier: string | null;
  readonly dueAt: number | null;
  readonly stoppedAt: number | null;
  /** One of those who carry the promise on has been let down, whatever becomes of the others. */
  readonly letDown: boolean;
  readonly spans: readonly Span[];
  /** By which it was counted. */
  readonly calendar: OfficeCalendar;
}

/** The smallest value that so much of all values do not exceed. */
export function percentile(values: readonly number[], part: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.length === 0 ? null : sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]!;
}
const percentiles = (values: readonly number[]): Percentiles => ({
  p50: percentile(values, 0.5),
  p90: percentile(values, 0.9),
});

type Verdict = 'onTime' | 'late' | 'open';
/** Who still waits after the due time has been let down already (api/README: Figures). */
export function verdictOf(
  { dueAt, stoppedAt, letDown }: Pick<Case, 'dueAt' | 'stoppedAt' | 'letDown'>,
  now: number,
): Verdict {
  if (letDown || (dueAt !== null && (stoppedAt ?? now) > dueAt)) return 'late';
  return stoppedAt === null ? 'open' : 'onTime';
}

interface Share {
  readonly key: string;
  readonly verdict: Verdict;
  readonly owned: number;
  readonly working: number;
  readonly wall: number;
}

/** What one case adds to the groups: the whole of it, or its parts by step or party. */
function sharesOf(one: Case, by: Grouping, budgets: ReadonlyMap<string, number>, now: number): Share[] {
  const all = countedNow(one.calendar, one.spans, now).filter(({ span }) => !span.stops);
  const running = (of: readonly Counted[]) => of.filter(({ span }) => span.runs);
  const parts = (of: readonly Counted[]) => ({
    owned: sumOf(running(of).filter(({ span }) => span.party === 'office')).officeMinutes,
    working: sumOf(running(of)).officeMinutes,
    wall: sumOf(of).wallMinutes,
  });
  const verdict = verdictOf(one, now);
  if (by === 'step' || by === 'party') {
    const keys = [...new Set(all.flatMap(({ span }) => span[by] ?? []))];
    return keys.map((key) => {
      const own = all.filter(({ span }) => span[by] === key);
      const here = { ...parts(own), working: sumOf(own).officeMinutes };
      const budget = by === 'step' ? budgets.get(key) : undefined;
      const isOpen = own.some(({ span }) => span.to === null);
      if (budget === undefined) return { key, verdict, ...here };
      return { key, verdict: here.working > budget ? 'late' : isOpen ? 'open' : 'onTime', ...here };
    });
  }
  const key = by === 'month' ? one.month : by === 'class' ? one.promise : (one.verifier ?? '');
  return [{ key, verdict, ...parts(all) }];
}

/**
 * On time or late by group, with what time went where. `budgets`: nominal minutes by step; a step is on time within them.
 * Rows in the order of their keys.
 */
export function figures(
  cases: readonly Case[],
  by: Grouping,
  budgets: ReadonlyMap<string, number>,
  now: number,
): FigureRow[] {
  const groups = new Map<string, Share[]>();
  for (const one of cases)
    for (const share of sharesOf(one, by, budgets, now)) {
      const group = groups.get(share.key) ?? [];
      groups.set(share.key, group);
      group.push(share);
    }
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, all]) => {
      const count = (verdict: Verdict) => all.filter((share) => share.verdict === verdict).length;
      return {
        key,
        onTime: count('onTime'),
        late: count('late'),
        open: count('open'),
        owned: percentiles(all.map(({ owned }) => owned)),
        working: percentiles(all.map(({ working }) => working)),
        wall: percentiles(all.map(({ wall }) => wall)),
        budget: by === 'step' ? (budgets.get(key) ?? null) : null,
      };
    });
}
