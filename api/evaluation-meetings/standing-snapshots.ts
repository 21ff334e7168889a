import type { Origin } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import { officeDate } from '../define/office-time.ts';
import type { Writer } from '../records/writer.ts';
import type { Reader } from '../sql/reader.ts';
import type { EvaluationMeeting } from './evaluation-meetings.resource.ts';
import { meetingAttendances } from './meeting-attendances.resource.ts';
import { type Standing, standingsOf } from './standings.ts';

type When = Pick<EvaluationMeeting, 'startedAt' | 'startsAt' | 'unitId'>;
/** The day whose roles count: on which the meeting began, or is to. */
export const dayOf = ({ startedAt, startsAt }: When): string => officeDate(Date.parse(startedAt ?? startsAt));

export async function standingIn(sql: Sql, staffId: string, meeting: When): Promise<Standing> {
  const found = await standingsOf(sql, [staffId], dayOf(meeting), meeting.unitId);
  return found.get(staffId) ?? { element: 'lain', post: '–' };
}

/** As it begins: roles may have changed since people were invited. */
export async function renewStandings(
  { reader, writer }: { readonly reader: Reader; readonly writer: Writer },
  writing: { readonly origin: Origin; readonly sql: Sql },
  meeting: EvaluationMeeting,
): Promise<void> {
  const { sql } = writing;
  const listed = await sql.query<[string, string]>(
    `select id, "staffId" from meeting_attendances where "meetingId" = $1 and "archivedAt" is null order by id`,
    [meeting.id],
  );
  const standings = await standingsOf(
    sql,
    listed.map(([, staffId]) => staffId),
    dayOf(meeting),
    meeting.unitId,
  );
  for (const [id, staffId] of listed) {
    const standing = standings.get(staffId);
    const row = standing && (await reader.locked(meetingAttendances, id, sql));
    if (row && (row.element !== standing.element || row.post !== standing.post))
      await writer.update(meetingAttendances, writing, row, { values: { ...standing }, action: 'update' });
  }
}
