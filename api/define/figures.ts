import { LEADERS, type Role } from './roles.ts';

export const GROUPINGS = ['month', 'step', 'party', 'class', 'verifier'] as const;
export type Grouping = (typeof GROUPINGS)[number];
/** Who reads how the office keeps its promises (api/README: Figures). */
export const FIGURES_READERS: readonly Role[] = [...LEADERS, 'auditor'];

/** Office minutes at the middle and at nine tenths, nearest rank; null without a case. */
export interface Percentiles {
  readonly p50: number | null;
  readonly p90: number | null;
}
export interface FigureRow {
  readonly key: string;
  readonly onTime: number;
  /** Ended after the due time, or open and overdue. */
  readonly late: number;
  /** Open and not due yet: in no percentage. */
  readonly open: number;
  /** What the office itself had in hand, what counted for the promise, and by the clock on the wall: minutes. */
  readonly owned: Percentiles;
  readonly working: Percentiles;
  readonly wall: Percentiles;
  /** Nominal minutes of the standard, for a step. */
  readonly budget: number | null;
}

/** The answer: rows with a word for each key, and what the figures stand on. Months are `YYYY-MM`, of receipt. */
export interface Figures {
  readonly resource: string;
  readonly from: string;
  readonly to: string;
  readonly by: Grouping;
  readonly cases: number;
  readonly rows: readonly (FigureRow & { readonly label: string })[];
}

/** Complaints of one class, channel, or kind; `null` where nothing was said. */
export interface ComplaintCount {
  readonly code: string | null;
  readonly received: number;
  readonly answered: number;
  readonly onTime: number;
  /** Answered or still open after the due time. */
  readonly late: number;
  /** Open and not due yet: in no percentage. */
  readonly open: number;
  readonly lag: Lag;
}
/** Minutes from receipt to recording: the middle one, and the one that nine of ten stay below. */
export interface Lag {
  readonly median: number | null;
  readonly ninetieth: number | null;
}
/** The answer of `GET /api/complaints/figures`. */
export interface ComplaintFigures {
  readonly received: number;
  readonly byClass: readonly ComplaintCount[];
  readonly byChannel: readonly ComplaintCount[];
  readonly byKind: readonly ComplaintCount[];
  readonly lag: Lag;
  /** Of the open ones, due or not: whom they wait for. */
  readonly waitingFor: readonly { readonly party: string | null; readonly open: number; readonly late: number }[];
}
