import type { CalendarRows } from '../../api/clock/calendar.ts';

type HoursRow = CalendarRows['hours'][number];

/** A row of the office hours, faultless but for what is asked. */
export const mondayHours = (more: Partial<HoursRow> = {}): HoursRow => ({
  weekday: 'senin',
  regime: 'biasa',
  opensAt: '07.30',
  closesAt: '12.00',
  validFrom: '2025-01-01',
  validTo: null,
  ...more,
});
