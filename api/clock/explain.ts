import { officeDate, WIB_MS } from '../define/office-time.ts';
import {
  INTERNAL,
  isByDays,
  isByWall,
  PARTIES,
  type StandardContent,
  type Term,
  termText,
} from '../define/standard.ts';
import type { OfficeCalendar } from './calendar.ts';
import type { Reading, Span } from './fold.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WEEKDAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'];
/** More lines than this are told in one: thirty working days are no reading. */
const MOST_DAYS = 12;

/** Senin 30 Nov 2026 */
export function dayText(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${WEEKDAYS[new Date(Date.parse(date)).getUTCDay()]} ${day} ${MONTHS[month - 1]} ${year}`;
}
/** 07.50, of a moment in the office */
export const timeText = (moment: number): string =>
  new Date(moment + WIB_MS).toISOString().slice(11, 16).replace(':', '.');
/** Senin 30 Nov 10.20 */
export const dayAndTime = (moment: number): string =>
  `${dayText(officeDate(moment)).slice(0, -' 2026'.length)} ${timeText(moment)}`;
export const momentText = (moment: number): string => `${dayText(officeDate(moment))} pukul ${timeText(moment)} WIB`;
const minutesText = (ms: number): string => `${Math.floor(ms / MINUTE).toLocaleString('id-ID')} menit`;

export interface Told {
  readonly calendar: OfficeCalendar;
  readonly holidays: ReadonlyMap<string, string>;
  readonly promise: string;
  readonly term: Term;
  readonly standard: { readonly edition: number; readonly content: Pick<StandardContent, 'classes'> };
  readonly spans: readonly Span[];
  readonly reading: Reading;
  /** Words for what the record waits for in a stretch. */
  readonly waitsFor: (span: Span) => string;
  readonly now: number;
}

function whyClosed(told: Told, date: string): string {
  const name = told.holidays.get(date);
  if (name) return `libur (${name})`;
  const weekday = new Date(Date.parse(date)).getUTCDay();
  return weekday === 0 || weekday === 6 ? 'akhir pekan' : 'di luar jam kerja';
}

/** One line a day of a running stretch: which office time counts, or why none does. */
function days(told: Told, from: number, to: number, countsDays: boolean): string[] {
  const lines: string[] = [];
  let number = 0;
  for (let date = officeDate(from); date <= officeDate(to); date = officeDate(Date.parse(date) - WIB_MS + DAY)) {
    const open = told.calendar.intervals(date);
    const counted = open
      .map((interval) => ({ from: Math.max(interval.from, from), to: Math.min(interval.to, to) }))
      .filter((interval) => interval.to > interval.from);
    if (open.length === 0) lines.push(`${dayText(date)}: ${whyClosed(told, date)}, tidak dihitung.`);
    else if (countsDays) {
      if (date === officeDate(told.reading.startedAt))
        lines.push(
          `${dayText(date)}: ${Object.hasOwn(INTERNAL, told.promise) ? 'hari mulai' : 'hari diterima'}, hari ke-0.`,
        );
      else if (open.at(-1)!.to <= to && open.at(-1)!.to > from)
        lines.push(`${dayText(date)}: hari kerja ke-${(number += 1)}.`);
    } else if (counted.length > 0) {
      const sum = counted.reduce((all, interval) => all + interval.to - interval.from, 0);
      const hours = counted.map((interval) => `${timeText(interval.from)}–${timeText(interval.to)}`).join(', ');
      lines.push(`${dayText(date)}: ${hours} (${minutesText(sum)}).`);
    }
  }
  if (lines.length <= MOST_DAYS) return lines;
  const hidden = lines.length - MOST_DAYS;
  return [
    ...lines.slice(0, MOST_DAYS / 2),
    `… ${hidden} hari lagi dihitung dengan cara yang sama.`,
    ...lines.slice(-MOST_DAYS / 2),
  ];
}

/** What is promised, and by what. */
function promised({ promise, term, standard: { edition, content }, reading }: Told): string[] {
  const start = momentText(reading.startedAt);
  const standard = `standar pelayanan versi ${edition}`;
  if (Object.hasOwn(INTERNAL, promise)) {
    const by = Object.hasOwn(content.classes, promise)
      ? `menurut ${standard}`
      : `karena ${standard} tidak menetapkannya`;
    return [`Dimulai ${start}.`, `${INTERNAL[promise as keyof typeof INTERNAL]}: ${termText(term)}, ${by}.`];
  }
  const work = isByWall(term) || isByDays(term) ? '' : ' kerja';
  return [`Diterima ${start}.`, `Janji layanan ${termText(term)}${work}, menurut ${standard}.`];
}

/** Why the due time is what it is, line by line, in Indonesian (design 1.4). */
export function explain(told: Told): string[] {
  const { reading, term, spans, calendar, now } = told;
  const isWall = isByWall(term);
  const countsDays = isByDays(term);
  const lines = promised(told);
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
      if (!isWall) lines.push(...days(told, since, Math.max(since, end), countsDays));
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
  const left = countsDays ? `${Math.max(0, reading.left)} hari kerja` : minutesText(Math.max(0, reading.left));
  if (reading.dueAt !== null) lines.push(`Jatuh tempo ${momentText(reading.dueAt)}.`);
  else if (reading.stoppedAt !== null) lines.push(`Tidak terpakai ${left}.`);
  else lines.push(`Jatuh tempo dihitung lagi setelah waktu berjalan; sisa ${left}.`);
  if (reading.provisional)
    lines.push(
      `Sementara: kalender baru lengkap sampai ${calendar.knownUntil || '(belum ada)'}; dihitung ulang setelah dilengkapi.`,
    );
  if (reading.stoppedAt !== null && reading.dueAt !== null)
    lines.push(
      `Selesai ${momentText(reading.stoppedAt)}: ${reading.stoppedAt <= reading.dueAt ? 'tepat waktu' : 'terlambat'}.`,
    );
  else if (reading.stoppedAt !== null) lines.push(`Selesai ${momentText(reading.stoppedAt)}: tepat waktu.`);
  else if (reading.dueAt !== null && now > reading.dueAt) lines.push('Batas waktu sudah lewat.');
  return lines;
}
