import {
  type CalendarFault,
  type CalendarRows,
  dateOf,
  dayOf,
  type HoursRow,
  impossibleRows,
  knownDates,
  weekdayNamed,
  yearsOfHolidays,
} from './calendar-rows.ts';

function repeatedHolidays(holidays: CalendarRows['holidays']): CalendarFault[] {
  const seen = new Set<string>();
  return holidays.flatMap(({ date, type }, index) => {
    const key = `${date} ${type}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const says = `Tanggal ${date} tercatat dua kali dengan jenis yang sama; hapus salah satunya.`;
    return [{ row: 'holidays', index, field: 'date', says } as const];
  });
}

const LAST = '9999-12-31';
const overlap = (one: HoursRow, other: HoursRow): boolean =>
  one.weekday === other.weekday &&
  one.regime === other.regime &&
  one.validFrom <= (other.validTo ?? LAST) &&
  other.validFrom <= (one.validTo ?? LAST) &&
  one.opensAt < other.closesAt &&
  other.opensAt < one.closesAt;

function overlappingHours(hours: CalendarRows['hours']): CalendarFault[] {
  return hours.flatMap((row, index) => {
    const other = hours.slice(0, index).find((earlier) => overlap(earlier, row));
    if (!other) return [];
    const says = `Jam ${row.weekday} ${row.opensAt}–${row.closesAt} bertumpuk dengan ${other.opensAt}–${other.closesAt}; ubah jam atau masa berlakunya.`;
    return [{ row: 'office-hours', index, field: 'opensAt', says } as const];
  });
}

/** Ramadan hours override the usual ones, so without an end they would stay for ever. */
function endlessRamadan(hours: CalendarRows['hours']): CalendarFault[] {
  const says = 'Jam kerja Ramadan belum berakhir; isi tanggal berlaku sampai.';
  return hours.flatMap(({ regime, validTo }, index) =>
    regime === 'ramadan' && validTo === null ? [{ row: 'office-hours', index, field: 'validTo', says } as const] : [],
  );
}

/** A weekday on which the office is usually open and of whose hours in Ramadan nothing is said would be closed all through it. */
function partialRamadan(hours: CalendarRows['hours']): CalendarFault[] {
  const isValid = (row: HoursRow, date: string) => row.validFrom <= date && date <= (row.validTo ?? LAST);
  const weekdays = (rows: CalendarRows['hours']) => new Set(rows.map(({ weekday }) => weekday));
  const last = new Map(hours.map(({ regime, validFrom }, index) => [`${regime} ${validFrom}`, index]));
  return hours.flatMap((row, index) => {
    if (row.regime !== 'ramadan' || row.validTo === null) return [];
    const valid = hours.filter((one) => isValid(one, row.validFrom));
    const there = weekdays(valid.filter(({ regime }) => regime === 'ramadan'));
    const lacking = [...weekdays(valid.filter(({ regime }) => regime === 'biasa'))]
      .filter((day) => !there.has(day))
      .toSorted((one, other) => weekdayNamed(one) - weekdayNamed(other));
    // Told once, at the last row: the one that is touched.
    if (lacking.length === 0 || last.get(`ramadan ${row.validFrom}`) !== index) return [];
    const says = `Jam Ramadan mulai ${row.validFrom} belum lengkap: ${lacking.join(', ')} belum ada. Masukkan semua harinya sekaligus lewat "Masukkan jam Ramadan" pada kalender, atau impor CSV.`;
    return [{ row: 'office-hours', index, field: 'regime', says } as const];
  });
}

/** Dates up to the end of the years whose holidays are loaded without usual hours, told at the row that ends before them or, if none, begins after. */
function gaps({ holidays, hours }: CalendarRows): CalendarFault[] {
  const { until } = knownDates(yearsOfHolidays(holidays));
  const first = hours.map(({ validFrom }) => validFrom).toSorted()[0];
  if (first === undefined) return [];
  const usual = hours
    .map((row, index) => ({ ...row, index }))
    .filter(({ regime }) => regime === 'biasa')
    .toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
  const faults: CalendarFault[] = [];
  let uncovered = first;
  let place: { index: number; field: string } = { index: 0, field: 'validFrom' };
  const gap = (to: string) => {
    const says = `Tidak ada jam kerja biasa dari ${uncovered} sampai ${to}; lengkapi masa berlakunya.`;
    faults.push({ row: 'office-hours', ...place, says });
  };
  for (const { validFrom, validTo, index } of usual) {
    if (uncovered > until) return faults;
    if (validFrom > uncovered) gap(validFrom > until ? until : dateOf(dayOf(validFrom) - 1));
    if (validTo === null) return faults;
    const next = dateOf(dayOf(validTo) + 1);
    if (next <= uncovered) continue;
    uncovered = next;
    place = { index, field: 'validTo' };
  }
  if (uncovered <= until) gap(until);
  return faults;
}

/** All that is wrong with the rows; what is between rows is looked at only once each can be read by itself. */
export function calendarFaults(rows: CalendarRows): CalendarFault[] {
  const impossible = impossibleRows(rows);
  if (impossible.length > 0) return impossible;
  return [
    ...repeatedHolidays(rows.holidays),
    ...overlappingHours(rows.hours),
    ...endlessRamadan(rows.hours),
    ...partialRamadan(rows.hours),
    ...gaps(rows),
  ];
}
