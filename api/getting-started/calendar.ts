import holidayFile from './holidays.json' with { type: 'json' };

/** Joint decree (SKB 3 Menteri) that a year's holidays come from; the note in holidays.json has the sources. */
const DECREES: Readonly<Record<string, string>> = {
  2025: 'SKB 1017/2024, 2/2024, 2/2024',
  2026: 'SKB 1497/2025, 2/2025, 5/2025',
  2027: 'SKB 1205/2026, 3/2026, 2/2026',
};
const ADDED = { date: '2025-08-18', decree: 'SKB 933/2025, 1/2025, 3/2025' } as const;

export const HOLIDAYS = holidayFile.days.map(([date = '', type, name = '']) => ({
  date,
  type: type === 'CUTI_BERSAMA' ? ('cuti_bersama' as const) : ('libur_nasional' as const),
  name,
  decree: date === ADDED.date ? ADDED.decree : (DECREES[date.slice(0, 4)] ?? null),
}));

/** Of 2027 nothing is decreed yet: due times in it are provisional. */
const RAMADANS = [
  { from: '2025-03-01', to: '2025-03-30' },
  { from: '2026-02-19', to: '2026-03-20' },
] as const;
const USUAL = [{ from: '2023-01-01', to: null }] as const;
const WEEKDAYS = ['senin', 'selasa', 'rabu', 'kamis', 'jumat'] as const;

type Interval = readonly [opensAt: string, closesAt: string];
const REGIMES = {
  biasa: {
    label: '',
    periods: USUAL,
    mondayToThursday: [
      ['07.30', '12.00'],
      ['12.30', '16.00'],
    ],
    friday: [
      ['07.30', '11.30'],
      ['13.00', '14.30'],
    ],
  },
  ramadan: {
    label: ' (Ramadan)',
    periods: RAMADANS,
    mondayToThursday: [
      ['07.30', '12.00'],
      ['12.30', '15.15'],
    ],
    friday: [['07.30', '11.00']],
  },
} as const;

/** Office hours (api/README: The clock), one row per weekday and interval. */
export const HOURS = (['biasa', 'ramadan'] as const).flatMap((regime) =>
  REGIMES[regime].periods.flatMap(({ from, to }) =>
    WEEKDAYS.flatMap((weekday) => {
      const { label, mondayToThursday, friday } = REGIMES[regime];
      const intervals: readonly Interval[] = weekday === 'jumat' ? friday : mondayToThursday;
      return intervals.map(([opensAt, closesAt], part) => ({
        name: `${weekday[0]!.toUpperCase()}${weekday.slice(1)} ${part === 0 ? 'pagi' : 'siang'}${label}`,
        regime,
        weekday,
        opensAt,
        closesAt,
        validFrom: from,
        validTo: to,
      }));
    }),
  ),
);
