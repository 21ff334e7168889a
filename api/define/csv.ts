/** A cell that a spreadsheet would take for a formula gets an apostrophe, also before the full-width signs (design 5.2). */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
/** The byte order mark tells spreadsheets that a file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

export const startsFormula = (value: string): boolean => FORMULA.test(value);

export function csvCell(value: string): string {
  return `"${(startsFormula(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;
