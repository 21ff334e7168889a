import { describe, expect, it } from '@jest/globals';
import { calendarFaults, calendarOf, type CalendarRows } from '../../api/clock/calendar.ts';
import { HOLIDAYS, HOURS } from '../../api/getting-started/calendar.ts';
import { mondayHours } from '../support/office-hours.ts';

describe('the faults of a calendar', () => {
  const told = (faulty: CalendarRows) =>
    calendarFaults(faulty).map(({ row, index, field, says }) => {
      expect(says).toMatch(/^[A-Z][^.]*(\d\.\d[^.]*)*\.$/);
      return `${row} ${index} ${field}`;
    });

  it('are none in the calendar of the demo office', () => {
    expect(calendarFaults({ holidays: HOLIDAYS, hours: HOURS })).toEqual([]);
  });

  it.each([
    ['a time of 25.00', { opensAt: '25.00' }, 'opensAt'],
    ['a time of 07.60', { opensAt: '07.60' }, 'opensAt'],
    ['a time with a colon', { closesAt: '12:00' }, 'closesAt'],
    ['closing before opening', { closesAt: '07.00' }, 'closesAt'],
    ['closing at opening', { closesAt: '07.30' }, 'closesAt'],
    ['an unknown weekday', { weekday: 'monday' }, 'weekday'],
    ['unknown hours', { regime: 'lebaran' }, 'regime'],
    ['validity from 30 February', { validFrom: '2026-02-30' }, 'validFrom'],
    ['validity until month 13', { validTo: '2026-13-01' }, 'validTo'],
    ['validity that ends before it begins', { validTo: '2024-12-31' }, 'validTo'],
  ])('%s is told, and no calendar is made of it', (_, wrong, field) => {
    const faulty = { holidays: [], hours: [mondayHours(), mondayHours({ weekday: 'selasa', ...wrong })] };
    expect(told(faulty)).toEqual([`office-hours 1 ${field}`]);
    expect(() => calendarOf(faulty, 1)).toThrow(calendarFaults(faulty)[0]!.says);
  });

  it('a holiday on 30 February, or twice with the same type', () => {
    const holidays = ['2026-02-28', '2026-02-30'].map((date) => ({ date, type: 'libur_daerah' }));
    expect(told({ holidays, hours: [mondayHours()] })).toEqual(['holidays 1 date']);
    const twice = [
      { date: '2026-02-27', type: 'libur_daerah' },
      { date: '2026-02-27', type: 'cuti_bersama' },
      { date: '2026-02-27', type: 'libur_daerah' },
    ];
    expect(told({ holidays: twice, hours: [mondayHours()] })).toEqual(['holidays 2 date']);
  });

  it('hours that overlap on the same weekday, under the same rule, at the same time', () => {
    const overlap = (more: Parameters<typeof mondayHours>[0]) =>
      told({ holidays: [], hours: [mondayHours(), mondayHours({ opensAt: '11.59', closesAt: '13.00', ...more })] });
    expect(overlap({})).toEqual(['office-hours 1 opensAt']);
    expect(overlap({ opensAt: '12.00' })).toEqual([]);
    expect(overlap({ weekday: 'selasa' })).toEqual([]);
    expect(overlap({ regime: 'ramadan', validTo: '2026-03-01' })).toEqual([]);
    expect(overlap({ validFrom: '2024-01-01', validTo: '2024-12-31' })).toEqual([]);
    expect(overlap({ validFrom: '2024-01-01', validTo: '2025-01-01' })).toEqual(['office-hours 1 opensAt']);
  });

  it('Ramadan without an end', () => {
    const ramadan = mondayHours({ regime: 'ramadan', validFrom: '2026-02-19' });
    expect(told({ holidays: [], hours: [mondayHours(), ramadan] })).toEqual(['office-hours 1 validTo']);
  });

  it('dates of the known years without usual hours', () => {
    const gaps = (...validity: [string, string | null][]) => {
      const faulty = {
        holidays: HOLIDAYS,
        hours: validity.map(([validFrom, validTo], day) =>
          mondayHours({ weekday: ['senin', 'selasa'][day]!, validFrom, validTo }),
        ),
      };
      told(faulty);
      return calendarFaults(faulty).map(
        ({ index, field, says }) => `${index} ${field} ${says.match(/\d{4}-\d\d-\d\d/g)!.join()}`,
      );
    };
    expect(gaps(['2025-01-01', null])).toEqual([]);
    expect(gaps(['2026-01-01', null], ['2025-01-01', '2025-12-31'])).toEqual([]);
    expect(gaps(['2026-01-02', null], ['2025-01-01', '2025-12-31'])).toEqual(['1 validTo 2026-01-01,2026-01-01']);
    expect(gaps(['2025-01-01', '2027-06-30'])).toEqual(['0 validTo 2027-07-01,2027-12-31']);
    expect(gaps(['2025-01-01', '2027-06-30'], ['2025-05-01', '2025-06-01'])).toEqual([
      '0 validTo 2027-07-01,2027-12-31',
    ]);
    expect(gaps(['2025-01-01', '2027-12-31'])).toEqual([]);
    expect(gaps(['2025-01-01', '2027-10-31'], ['2028-01-01', null])).toEqual(['0 validTo 2027-11-01,2027-12-31']);
    const onlyRamadan = { holidays: HOLIDAYS, hours: [mondayHours({ regime: 'ramadan', validTo: '2025-01-31' })] };
    expect(told(onlyRamadan)).toEqual(['office-hours 0 validFrom']);
  });
});
