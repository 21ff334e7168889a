import { CALENDAR, type Calendars } from '../../api/clock/sources.ts';
import { officeDate, officeMidnight } from '../../api/define/office-time.ts';
import type { Office } from './office.ts';
import { DAY } from '../../api/define/durations.ts';

/** Opening time of the first working day after today, in ms. */
export async function nextMorning({ app }: Office): Promise<number> {
  const calendar = await app.get<Calendars>(CALENDAR).current();
  return calendar.nextOpening(officeMidnight(officeDate(Date.now() + DAY)));
}
