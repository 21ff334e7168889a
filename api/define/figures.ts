import { choice, integer, text } from './field.ts';
import { LEADERS, type Role } from './roles.ts';
import { amount, group, list, maybe, type ValueOf } from './shape.ts';

export const GROUPED = {
  month: 'Bulan',
  step: 'Langkah',
  party: 'Pihak',
  class: 'Janji',
  verifier: 'Petugas',
} as const;
export type Grouping = keyof typeof GROUPED;
export const GROUPINGS = Object.keys(GROUPED) as readonly Grouping[];
/** Who reads how the office keeps its promises (api/README: Figures). */
export const FIGURES_READERS: readonly Role[] = [...LEADERS, 'auditor'];

/** Nearest rank; null without a case. */
const percentiles = group(
  { p50: maybe(amount('Menit di tengah')), p90: maybe(amount('Menit pada sembilan dari sepuluh')) },
  'Percentiles',
);
export type Percentiles = ValueOf<typeof percentiles>;
const row = {
  key: text({ label: 'Kode' }),
  onTime: integer({ label: 'Tepat waktu' }),
  /** Ended after the due time, or open and overdue. */
  late: integer({ label: 'Terlambat' }),
  /** Open and not due yet: in no percentage. */
  open: integer({ label: 'Masih berjalan' }),
  /** What the office itself had in hand, what counted for the promise, and by the clock on the wall: minutes. */
  owned: percentiles,
  working: percentiles,
  wall: percentiles,
  budget: maybe(amount('Menit menurut standar, untuk sebuah langkah')),
} as const;
const rowGroup = group(row);
export type FigureRow = ValueOf<typeof rowGroup>;

/** The answer: rows with a word for each key, and what the figures stand on. */
export const figures = group(
  {
    resource: text({ label: 'Jenis data' }),
    from: text({ label: 'Bulan penerimaan pertama, TTTT-BB' }),
    to: text({ label: 'Bulan penerimaan terakhir, TTTT-BB' }),
    by: choice(GROUPED, { label: 'Menurut' }),
    cases: integer({ label: 'Perkara' }),
    rows: list(group({ ...row, label: text({ label: 'Sebutan' }) }, 'FigureRow')),
  },
  'Figures',
);
export type Figures = ValueOf<typeof figures>;

/** Minutes from receipt to recording: the middle one, and the one that nine of ten stay below. */
const lag = group(
  { median: maybe(amount('Menit di tengah')), ninetieth: maybe(amount('Menit pada sembilan dari sepuluh')) },
  'Lag',
);
export type Lag = ValueOf<typeof lag>;
/** Complaints of one class, channel, or kind. */
const complaintCount = group(
  {
    code: maybe(text({ label: 'Kode; kosong bila tidak disebut' })),
    received: integer({ label: 'Diterima' }),
    answered: integer({ label: 'Dijawab' }),
    onTime: integer({ label: 'Tepat waktu' }),
    /** Answered or still open after the due time. */
    late: integer({ label: 'Terlambat' }),
    /** Open and not due yet: in no percentage. */
    open: integer({ label: 'Masih berjalan' }),
    lag,
  },
  'ComplaintCount',
);
export type ComplaintCount = ValueOf<typeof complaintCount>;
/** The answer of `GET /api/complaints/figures`. */
export const complaintFigures = group(
  {
    received: integer({ label: 'Diterima' }),
    byClass: list(complaintCount),
    byChannel: list(complaintCount),
    byKind: list(complaintCount),
    lag,
    /** Of the open ones, due or not: whom they wait for. */
    waitingFor: list(
      group({
        party: maybe(text({ label: 'Pihak yang ditunggu' })),
        open: integer({ label: 'Masih berjalan' }),
        late: integer({ label: 'Terlambat' }),
      }),
    ),
  },
  'ComplaintFigures',
);
export type ComplaintFigures = ValueOf<typeof complaintFigures>;
