import { WORKING } from '../access/actors.ts';
import type { Sql } from '../database/database.ts';
import type { Invitee } from '../define/answers/meetings.ts';
import type { EvaluationMeeting } from './evaluation-meetings.resource.ts';
import { dayOf } from './standing-snapshots.ts';
import { standingsOf } from './standings.ts';

/** Everybody in service, over the whole office, as what he would sit there; who fills an element of it first. */
export async function inviteesOf(sql: Sql, meeting: EvaluationMeeting): Promise<Invitee[]> {
  const people = await sql.query<[string, string, string, boolean]>(
    `select s.id, s."fullName", s.position, exists (select from meeting_attendances a where a."meetingId" = $1 and a."staffId" = s.id and a."archivedAt" is null)
     from staff s where ${WORKING} order by s."fullName", s.id`,
    [meeting.id],
  );
  const standings = await standingsOf(
    sql,
    people.map(([id]) => id),
    dayOf(meeting),
    meeting.unitId,
  );
  return people.map(([id, name, position, listed]) => {
    const { element = 'lain', post = position } = standings.get(id) ?? {};
    return { id, name, position, element, post, listed };
  });
}
