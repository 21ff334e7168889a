import { BYTE_ORDER_MARK, csvLine } from '../../api/define/csv.ts';
import { formatNumber, type Language } from '../engine/format.ts';

export type Cell = number | string | null;
/** Figures of groups: what the table shows, and what is taken away. */
export interface Told {
  /** What the groups are. */
  readonly by: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly cells: readonly Cell[];
    /** Where what was counted is found one by one. */
    readonly to?: string;
  }[];
}

export function cellText(value: Cell, language: Language): string {
  if (value === null) return '–';
  return typeof value === 'number' ? formatNumber(value, language) : value;
}

/** The table for a spreadsheet: numbers plain, nothing where nothing was counted. */
export function sheetOf({ by, columns, rows }: Told): Blob {
  const lines = rows.map(({ name, cells }) => [name, ...cells.map((cell) => String(cell ?? ''))]);
  const text = `${BYTE_ORDER_MARK}${[[by, ...columns], ...lines].map(csvLine).join('')}`;
  return new Blob([text], { type: 'text/csv' });
}
