/** What a calendar is made of: the declared rows of the resources holidays and office-hours (api/README: The clock). */
export interface CalendarRows {
  readonly holidays: readonly { readonly date: string; readonly type: string }[];
  readonly hours: readonly {
    readonly weekday: string;
    readonly regime: string;
    readonly opensAt: string;
    readonly closesAt: string;
    readonly validFrom: string;
    readonly validTo: string | null;
  }[];
  /** Years in which the office keeps its usual hours in Ramadan too, as it has said. */
  readonly withoutRamadan?: readonly number[];
}
export type HoursRow = CalendarRows['hours'][number];

/** A fault of the row with that index; `says` is one Indonesian sentence. */
export interface CalendarFault {
  readonly row: 'holidays' | 'office-hours';
  readonly index: number;
  readonly field: string;
  readonly says: string;
}

export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;
/** In the order of Date.getUTCDay. */
const WEEKDAYS = ['minggu', 'senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu'];
const REGIMES = ['biasa', 'ramadan'];
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4;

/** Days since 1 January 1970 of a date `YYYY-MM-DD`; NaN when there is no such date. */
export function dayOf(date: string): number {
  const [, year, month, day] = (/^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(date) ?? []).map(Number);
  if (year === undefined || month === undefined) return NaN;
  const moment = new Date(Date.UTC(year, month - 1, day));
  // 30 February would become 2 March.
  return moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day ? moment.getTime() / DAY_MS : NaN;
}
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
/** 0 is Sunday. */
export const weekdayOf = (day: number): number => (((day + FIRST_WEEKDAY) % 7) + 7) % 7;
export const weekdayNamed = (name: string): number => WEEKDAYS.indexOf(name);

/** Milliseconds after midnight of a time such as 07.30; NaN when there is no such time. */
export function timeOf(time: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3])\.([0-5]\d)$/.exec(time) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}

/** What makes a row unreadable by itself: impossible dates and times, intervals that end before they begin. */
export function impossibleRows({ holidays, hours }: CalendarRows): CalendarFault[] {
  const faults: CalendarFault[] = [];
  const noDate = (date: string) => `Tanggal ${date} tidak ada; tulis tanggal yang benar dalam bentuk TTTT-BB-HH.`;
  holidays.forEach(({ date }, index) => {
    if (Number.isNaN(dayOf(date))) faults.push({ row: 'holidays', index, field: 'date', says: noDate(date) });
  });
  hours.forEach((row, index) => {
    const found = (field: keyof HoursRow, says: string) => faults.push({ row: 'office-hours', index, field, says });
    if (weekdayNamed(row.weekday) < 0)
      found('weekday', `Hari ${row.weekday} tidak dikenal; pilih salah satu dari ${WEEKDAYS.join(', ')}.`);
    if (!REGIMES.includes(row.regime))
      found('regime', `Jam kerja ${row.regime} tidak dikenal; pilih salah satu dari ${REGIMES.join(', ')}.`);
    for (const field of ['opensAt', 'closesAt'] as const)
      if (Number.isNaN(timeOf(row[field])))
        found(field, `Jam ${row[field]} tidak ada; tulis jam antara 00.00 dan 23.59, misalnya 07.30.`);
    if (timeOf(row.closesAt) <= timeOf(row.opensAt))
      found('closesAt', `Jam tutup ${row.closesAt} harus sesudah jam buka ${row.opensAt}; perbaiki salah satunya.`);
    if (Number.isNaN(dayOf(row.validFrom))) found('validFrom', noDate(row.validFrom));
    if (row.validTo !== null && Number.isNaN(dayOf(row.validTo))) found('validTo', noDate(row.validTo));
    else if (row.validTo !== null && row.validTo < row.validFrom)
      found(
        'validTo',
        `Berlaku sampai ${row.validTo} mendahului berlaku sejak ${row.validFrom}; perbaiki salah satunya.`,
      );
  });
  return faults;
}

/** New Year, Labour Day, Pancasila, Independence, Christmas: holidays on a fixed date, so a year without them is not loaded [A]. */
const FIXED = ['01-01', '05-01', '06-01', '08-17', '12-25'];

/** What a year lacks: its holidays, or what holds in its Ramadan. */
export type Missing = 'holidays' | 'ramadan';

/** The years, ascending, whose holidays are loaded: every fixed national holiday and at least one cuti bersama [A]. */
export function yearsOfHolidays(holidays: CalendarRows['holidays']): number[] {
  const known = new Set(holidays.map(({ date, type }) => `${type} ${date}`));
  const withLeave = new Set(holidays.filter(({ type }) => type === 'cuti_bersama').map(({ date }) => date.slice(0, 4)));
  return [...withLeave]
    .filter((year) => FIXED.every((date) => known.has(`libur_nasional ${year}-${date}`)))
    .map(Number)
    .toSorted((one, other) => one - other);
}

export const hasRamadanHours = (hours: CalendarRows['hours'], year: number): boolean =>
  hours.some(
    ({ regime, validFrom, validTo }) =>
      regime === 'ramadan' && validFrom <= `${year}-12-31` && (validTo === null || validTo >= `${year}-01-01`),
  );

/** Every year has a Ramadan: its hours are entered, or that there are none. */
const knowsRamadan = ({ hours, withoutRamadan }: CalendarRows, year: number): boolean =>
  (withoutRamadan?.includes(year) ?? false) || hasRamadanHours(hours, year);

export const missingIn = (rows: CalendarRows, year: number): Missing[] => [
  ...(yearsOfHolidays(rows.holidays).includes(year) ? [] : ['holidays' as const]),
  ...(knowsRamadan(rows, year) ? [] : ['ramadan' as const]),
];

/** The years, ascending, of which everything is known that a due time in them hangs on. */
export const completeYears = (rows: CalendarRows): number[] =>
  yearsOfHolidays(rows.holidays).filter((year) => knowsRamadan(rows, year));

/** First and last date of those of the years that follow each other without a gap; empty texts when there are none. */
export function knownDates(years: readonly number[]): { from: string; until: string } {
  const last = years.find((year) => !years.includes(year + 1));
  return last === undefined ? { from: '', until: '' } : { from: `${years[0]}-01-01`, until: `${last}-12-31` };
}
