/** WIB is UTC+7 all year (api/README: The clock, R1). */
export const WIB_MS = 7 * 3_600_000;

/** The calendar date in the office, `YYYY-MM-DD`, of a moment in milliseconds. */
export const officeDate = (moment: number): string => new Date(moment + WIB_MS).toISOString().slice(0, 10);

/** The moment in which the date begins in the office, in milliseconds. */
export const officeMidnight = (date: string): number => Date.parse(date) - WIB_MS;

/** The clocks of the machines that write to the office differ by so much. */
export const SKEW_MS = 5 * 60_000;
