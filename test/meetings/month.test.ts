import { describe, expect, it } from '@jest/globals';
import { calendarOf } from '../../api/clock/calendar.ts';
import { INTERNAL_TERMS, type StandardContent } from '../../api/define/standard.ts';
import { inviteBy, meetingTermsOf, minutesDue, warningAt } from '../../api/evaluation-meetings/dates.ts';
import type { Element } from '../../api/evaluation-meetings/meeting-attendances.resource.ts';
import { judgeMonth, type MeetingOfMonth } from '../../api/evaluation-meetings/month.ts';
import { HOLIDAYS, HOURS } from '../../api/getting-started/calendar.ts';

const calendar = calendarOf({ holidays: HOLIDAYS, hours: HOURS }, 1);
const terms = meetingTermsOf({ classes: INTERNAL_TERMS } as unknown as StandardContent);
const wib = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);
const shown = (moment: number) => new Date(moment + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const FOUR: readonly Element[] = ['kepala_dinas', 'kepala_bidang', 'kepala_seksi', 'staf'];

const met = (more: Partial<MeetingOfMonth> & { who?: readonly Element[] } = {}): MeetingOfMonth => {
  const { who = FOUR, ...rest } = more;
  return {
    id: 'm',
    at: wib('2026-11-27 09:00'),
    stage: 'held',
    endedAt: wib('2026-11-27 11:00'),
    approvedAt: null,
    seats: who.map((element) => ({ element, present: true, arrivedAt: null })),
    ...rest,
  };
};
const judged = (meetings: readonly MeetingOfMonth[], now: string, month = '2026-11-01') => {
  const { state, says, atRisk } = judgeMonth(month, meetings, { calendar, terms, now: wib(now), since: '2026-01-01' });
  return [state, says, atRisk] as const;
};
const stateOf = (...given: Parameters<typeof judged>) => judged(...given)[0];

describe('a month is met', () => {
  it('by the four elements and minutes that are approved in time; until then they are waited for', () => {
    expect(stateOf([met()], '2026-12-02 10:00')).toBe('menunggu_pengesahan');
    expect(stateOf([met({ approvedAt: wib('2026-12-03 10:00') })], '2026-12-03 10:00')).toBe('terpenuhi');
    expect(stateOf([met({ approvedAt: wib('2026-12-04 14:30') })], '2027-02-01 10:00')).toBe('terpenuhi');
  });

  it('late, from the closing time of the fifth working day on', () => {
    expect(stateOf([met()], '2026-12-04 14:30')).toBe('menunggu_pengesahan');
    expect(stateOf([met()], '2026-12-04 14:31')).toBe('notula_terlambat');
    expect(stateOf([met({ approvedAt: wib('2026-12-07 09:00') })], '2026-12-07 09:00')).toBe('terpenuhi_terlambat');
  });

  it('not by whoever the Kepala Dinas sends', () => {
    const seats = FOUR.map((element) => ({ element, present: element !== 'kepala_dinas', arrivedAt: null }));
    const [state, says] = judged([met({ seats, approvedAt: wib('2026-12-03 10:00') })], '2026-12-03 10:00');
    expect([state, says]).toEqual(['dilanggar', 'Rapat 27 November 2026 tanpa unsur Kepala Dinas.']);
  });

  it('not where one person stands for two: the Kepala Bidang as Plh. is the Kepala Dinas', () => {
    const meeting = met({ who: ['kepala_dinas', 'kepala_seksi', 'staf'], approvedAt: wib('2026-12-03 10:00') });
    const [state, says] = judged([meeting], '2026-12-03 10:00');
    expect([state, says]).toEqual(['dilanggar', expect.stringContaining('unsur Kepala Bidang')]);
    const two = met({
      who: ['kepala_dinas', 'kepala_bidang', 'kepala_seksi', 'staf'],
      approvedAt: wib('2026-12-03 10:00'),
    });
    expect(stateOf([two], '2026-12-03 10:00')).toBe('terpenuhi');
  });

  it('not by one that was put off into the next', () => {
    const later = met({ at: wib('2027-01-04 09:00'), stage: 'invited', seats: [] });
    expect(stateOf([later], '2027-01-04 08:00', '2026-12-01')).toBe('dilanggar');
    expect(stateOf([later], '2027-01-04 08:00', '2027-01-01')).toBe('belum');
    expect(stateOf([later], '2026-12-29 08:00', '2026-12-01')).toBe('belum');
  });

  it('also with who came late, if before its end, and who stayed out of one item', () => {
    const late = (at: string) =>
      met({
        approvedAt: wib('2026-12-03 10:00'),
        seats: FOUR.map((element) => ({ element, present: true, arrivedAt: element === 'staf' ? wib(at) : null })),
      });
    expect(stateOf([late('2026-11-27 10:59')], '2026-12-03 10:00')).toBe('terpenuhi');
    expect(stateOf([late('2026-11-27 11:01')], '2026-12-03 10:00')).toBe('dilanggar');
  });

  it('by the best of its meetings, as long as the month goes on; a cancelled one is none', () => {
    const short = met({ at: wib('2026-11-10 09:00'), who: ['staf'] });
    expect(stateOf([short], '2026-11-20 10:00')).toBe('belum');
    expect(stateOf([short, met()], '2026-11-28 10:00')).toBe('menunggu_pengesahan');
    expect(stateOf([met({ stage: 'cancelled' })], '2026-12-01 00:00')).toBe('dilanggar');
    expect(stateOf([], '2026-11-30 23:59')).toBe('belum');
    expect(stateOf([], '2025-12-01 10:00', '2025-11-01')).toBe('tidak_dinilai');
  });

  it('in danger once it was warned and nobody is invited', () => {
    const planned = met({ stage: 'planned', seats: [] });
    expect(judged([planned], '2026-11-23 07:29')[2]).toBe(false);
    expect(judged([planned], '2026-11-23 07:30')[2]).toBe(true);
    expect(judged([met({ stage: 'invited', seats: [] })], '2026-11-23 07:30')[2]).toBe(false);
    expect(judged([], '2026-12-02 07:30')[2]).toBe(false);
  });
});

describe('dates of meetings, over the holidays of 2026 and 2027', () => {
  it.each([
    ['2026-03-01', '2026-03-17 07:30'],
    ['2026-10-01', '2026-10-23 07:30'],
    ['2026-11-01', '2026-11-23 07:30'],
    ['2026-12-01', '2026-12-22 07:30'],
    ['2027-01-01', '2027-01-22 07:30'],
    ['2027-03-01', '2027-03-22 07:30'],
    ['2027-05-01', '2027-05-24 07:30'],
  ])('of %s the warning is given %s', (month, at) => {
    expect(shown(warningAt(calendar, month, terms))).toBe(at);
  });

  it.each([
    ['2026-11-27', '2026-12-04 14:30'],
    ['2026-12-23', '2027-01-04 16:00'],
  ])('minutes of %s are due %s', (date, due) => {
    expect(shown(minutesDue(calendar, date, terms))).toBe(due);
  });

  it.each([
    ['2026-11-27', '2026-11-24'],
    ['2026-12-28', '2026-12-21'],
    ['2027-01-04', '2026-12-29'],
  ])('to a meeting on %s people are invited by %s', (date, by) => {
    expect(inviteBy(calendar, date, terms)).toBe(by);
  });
});
