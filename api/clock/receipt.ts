import { officeDate, SKEW_MS } from '../define/office-time.ts';
import type { OfficeCalendar } from './calendar.ts';
import { momentText } from '../define/dates.ts';
import type { Known } from '../define/rule.ts';

/** Why a record's receipt cannot be true, in one sentence; nothing when it can. It was received before it was put on record. */
export function receiptFault(
  calendar: Pick<OfficeCalendar, 'knownFrom'>,
  { receivedAt, createdAt }: Known,
): string | undefined {
  const received = Date.parse(receivedAt as string);
  const recorded = createdAt ? Date.parse(createdAt as string) : Number.POSITIVE_INFINITY;
  if (received > recorded + SKEW_MS) return `Waktu diterima tidak boleh sesudah dicatat (${momentText(recorded)}).`;
  if (calendar.knownFrom !== '' && officeDate(received) < calendar.knownFrom)
    return `Waktu diterima mendahului kalender kantor, yang dimulai ${calendar.knownFrom}. Periksa tahunnya.`;
  return undefined;
}
