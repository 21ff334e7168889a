import { choice, date, integer, text } from '../field.ts';
import { amount, group, list, maybe, type ValueOf } from '../shape.ts';

export const CASES_BY = {
  level: 'Tingkat',
  kind: 'Jenis sanksi',
  regime: 'Kepegawaian',
  status: 'Tahap',
  month: 'Bulan dibuka',
} as const;
export type CaseGrouping = keyof typeof CASES_BY;
const caseRow = group(
  {
    key: maybe(text({ label: 'Kode, atau bulan TTTT-BB; kosong bila belum ditetapkan' })),
    opened: integer({ label: 'Perkara dibuka' }),
    open: integer({ label: 'Masih diproses' }),
    late: integer({ label: 'Lewat batas waktu' }),
    imposed: integer({ label: 'Dijatuhi sanksi' }),
    unproven: integer({ label: 'Tidak terbukti' }),
    cancelled: integer({ label: 'Dibatalkan' }),
    days: maybe(amount('Hari dari dibuka sampai diputuskan, di tengah')),
  },
  'CaseRow',
);
export type CaseRow = ValueOf<typeof caseRow>;
/** The answer of `GET /api/sanctions/figures`: numbers, never names. */
export const caseFigures = group(
  {
    from: date({ label: 'Tanggal pertama' }),
    to: date({ label: 'Tanggal terakhir' }),
    by: choice(CASES_BY, { label: 'Menurut' }),
    rows: list(caseRow),
  },
  'CaseFigures',
);
export type CaseFigures = ValueOf<typeof caseFigures>;
