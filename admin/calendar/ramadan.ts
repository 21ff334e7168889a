import type { OfficeHours } from '../../api/calendar/calendar.resource.ts';
import { WEEKDAYS } from './days.ts';
import { DAY } from '../../api/define/durations.ts';

const RAMADAN = '9';
const islamicMonth = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', { month: 'numeric', timeZone: 'UTC' });

export interface RamadanHours {
  readonly validFrom: string;
  readonly validTo: string;
  readonly rows: readonly Pick<OfficeHours, 'name' | 'weekday' | 'opensAt' | 'closesAt'>[];
}

/** The first Ramadan that begins in the year by the calendar of Umm al-Qura: an estimate, the government decides. */
export function estimatedRamadan(year: number): { validFrom: string; validTo: string } {
  const date = (moment: number) => new Date(moment).toISOString().slice(0, 10);
  const isRamadan = (moment: number) => islamicMonth.format(moment).startsWith(RAMADAN);
  let first = Date.UTC(year, 0, 1);
  // One that is under way on New Year's Day began in the year before.
  while (isRamadan(first)) first += DAY;
  while (!isRamadan(first)) first += DAY;
  let last = first;
  while (isRamadan(last + DAY)) last += DAY;
  return { validFrom: date(first), validTo: date(last) };
}

/** The hours of the last Ramadan, or the usual ones where there was none, to be gone over for another year. */
export function proposedRamadan(hours: readonly OfficeHours[], year: number): RamadanHours {
  const latest = (regime: OfficeHours['regime']) => {
    const rows = hours.filter((row) => row.regime === regime);
    const since = rows
      .map(({ validFrom }) => validFrom)
      .toSorted()
      .at(-1);
    return rows.filter(({ validFrom }) => validFrom === since);
  };
  const last = latest('ramadan');
  const rows = (last.length > 0 ? last : latest('biasa')).map(({ name, weekday, opensAt, closesAt }) => ({
    name: name.includes('Ramadan') ? name : `${name} (Ramadan)`,
    weekday,
    opensAt,
    closesAt,
  }));
  const place = ({ weekday, opensAt }: (typeof rows)[number]) => `${(WEEKDAYS.indexOf(weekday) + 6) % 7} ${opensAt}`;
  return { ...estimatedRamadan(year), rows: rows.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)) };
}
