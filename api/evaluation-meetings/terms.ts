import type { Standards } from '../clock/sources.ts';
import type { Sql } from '../database/database.ts';
import { INTERNAL_TERMS, type StandardContent } from '../define/standard.ts';
import { type MeetingTerms, meetingTermsOf } from './dates.ts';

/** Of an office that has set no standard yet. */
const OURS = { total: { amount: 0, unit: 'menit' }, classes: INTERNAL_TERMS } as unknown as StandardContent;

/** Working days [A] as the standard in force at the moment (ms) has them. */
export async function termsAt(standards: Standards, sql: Sql, moment: number): Promise<MeetingTerms> {
  return meetingTermsOf((await standards.inForceAt(sql, moment))?.content ?? OURS);
}
