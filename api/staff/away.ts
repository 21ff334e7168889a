import { writtenDate } from '../define/dates.ts';

/** That somebody is not at work, and until when. `until`: `YYYY-MM-DD`, or until somebody ends it. */
export const awayUntil = (until: string | null): string =>
  until ? `Tidak masuk s.d. ${writtenDate(until)}` : 'Tidak masuk';
