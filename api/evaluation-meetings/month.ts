import type { OfficeCalendar } from '../clock/calendar.ts';
import { writtenDate, writtenMoment } from '../define/dates.ts';
import type { MonthState } from '../define/answers/meetings.ts';
import { officeDate } from '../define/office-time.ts';
import { endOfMonth, type MeetingTerms, minutesDue, monthOf, warningAt } from './dates.ts';
import { type Element, NEEDED_ELEMENTS, type NeededElement } from './meeting-attendances.resource.ts';

/** Somebody who was in the room, or was to be: as what, and whether he came himself. */
export interface Seat {
  readonly element: Element;
  /** He came himself, in time or late; whoever only sent another did not. */
  readonly present: boolean;
  /** Ms. */
  readonly arrivedAt: number | null;
}
/** A meeting as the obligation of its month looks at it. Moments in ms. */
export interface MeetingOfMonth {
  readonly id: string;
  /** When it began, or is planned to. */
  readonly at: number;
  /** `planned`: nobody is invited yet; `held`: it began. */
  readonly stage: 'planned' | 'invited' | 'held' | 'cancelled';
  readonly endedAt: number | null;
  readonly approvedAt: number | null;
  readonly seats: readonly Seat[];
}
export interface JudgedMonth {
  readonly month: string;
  readonly state: MonthState;
  /** Why, in one sentence. */
  readonly says: string;
  readonly meetingId: string | null;
  /** Nobody is invited, and the warning has been given. */
  readonly atRisk: boolean;
}
export interface MonthRules {
  readonly calendar: OfficeCalendar;
  readonly terms: MeetingTerms;
  readonly now: number;
  /** The first month of which it is asked. */
  readonly since: string;
}

/** Late counts, if he came before the end. */
const counts = ({ present, arrivedAt }: Seat, endedAt: number | null): boolean =>
  present && (arrivedAt === null || endedAt === null || arrivedAt <= endedAt);

/** Elements of which nobody was there. One person fills one: that which his role on that day made him. */
export function missingElements({ seats, endedAt }: Pick<MeetingOfMonth, 'seats' | 'endedAt'>): NeededElement[] {
  const there = seats.filter((seat) => counts(seat, endedAt)).map(({ element }) => element);
  return (Object.keys(NEEDED_ELEMENTS) as NeededElement[]).filter((element) => !there.includes(element));
}

type Found = Pick<JudgedMonth, 'state' | 'says'>;
const dateOf = (moment: number) => writtenDate(officeDate(moment));
const withoutSays = (at: number, missing: readonly NeededElement[]): string =>
  `Rapat ${dateOf(at)} tanpa unsur ${missing.map((one) => NEEDED_ELEMENTS[one]).join(', ')}.`;

function judgeHeld(meeting: MeetingOfMonth, month: string, { calendar, terms, now }: MonthRules): Found {
  const { at, approvedAt } = meeting;
  const held = `Rapat ${dateOf(at)}`;
  const missing = missingElements(meeting);
  if (missing.length > 0)
    return { state: now < endOfMonth(month) ? 'belum' : 'dilanggar', says: withoutSays(at, missing) };
  const due = minutesDue(calendar, officeDate(at), terms);
  if (approvedAt === null)
    return now <= due
      ? { state: 'menunggu_pengesahan', says: `${held}; notula disahkan paling lambat ${writtenMoment(due)}.` }
      : { state: 'notula_terlambat', says: `${held}; notula belum disahkan sampai ${writtenMoment(due)}.` };
  const approved = `${held}, notula disahkan ${writtenMoment(approvedAt)}`;
  return approvedAt <= due
    ? { state: 'terpenuhi', says: `${approved}.` }
    : { state: 'terpenuhi_terlambat', says: `${approved}, sesudah batas ${writtenMoment(due)}.` };
}

function judgeUnheld(meetings: readonly MeetingOfMonth[], month: string, rules: MonthRules): Found {
  if (rules.now >= endOfMonth(month)) return { state: 'dilanggar', says: 'Tidak ada rapat evaluasi pada bulan ini.' };
  const next = meetings.find(({ stage }) => stage === 'invited') ?? meetings.find(({ stage }) => stage === 'planned');
  const warned = `Undangan dikirim paling lambat ${dateOf(warningAt(rules.calendar, month, rules.terms))}.`;
  if (!next) return { state: 'belum', says: `Belum ada rapat yang direncanakan. ${warned}` };
  const planned = `Rapat direncanakan ${dateOf(next.at)}`;
  return next.stage === 'invited'
    ? { state: 'belum', says: `${planned}; peserta sudah diundang.` }
    : { state: 'belum', says: `${planned}; peserta belum diundang. ${warned}` };
}

const BEST: readonly MonthState[] = [
  'terpenuhi',
  'terpenuhi_terlambat',
  'menunggu_pengesahan',
  'notula_terlambat',
  'belum',
  'dilanggar',
];

/** How the obligation of one month stands (api/README: Meetings). `meetings`: those of the unit, whenever they are. */
export function judgeMonth(month: string, meetings: readonly MeetingOfMonth[], rules: MonthRules): JudgedMonth {
  const own = meetings.filter(({ at, stage }) => stage !== 'cancelled' && monthOf(officeDate(at)) === month);
  const held = own
    .filter(({ stage }) => stage === 'held')
    .map((meeting) => ({ meeting, found: judgeHeld(meeting, month, rules) }))
    .toSorted((one, other) => BEST.indexOf(one.found.state) - BEST.indexOf(other.found.state));
  const [best] = held;
  const isAhead = own.some(({ stage }) => stage === 'invited');
  const atRisk =
    !isAhead &&
    rules.now >= warningAt(rules.calendar, month, rules.terms) &&
    (best === undefined || best.found.state === 'belum');
  if (month < rules.since && !best)
    return {
      month,
      state: 'tidak_dinilai',
      says: 'Sebelum kantor memakai aplikasi ini.',
      meetingId: null,
      atRisk: false,
    };
  const found = best?.found ?? judgeUnheld(own, month, rules);
  const next = best?.meeting ?? own[0];
  return { month, ...found, meetingId: next?.id ?? null, atRisk: atRisk && found.state === 'belum' };
}
