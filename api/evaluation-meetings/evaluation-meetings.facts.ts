import { factsOf } from '../sql/facts.ts';
import { evaluationMeetings } from './evaluation-meetings.resource.ts';

export const meetingFacts = factsOf(evaluationMeetings, {
  present: `select count(*)::int from meeting_attendances a
    where a."meetingId" = t.id and a."archivedAt" is null and a.present`,
});
