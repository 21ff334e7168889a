import { boolean, choice, date, integer, text } from '../field.ts';
import { amount, group, list, maybe, type ValueOf } from '../shape.ts';

/** A draw of supervision, made again from its seed. */
export const drawnAgain = group(
  {
    same: boolean({ label: 'Undian ulang sama' }),
    /** The seed holds the root of a signed checkpoint. */
    seeded: boolean({ label: 'Benih dari titik periksa yang ditandatangani' }),
    kept: integer({ label: 'Perbuatan yang ikut diundi' }),
    drawn: integer({ label: 'Perbuatan yang diperiksa' }),
    /** Of the day and these people, hidden from their superior by a wall. */
    untold: integer({ label: 'Perbuatan di luar pengetahuan atasan' }),
  },
  'DrawnAgain',
);
export type DrawnAgain = ValueOf<typeof drawnAgain>;

export const COVERAGE_BY = { superior: 'Atasan langsung', month: 'Bulan' } as const;
export type CoverageGrouping = keyof typeof COVERAGE_BY;
/** Of acts: first judged before the day was due, after it or not yet though it is due, and not due yet (in no percentage). */
const judged = group(
  {
    onTime: integer({ label: 'Dinilai tepat waktu' }),
    late: integer({ label: 'Terlambat' }),
    open: integer({ label: 'Belum jatuh tempo' }),
  },
  'JudgedActs',
);
const coverageRow = group(
  {
    key: text({ label: 'Pegawai, atau bulan TTTT-BB' }),
    label: text({ label: 'Sebutan' }),
    days: integer({ label: 'Hari yang diundi' }),
    always: judged,
    sampled: judged,
    delay: maybe(amount('Menit kerja sampai dinilai, di tengah')),
    alleged: integer({ label: 'Dugaan yang masih terbuka' }),
  },
  'CoverageRow',
);
export type CoverageRow = ValueOf<typeof coverageRow>;
/** The answer of `GET /api/supervision-draws/figures`. */
export const coverageFigures = group(
  {
    from: date({ label: 'Tanggal pertama' }),
    to: date({ label: 'Tanggal terakhir' }),
    by: choice(COVERAGE_BY, { label: 'Menurut' }),
    rows: list(coverageRow),
  },
  'CoverageFigures',
);
export type CoverageFigures = ValueOf<typeof coverageFigures>;
