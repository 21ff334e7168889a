import type { OfficeCalendar } from '../clock/calendar.ts';
import { read, type Span } from '../clock/fold.ts';
import { countedNow, sumOf } from '../clock/minutes.ts';
import { iso, termUntil } from '../clock/projection.ts';
import type { Standard } from '../clock/sources.ts';
import type { Replayed, Simulation } from '../define/answers/simulation.ts';
import { type Term, termOf } from '../define/standard.ts';

/** A promise of the past, as the ledger keeps it. */
export interface PastCase {
  readonly id: string;
  readonly resource: string;
  readonly number: string;
  /** Name of the promise in a standard. */
  readonly promise: string;
  /** The standard under which it was received. */
  readonly standard: Standard;
  readonly spans: readonly Span[];
  /** Promised until this day, whatever a standard says. */
  readonly until?: string;
}

/** What would have become of past cases under another standard (api/README: The standard is data); `now` in milliseconds. */
export function simulate(
  past: readonly PastCase[],
  draft: Standard,
  calendar: OfficeCalendar,
  now: number,
): Simulation {
  const replayed = past.map(({ promise, standard, spans, until, ...named }): Replayed => {
    const dated = until === undefined ? undefined : termUntil(calendar, spans, until);
    const termIn = ({ content }: Standard): Term => dated ?? termOf(content, promise);
    const under = (term: Term) => {
      const { dueAt, stoppedAt } = read(calendar, term, spans);
      return dueAt !== null && (stoppedAt ?? now) > dueAt;
    };
    const { startedAt, stoppedAt } = read(calendar, termIn(standard), spans);
    const used = countedNow(calendar, spans, now).filter(({ span }) => span.runs);
    return {
      ...named,
      receivedAt: iso(startedAt)!,
      finishedAt: iso(stoppedAt),
      usedMinutes: sumOf(used).officeMinutes,
      lateBefore: under(termIn(standard)),
      lateAfter: under(termIn(draft)),
    };
  });
  const list = replayed
    .filter(({ lateBefore, lateAfter }) => lateBefore || lateAfter)
    .toSorted((one, other) => (one.receivedAt < other.receivedAt ? -1 : 1));
  return {
    cases: replayed.length,
    lateBefore: list.filter(({ lateBefore }) => lateBefore).length,
    lateAfter: list.filter(({ lateAfter }) => lateAfter).length,
    list,
  };
}
