/** A cell that a spreadsheet would take for a formula gets an apostrophe, also before the full-width signs (design 5.2). */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
/** The byte order mark tells spreadsheets that a file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

export const startsFormula = (value: string): boolean => FORMULA.test(value);

/** A cell as it may stand in a spreadsheet. */
export const guarded = (value: string): string => (startsFormula(value) ? `'${value}` : value);

export const csvCell = (value: string): string => `"${guarded(value).replaceAll('"', '""')}"`;
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;
