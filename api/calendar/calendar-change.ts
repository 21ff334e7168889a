import { calendarFaults, type CalendarRows } from '../clock/calendar.ts';
import type { StoredRows } from './office-calendar.ts';
import type { Known } from '../define/rule.ts';

export type CalendarResource = 'holidays' | 'office-hours';

/** One row of the calendar as it is to be. */
export interface CalendarChange {
  readonly resource: CalendarResource;
  /** The row that is changed or archived; none for a new one. */
  readonly id?: string;
  /** All its values by field; none for a row that is archived. */
  readonly values?: Known;
}
export interface ChangeFault {
  /** Which of the changes; null where none of them alone is wrong. */
  readonly change: number | null;
  readonly field: string;
  /** One Indonesian sentence. */
  readonly says: string;
}

/** Rows that a change touches come last, where what is between two rows is told. */
function applied<Row extends { readonly id: string }>(
  rows: readonly Row[],
  resource: CalendarResource,
  changes: readonly CalendarChange[],
) {
  const gone = new Set(changes.map(({ id }) => id));
  const kept = rows.filter(({ id }) => !gone.has(id)).map((row) => ({ row, change: null }));
  const made = changes.flatMap(({ values, ...one }, change) =>
    one.resource === resource && values ? [{ row: { validTo: null, ...values } as unknown as Row, change }] : [],
  );
  return [...kept, ...made];
}

/** Libur daerah has a decree of its own making; the others are what the joint decree says. */
function lackingDecrees(changes: readonly CalendarChange[]): ChangeFault[] {
  const says = 'Nomor SKB wajib diisi untuk libur nasional dan cuti bersama.';
  return changes.flatMap(({ resource, values }, change) =>
    resource === 'holidays' && values && values.type !== 'libur_daerah' && !values.decree
      ? [{ change, field: 'decree', says }]
      : [],
  );
}

/** Without usual hours that go on, a promise could fall due never. */
function endings(hours: CalendarRows['hours'], before: CalendarRows['hours']): ChangeFault[] {
  const goesOn = (rows: CalendarRows['hours']) => rows.some((row) => row.regime === 'biasa' && row.validTo === null);
  if (goesOn(hours) || (hours.length === 0 && !goesOn(before))) return [];
  const says =
    'Harus ada jam kerja biasa yang berlaku tanpa batas akhir; kosongkan tanggal berlaku sampai salah satunya.';
  return [{ change: null, field: 'validTo', says }];
}

/** The rows of the calendar after these changes, and all that would be wrong with them. */
export function judge(
  before: StoredRows,
  changes: readonly CalendarChange[],
): { rows: CalendarRows; faults: ChangeFault[] } {
  const holidays = applied(before.holidays, 'holidays', changes);
  const hours = applied(before.hours, 'office-hours', changes);
  const rows = { ...before, holidays: holidays.map(({ row }) => row), hours: hours.map(({ row }) => row) };
  const faults = calendarFaults(rows).map(({ row, index, field, says }) => {
    const { change } = (row === 'holidays' ? holidays : hours)[index]!;
    return { change, field, says };
  });
  return { rows, faults: [...lackingDecrees(changes), ...faults, ...endings(rows.hours, before.hours)] };
}
