import { dayText, momentText, timeText } from '../define/dates.ts';
import { officeDate, officeMidnight } from '../define/office-time.ts';
import {
  INTERNAL,
  isByDays,
  isByWall,
  isPrinted,
  OURS,
  PARTIES,
  type StandardContent,
  type Term,
  termText,
} from '../define/standard.ts';
import type { OfficeCalendar } from './calendar.ts';
import type { Reading, Span } from './fold.ts';
import { wholeMinutes } from './minutes.ts';
import { DAY, MINUTE } from '../define/durations.ts';

/** More lines than this are told in one: thirty working days are no reading. */
const MOST_DAYS = 12;

const minutesText = (minutes: number): string => `${minutes.toLocaleString('id-ID')} menit`;
/** 2 hari 5 jam 20 menit, by the clock on the wall */
function wallText(minutes: number): string {
  const parts = [
    [Math.floor(minutes / (24 * 60)), 'hari'],
    [Math.floor(minutes / 60) % 24, 'jam'],
    [minutes % 60, 'menit'],
  ] as const;
  const told = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
  return told.length > 0 ? told.join(' ') : '0 menit';
}
/** Rounded up: with what was used, in whole minutes, it makes the promise. */
function leftText(term: Term, left: number): string {
  if (isByDays(term)) return `${Math.max(0, left)} hari kerja`;
  const minutes = Math.max(0, Math.ceil(left / MINUTE));
  return isByWall(term) ? wallText(minutes) : minutesText(minutes);
}

export interface Told {
  readonly calendar: OfficeCalendar;
  readonly holidays: ReadonlyMap<string, string>;
  readonly promise: string;
  readonly term: Term;
  /** A day that the record names. */
  readonly until?: string;
  readonly standard: { readonly edition: number; readonly content: Pick<StandardContent, 'classes'> };
  readonly spans: readonly Span[];
  readonly reading: Reading;
  /** Words for what the record waits for in a stretch. */
  readonly waitsFor: (span: Span) => string;
  readonly now: number;
  /** Where others carry the promise on: what is said of the one of them whose clock this is. */
  readonly carriedBy: readonly string[];
}

function whyClosed(told: Told, date: string): string {
  const name = told.holidays.get(date);
  if (name) return `libur (${name})`;
  const weekday = new Date(Date.parse(date)).getUTCDay();
  return weekday === 0 || weekday === 6 ? 'akhir pekan' : 'di luar jam kerja';
}

interface Line {
  readonly text: string;
  readonly minutes: number;
}
/** What the lines so far have counted: the next one goes on from there, so that they add up. */
interface Tally {
  readonly minutes: (duration: number) => number;
  days: number;
}

/** One line a day of a running stretch: which office time counts, or why none does. */
function days(told: Told, from: number, to: number, tally: Tally): string[] {
  const lines: Line[] = [];
  const add = (text: string, minutes = 0) => lines.push({ text, minutes });
  const countsDays = isByDays(told.term);
  for (let date = officeDate(from); date <= officeDate(to); date = officeDate(officeMidnight(date) + DAY)) {
    const open = told.calendar.intervals(date);
    const counted = open
      .map((interval) => ({ from: Math.max(interval.from, from), to: Math.min(interval.to, to) }))
      .filter((interval) => interval.to > interval.from);
    if (open.length === 0) add(`${dayText(date)}: ${whyClosed(told, date)}, tidak dihitung.`);
    else if (countsDays) {
      if (date === officeDate(told.reading.startedAt))
        add(`${dayText(date)}: ${Object.hasOwn(INTERNAL, told.promise) ? 'hari mulai' : 'hari diterima'}, hari ke-0.`);
      else if (open.at(-1)!.to <= to && open.at(-1)!.to > from)
        add(`${dayText(date)}: hari kerja ke-${(tally.days += 1)}.`);
    } else if (counted.length > 0) {
      const minutes = tally.minutes(counted.reduce((all, interval) => all + interval.to - interval.from, 0));
      const hours = counted.map((interval) => `${timeText(interval.from)}–${timeText(interval.to)}`).join(', ');
      add(`${dayText(date)}: ${hours} (${minutesText(minutes)}).`, minutes);
    }
  }
  const texts = lines.map(({ text }) => text);
  if (lines.length <= MOST_DAYS) return texts;
  const hidden = lines.slice(MOST_DAYS / 2, -MOST_DAYS / 2);
  const sum = hidden.reduce((all, { minutes }) => all + minutes, 0);
  const inMinutes = countsDays ? '' : ` (${minutesText(sum)})`;
  return [
    ...texts.slice(0, MOST_DAYS / 2),
    `… ${hidden.length} hari lagi dihitung dengan cara yang sama${inMinutes}.`,
    ...texts.slice(-MOST_DAYS / 2),
  ];
}

/** What is promised, and by what. */
function promised({ promise, term, until, standard: { edition, content }, reading }: Told): string[] {
  const start = momentText(reading.startedAt);
  const standard = `standar pelayanan versi ${edition}`;
  const isSet = Object.hasOwn(content.classes, promise);
  const ours = isSet ? `${OURS} (dicatat bersama ${standard})` : `karena ${standard} tidak menetapkannya`;
  const by = isPrinted(promise) ? `menurut ${standard}` : ours;
  const internal = INTERNAL[promise as keyof typeof INTERNAL];
  if (until) return [`Dimulai ${start}.`, `${internal}: sampai ${dayText(until)}, ${termText(term)}.`];
  if (Object.hasOwn(INTERNAL, promise)) return [`Dimulai ${start}.`, `${internal}: ${termText(term)}, ${by}.`];
  const work = isByWall(term) || isByDays(term) ? '' : ' kerja';
  return [`Diterima ${start}.`, `Janji layanan ${termText(term)}${work}, ${by}.`];
}

/** Why the due time is what it is, line by line, in Indonesian (api/README: The clock). */
export function explain(told: Told): string[] {
  const { reading, term, spans, calendar, now } = told;
  const isWall = isByWall(term);
  const countsDays = isByDays(term);
  const tally: Tally = { minutes: wholeMinutes(), days: 0 };
  const lines = [...told.carriedBy, ...promised(told)];
  if (isWall) lines.push('Malam, akhir pekan, dan hari libur ikut dihitung.');
  if (!isWall && !countsDays && !calendar.isOpen(reading.startedAt))
    lines.push(`Di luar jam kerja: dihitung mulai ${momentText(calendar.nextOpening(reading.startedAt))}.`);
  // Stretches one after the other that run are one stretch to whoever reads this.
  let since: number | undefined;
  for (const [index, span] of spans.entries()) {
    if (span.from < reading.startedAt || span.stops) continue;
    if (span.runs) since ??= span.from;
    const end = Math.min(span.to ?? Number.POSITIVE_INFINITY, reading.dueAt ?? now);
    const isLast = !spans[index + 1]?.runs || (reading.dueAt !== null && end >= reading.dueAt);
    if (since !== undefined && span.runs && isLast) {
      if (!isWall) lines.push(...days(told, since, Math.max(since, end), tally));
      since = undefined;
      if (reading.dueAt !== null && end >= reading.dueAt) break;
    }
    if (!span.runs) {
      const until = span.to === null ? 'sampai sekarang' : `sampai ${momentText(span.to)}`;
      lines.push(
        `Berhenti sejak ${momentText(span.from)} ${until}: ${told.waitsFor(span)}${span.party ? ` (${PARTIES[span.party]})` : ''}.`,
      );
    }
  }
  const { dueAt, stoppedAt, left } = reading;
  if (stoppedAt !== null && left > 0) lines.push(`Tidak terpakai ${leftText(term, left)}.`);
  if (dueAt !== null) lines.push(`Jatuh tempo ${momentText(dueAt)}.`);
  else lines.push(`Jatuh tempo dihitung lagi setelah waktu berjalan; sisa ${leftText(term, left)}.`);
  if (reading.provisional)
    lines.push(
      `Sementara: kalender baru lengkap sampai ${calendar.knownUntil || '(belum ada)'}; dihitung ulang setelah dilengkapi.`,
    );
  if (stoppedAt !== null)
    lines.push(
      `Selesai ${momentText(stoppedAt)}: ${dueAt !== null && stoppedAt > dueAt ? 'terlambat' : 'tepat waktu'}.`,
    );
  else if (dueAt !== null && now > dueAt) lines.push('Batas waktu sudah lewat.');
  return lines;
}
