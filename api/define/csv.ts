/**
 * A spreadsheet takes a cell for a formula that begins with one of these, also full-width. What a cell is depends on who
 * reads: one with another separator than ours breaks inside a value, where it finds its own or a line's end, and
 * knows no quotes there. So each place where a cell may begin gets an apostrophe before the sign.
 */
const FORMULA = /(?=[=+\-@\t\r＝＋－＠])(?<=(?:^|[;,|\t\r\n])"*)/g;
/** The byte order mark tells spreadsheets that a file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A cell as it may stand in a spreadsheet. */
export const guarded = (value: string): string => value.replaceAll(FORMULA, "'");

/** Whether a spreadsheet would calculate the cell as it is. */
export const startsFormula = (value: string): boolean => /^[=+\-@\t\r＝＋－＠]/.test(value);

export const csvCell = (value: string): string => `"${guarded(value).replaceAll('"', '""')}"`;
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;
