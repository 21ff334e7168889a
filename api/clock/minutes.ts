import type { OfficeCalendar } from './calendar.ts';
import { roundOf, type Span } from './fold.ts';
import { MINUTE } from '../define/durations.ts';

/** Whole minutes, as they are shown: of office time, and by the clock on the wall. */
export interface Minutes {
  readonly officeMinutes: number;
  readonly wallMinutes: number;
}
export interface Counted extends Minutes {
  readonly span: Span;
}

/** Adds durations up and answers what each adds in whole minutes: what is left over goes to the next, so that the parts make the sum. */
export function wholeMinutes(): (duration: number) => number {
  let sum = 0;
  return (duration) => {
    const before = Math.floor(sum / MINUTE);
    sum += duration;
    return Math.floor(sum / MINUTE) - before;
  };
}

/** The minutes of each stretch, an open one until `now`. What ran in a round adds up to what is used, what stood still to what is not. */
export function counted(calendar: OfficeCalendar, spans: readonly Span[], now: number): Counted[] {
  const adders = () => ({ office: wholeMinutes(), wall: wholeMinutes() });
  let [running, standing] = [adders(), adders()];
  return spans.map((span) => {
    // What a round before left of a minute is not this one's.
    if (span.restarts) [running, standing] = [adders(), adders()];
    if (span.stops) return { span, officeMinutes: 0, wallMinutes: 0 };
    const to = Math.max(span.from, span.to ?? now);
    const { office, wall } = span.runs ? running : standing;
    return {
      span,
      officeMinutes: office(calendar.officeTimeBetween(span.from, to)),
      wallMinutes: wall(to - span.from),
    };
  });
}

/** As `counted`, of the present round alone: what the promise that is kept now has used. */
export const countedNow = (calendar: OfficeCalendar, spans: readonly Span[], now: number): Counted[] =>
  counted(calendar, roundOf(spans), now);

export const sumOf = (parts: readonly Minutes[]): Minutes => ({
  officeMinutes: parts.reduce((sum, { officeMinutes }) => sum + officeMinutes, 0),
  wallMinutes: parts.reduce((sum, { wallMinutes }) => sum + wallMinutes, 0),
});

/** Sums by what a stretch is of: its party, its step. */
export function sumsBy(parts: readonly Counted[], keyOf: (span: Span) => string | null): Map<string, Minutes> {
  const groups = new Map<string, Counted[]>();
  for (const part of parts) {
    const key = part.span.stops ? null : keyOf(part.span);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  return new Map([...groups].map(([key, group]) => [key, sumOf(group)]));
}
