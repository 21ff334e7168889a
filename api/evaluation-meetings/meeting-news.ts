import type { Sql } from '../database/database.ts';
import type { News } from '../notifications/notifications.ts';
import { type EvaluationMeeting, evaluationMeetings } from './evaluation-meetings.resource.ts';

/** To all on the list but whoever approved: that the minutes stand. */
export async function approvedNews(
  sql: Sql,
  { id, number }: Pick<EvaluationMeeting, 'id' | 'number'>,
  by: string,
): Promise<News[]> {
  const people = await sql.query<[string]>(
    `select "staffId" from meeting_attendances where "meetingId" = $1 and "archivedAt" is null and "staffId" <> $2 order by 1`,
    [id, by],
  );
  const title = `Notula rapat ${number} disahkan`;
  return people.map(([staffId]) => {
    return {
      staffId,
      key: `meeting:${id}:disahkan`,
      kind: 'meetings',
      resource: evaluationMeetings.name,
      recordId: id,
      title,
      text: title,
    };
  });
}
