import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { calendarOf, type CalendarRows, completeYears } from '../../api/clock/calendar.ts';
import { HOLIDAYS, HOURS } from '../../api/getting-started/calendar.ts';
import { mondayHours } from '../support/office-hours.ts';
import { HOUR, MINUTE } from '../../api/define/durations.ts';

const rows: CalendarRows = { holidays: HOLIDAYS, hours: HOURS };
const office = calendarOf(rows, 3);
const wib = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);
const shown = (moment: number) => new Date(moment + 7 * HOUR).toISOString().slice(0, 16).replace('T', ' ');

/** Promised times by class, as the standard says them. */
const DUE: Record<string, (received: number) => number> = {
  RINGAN: (received) => office.addOfficeTime(received, 3 * HOUR),
  NORMATIF: (received) => office.addOfficeTime(received, 5 * HOUR),
  TIDAK_BERKADAR: (received) => office.addWorkingDays(received, 1),
  BERKADAR: (received) => office.addWorkingDays(received, 30),
  LAYANAN_170: (received) => office.addOfficeTime(received, 170 * MINUTE),
};
interface Example {
  readonly id: string;
  readonly received: string;
  readonly class: string;
  readonly due: string;
  readonly note: string;
}
const file = readFileSync(join(import.meta.dirname, '../data/deadline-examples.json'), 'utf8');
const { examples } = JSON.parse(file) as { examples: Example[] };

describe('a promised time', () => {
  it.each(examples.map((example) => [`${example.id}: ${example.note}`, example] as const))('%s', (_, example) => {
    expect(shown(DUE[example.class]!(Date.parse(example.received)))).toBe(shown(Date.parse(example.due)));
  });

  it.each([
    ['BERKADAR', '2026-11-02 09:00', '2026-12-14 16:00', '30 working days'],
    ['BERKADAR', '2026-12-01 09:00', '2027-01-18 16:00', '30 working days over Natal and New Year'],
    ['RINGAN', '2026-12-31 15:00', '2027-01-04 09:30', 'over New Year, which is a Friday'],
    ['RINGAN', '2028-02-28 15:00', '2028-02-29 09:30', 'into a leap day, beyond the known years'],
    ['TIDAK_BERKADAR', '2028-02-28 08:00', '2028-02-29 16:00', 'at the end of a leap day'],
    ['TIDAK_BERKADAR', '2026-08-16 10:00', '2026-08-18 16:00', 'a Sunday is day 0, Monday is 17 August'],
    ['TIDAK_BERKADAR', '2026-11-27 00:00', '2026-11-30 16:00', 'midnight in WIB belongs to the day that begins'],
    ['TIDAK_BERKADAR', '2026-11-26 23:59', '2026-11-27 14:30', 'one minute earlier it is the day before'],
    ['TIDAK_BERKADAR', '2026-03-12 15:00', '2026-03-13 11:00', 'in Ramadan one day can be before five hours'],
    ['NORMATIF', '2026-03-12 15:00', '2026-03-16 08:45', 'in Ramadan five hours can be after one day'],
    ['LAYANAN_170', '2026-11-24 05:00', '2026-11-24 10:20', 'before opening counting starts at the opening'],
    ['LAYANAN_170', '2026-11-24 12:00', '2026-11-24 15:20', 'in the break it starts after the break'],
  ])('%s received %s is due %s: %s', (promised, received, due) => {
    expect(shown(DUE[promised]!(wib(received)))).toBe(due);
  });

  it('of nothing is over at once in open time and at closing, else at the next opening', () => {
    const due = (text: string) => shown(office.addOfficeTime(wib(text), 0));
    expect(due('2026-11-24 09:00')).toBe('2026-11-24 09:00');
    expect(due('2026-11-24 07:30')).toBe('2026-11-24 07:30');
    expect(due('2026-11-24 12:00')).toBe('2026-11-24 12:00');
    expect(due('2026-11-24 12:01')).toBe('2026-11-24 12:30');
    expect(due('2026-11-27 20:00')).toBe('2026-11-30 07:30');
  });

  it('is counted to the millisecond', () => {
    const received = wib('2026-11-24 11:59') + 1;
    expect(office.addOfficeTime(received, MINUTE) - wib('2026-11-24 12:30')).toBe(1);
    expect(office.officeTimeBetween(received, wib('2026-11-24 12:30'))).toBe(MINUTE - 1);
  });

  it.each([-1, 0.5, NaN, Infinity])('of %d is refused', (value) => {
    expect(() => office.addOfficeTime(0, value)).toThrow(RangeError);
    expect(() => office.addWorkingDays(0, value)).toThrow(RangeError);
    expect(() => office.addWorkingDays(0, 0)).toThrow(RangeError);
  });

  it.each([0.5, NaN, Infinity])('from moment %d is refused', (moment) => {
    expect(() => office.addOfficeTime(moment, 1)).toThrow(RangeError);
    expect(() => office.addWorkingDays(moment, 1)).toThrow(RangeError);
    expect(() => office.isOpen(moment)).toThrow(RangeError);
    expect(() => office.workingDaysBetween(moment, 0)).toThrow(RangeError);
  });
});

describe('the office', () => {
  it('is open from the opening on, and closed from the closing moment on', () => {
    const open = (text: string) => office.isOpen(wib(text));
    expect(
      ['07:29', '07:30', '11:59', '12:00', '12:29', '12:30', '16:00'].map((time) => open(`2026-11-24 ${time}`)),
    ).toEqual([false, true, true, false, false, true, false]);
    expect(office.isOpen(wib('2026-11-24 12:00') - 1)).toBe(true);
    expect(shown(office.nextOpening(wib('2026-11-24 12:00')))).toBe('2026-11-24 12:30');
    expect(shown(office.nextOpening(wib('2026-11-24 12:00') - MINUTE))).toBe('2026-11-24 11:59');
  });

  it('works from Monday to Friday, not on holidays and joint leave', () => {
    const working = ['2026-12-23', '2026-12-24', '2026-12-25', '2026-12-26', '2026-12-28'].map((date) =>
      office.isWorkingDay(date),
    );
    expect(working).toEqual([true, false, false, false, true]);
    expect(() => office.isWorkingDay('2026-02-30')).toThrow('2026-02-30');
  });

  it('has 37.5 hours in an ordinary week', () => {
    expect(office.officeTimeBetween(wib('2026-11-23 00:00'), wib('2026-11-30 00:00'))).toBe(37.5 * HOUR);
  });

  it('counts a working day when it closes: after the first moment, up to and at the last', () => {
    const closings = (from: string, to: string) =>
      office.workingDaysBetween(wib(`2026-11-23 ${from}`), wib(`2026-11-27 ${to}`));
    expect(closings('15:59', '14:30')).toBe(5);
    expect(closings('16:00', '14:30')).toBe(4);
    expect(closings('15:59', '14:29')).toBe(4);
    expect(closings('16:00', '14:29')).toBe(3);
  });

  it('keeps the hours of Ramadan on its dates only', () => {
    const times = (date: string) =>
      office.intervals(date).map(({ from, to }) => `${shown(from)}-${shown(to).slice(11)}`);
    expect(times('2026-02-18')).toEqual(['2026-02-18 07:30-12:00', '2026-02-18 12:30-16:00']);
    expect(times('2026-02-19')).toEqual(['2026-02-19 07:30-12:00', '2026-02-19 12:30-15:15']);
    expect(times('2026-02-20')).toEqual(['2026-02-20 07:30-11:00']);
    expect(times('2026-03-27')).toEqual(['2026-03-27 07:30-11:30', '2026-03-27 13:00-14:30']);
  });
});

describe('a calendar', () => {
  it('is known until the end of the last complete year that follows without a gap', () => {
    expect(office.knownUntil).toBe('2026-12-31');
    const covered = ['2024-12-31 23:59', '2025-01-01 00:00', '2026-12-31 23:59', '2027-01-01 00:00'];
    expect(covered.map((text) => office.covers(wib(text)))).toEqual([false, true, true, false]);
    const without = (lost: (date: string) => boolean) =>
      calendarOf({ holidays: HOLIDAYS.filter(({ date }) => !lost(date)), hours: HOURS }, 1).knownUntil;
    expect(without((date) => date === '2026-05-01')).toBe('2025-12-31');
    expect(without((date) => date.endsWith('-12-25'))).toBe('');
    expect(calendarOf({ holidays: HOLIDAYS, hours: [] }, 1).covers(wib('2026-01-05 08:00'))).toBe(false);
  });

  it('has the years that have the fixed holidays and joint leave', () => {
    const years = (holidays: CalendarRows['holidays']) =>
      completeYears({ holidays, hours: HOURS, withoutRamadan: [2027] });
    expect(years(HOLIDAYS)).toEqual([2025, 2026, 2027]);
    for (const date of ['01-01', '05-01', '06-01', '08-17', '12-25'])
      expect(years(HOLIDAYS.filter((holiday) => holiday.date !== `2026-${date}`))).toEqual([2025, 2027]);
    expect(years(HOLIDAYS.filter(({ type }) => type !== 'cuti_bersama'))).toEqual([]);
    expect(years(HOLIDAYS.map(({ date }) => ({ date, type: 'cuti_bersama' })))).toEqual([]);
  });

  it('has a year once the hours of its Ramadan are entered, or that there are none', () => {
    const until = (more: Partial<CalendarRows>) =>
      calendarOf({ holidays: HOLIDAYS, hours: HOURS, ...more }, 1).knownUntil;
    const usual = HOURS.filter(({ regime }) => regime === 'biasa');
    const ramadan = HOURS.filter(({ validFrom }) => validFrom === '2026-02-19');
    const next = ramadan.map((row) => ({ ...row, validFrom: '2027-02-08', validTo: '2027-03-09' }));
    expect([until({}), until({ hours: [...HOURS, ...next] }), until({ withoutRamadan: [2027] })]).toEqual([
      '2026-12-31',
      '2027-12-31',
      '2027-12-31',
    ]);
    expect([until({ hours: usual }), until({ hours: usual, withoutRamadan: [2025] })]).toEqual(['', '2025-12-31']);
    // Said of the year after alone: what lies before it is not known.
    expect(until({ hours: usual, withoutRamadan: [2025, 2027] })).toBe('2025-12-31');
  });

  it('joins hours that touch or overlap', () => {
    const joined = calendarOf(
      {
        holidays: [],
        hours: [
          mondayHours({ opensAt: '12.00', closesAt: '13.00' }),
          mondayHours(),
          mondayHours({ opensAt: '12.30', closesAt: '14.00' }),
        ],
      },
      1,
    );
    expect(joined.intervals('2026-11-23')).toEqual([{ from: wib('2026-11-23 07:30'), to: wib('2026-11-23 14:00') }]);
  });

  it.each([
    ['has no hours', []],
    ['has hours that ended', [mondayHours({ validTo: '2026-11-20' })]],
    ['opens in a Ramadan only that is over', [mondayHours({ regime: 'ramadan', validTo: '2025-03-29' })]],
  ])('that %s says so instead of waiting for ever', (_, of) => {
    const closed = calendarOf({ holidays: [], hours: of }, 1);
    const says = 'Kantor tidak pernah buka cukup lama sesudah 2026-11-23';
    const now = wib('2026-11-23 08:00');
    expect(() => closed.nextOpening(now)).toThrow(says);
    expect(() => closed.addOfficeTime(now, 0)).toThrow(says);
    expect(() => closed.addOfficeTime(now, MINUTE)).toThrow(says);
    expect(() => closed.addWorkingDays(now, 1)).toThrow(says);
    expect(closed.officeTimeBetween(now, now + 365 * 24 * HOUR)).toBe(0);
  });

  it('reaches as far as is asked', () => {
    const onMondays = calendarOf({ holidays: [], hours: [mondayHours({ closesAt: '07.31' })] }, 1);
    expect(shown(onMondays.addOfficeTime(wib('2026-11-23 07:30'), 1000 * MINUTE))).toBe('2046-01-15 07:31');
    expect(shown(onMondays.addWorkingDays(wib('2026-11-23 07:30'), 1000))).toBe('2046-01-22 07:31');
  });

  it('does not change with the rows it was made of', () => {
    const changing = { holidays: [{ date: '2026-11-24', type: 'libur_daerah' }], hours: [mondayHours()] };
    const made = calendarOf(changing, 7);
    changing.holidays[0]!.date = '2026-11-23';
    changing.hours.length = 0;
    expect([made.version, made.rows.hours.length, made.rows.holidays[0]!.date]).toEqual([7, 1, '2026-11-24']);
    expect(made.isWorkingDay('2026-11-23')).toBe(true);
    expect([made, made.rows, made.rows.hours, made.rows.hours[0]].every(Object.isFrozen)).toBe(true);
  });
});
