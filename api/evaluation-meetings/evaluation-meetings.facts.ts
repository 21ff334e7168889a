import { TODAY } from '../access/in-force.ts';
import { STANDING_IN } from '../access/standing-in.ts';
import { factsOf } from '../sql/facts.ts';
import { actionItems } from './action-items.resource.ts';
import { evaluationMeetings } from './evaluation-meetings.resource.ts';

export const meetingFacts = factsOf(evaluationMeetings, {
  present: `select count(*)::int from meeting_attendances a where a."meetingId" = t.id and a."archivedAt" is null and a.present
    and (a."arrivedAt" is null or t."endedAt" is null or a."arrivedAt" <= t."endedAt")`,
  /** Whether people can still be invited in time, and whether its day has come: 1 or 0. */
  inTime: `select (coalesce(t."inviteBy" >= ${TODAY}, true))::int`,
  dayCome: `select ((t."startsAt" at time zone 'Asia/Jakarta')::date <= ${TODAY})::int`,
  invited: `select count(*)::int from meeting_attendances a where a."meetingId" = t.id and a."archivedAt" is null`,
});

export const actionItemFacts = factsOf(actionItems, {
  /** All over the owner, near and far, and whoever stands in for one of them. */
  superiorIds: `with recursive above(id) as (select s."supervisorId" from staff s where s.id = t."ownerId"
      union select s."supervisorId" from staff s join above a on s.id = a.id)
    select coalesce(json_agg(id), '[]') from (select id from above where id is not null and id <> t."ownerId"
      union select d.deputy from (${STANDING_IN}) d join above a on a.id = d.holder where d.deputy <> t."ownerId") x`,
});
