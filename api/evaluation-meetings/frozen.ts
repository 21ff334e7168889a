import { createHash } from 'node:crypto';
import { nameSql } from '../access/actors.ts';
import type { Sql } from '../database/database.ts';
import type { EvaluationMeeting } from './evaluation-meetings.resource.ts';

/** What is approved together, in words that stay as they are. */
export interface FrozenMeeting {
  readonly number: string;
  readonly subject: string;
  readonly month: string;
  readonly place: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly chair: string | null;
  readonly minuteTaker: string | null;
  readonly introduction: string | null;
  readonly minutes: string;
  readonly attendance: readonly {
    readonly name: string;
    readonly post: string | null;
    readonly element: string;
    readonly attendance: string;
    readonly arrivedAt: string | null;
    readonly reason: string | null;
    readonly delegate: string | null;
    readonly recusedFrom: string | null;
  }[];
  readonly agenda: readonly { readonly position: number; readonly title: string; readonly decision: string | null }[];
  readonly items: readonly { readonly what: string; readonly owner: string; readonly dueOn: string }[];
}

const named = (id: string) => `(select ${nameSql('s')} from staff s where s.id = ${id})`;
const moment = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The parts of a meeting as they stand. Whoever freezes them holds the meeting. */
export async function partsOf(sql: Sql, id: string): Promise<Pick<FrozenMeeting, 'attendance' | 'agenda' | 'items'>> {
  const [row] = await sql.query<[FrozenMeeting['attendance'], FrozenMeeting['agenda'], FrozenMeeting['items']]>(
    `select
       (select coalesce(json_agg(json_build_object('name', ${named('a."staffId"')}, 'post', a.post, 'element', a.element, 'attendance', a.attendance,
           'arrivedAt', ${moment('a."arrivedAt"')}, 'reason', a."absenceReason", 'delegate', ${named('a."delegateId"')},
           'recusedFrom', (select g.title from meeting_agenda_items g where g.id = a."recusedFromId"))
         order by array_position(array['kepala_dinas', 'kepala_bidang', 'kepala_seksi', 'staf', 'lain'], a.element), ${named('a."staffId"')}, a.id), '[]')
        from meeting_attendances a where a."meetingId" = $1 and a."archivedAt" is null),
       (select coalesce(json_agg(json_build_object('position', g.position, 'title', g.title, 'decision', g.decision) order by g.position, g.id), '[]')
        from meeting_agenda_items g where g."meetingId" = $1 and g."archivedAt" is null),
       (select coalesce(json_agg(json_build_object('what', i.what, 'owner', ${named('i."ownerId"')}, 'dueOn', i."dueOn") order by i."createdAt", i.id), '[]')
        from action_items i where i."meetingId" = $1 and i."archivedAt" is null and i.status <> 'dibatalkan')`,
    [id],
  );
  const [attendance, agenda, items] = row!;
  return { attendance, agenda, items };
}

/** A meeting in the words in which it is approved. */
export async function contentOf(sql: Sql, meeting: EvaluationMeeting): Promise<FrozenMeeting> {
  const [row] = await sql.query<[string | null, string | null]>(`select ${named('$1::uuid')}, ${named('$2::uuid')}`, [
    meeting.chairId,
    meeting.minuteTakerId,
  ]);
  const [chair, minuteTaker] = row!;
  return {
    number: meeting.number,
    subject: meeting.subject,
    month: meeting.month,
    place: meeting.place,
    startedAt: new Date(meeting.startedAt ?? meeting.startsAt).toISOString(),
    endedAt: meeting.endedAt && new Date(meeting.endedAt).toISOString(),
    chair,
    minuteTaker,
    introduction: meeting.agenda,
    minutes: meeting.minutes ?? '',
    ...(await partsOf(sql, meeting.id)),
  };
}

type Frozen = object | string | number | boolean | null;
/** The text that is hashed: names in the order of their letters (RFC 8785), so that anybody makes the same of the same. */
export function canonical(value: Frozen): string {
  if (Array.isArray(value)) return `[${(value as Frozen[]).map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value as Record<string, Frozen>).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
