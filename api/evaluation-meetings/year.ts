import { appointed } from '../access/in-force.ts';
import type { Sql } from '../database/database.ts';
import { officeMidnight } from '../define/office-time.ts';
import type { Seat } from './month.ts';
import type { MeetingOfMonth } from './month.ts';

/** A unit that gives the service: its verifiers are there. */
export interface ServiceUnit {
  readonly id: string;
  readonly name: string;
  /** The first month (`YYYY-MM-01`) of which it is asked. */
  readonly since: string;
}

/** Manufacturing 8 is about whoever gives the service. */
export async function serviceUnits(sql: Sql): Promise<ServiceUnit[]> {
  const rows = await sql.query<[string, string, string]>(
    `select u.id, u.name, to_char(u."createdAt" at time zone 'Asia/Jakarta', 'YYYY-MM-01') from org_units u where u."archivedAt" is null
       and u.id in (select coalesce(a."unitId", s."unitId") from appointments a join staff s on s.id = a."staffId" where a.role = 'verifikator' and ${appointed('a')})
     order by u.name, u.id`,
    [],
  );
  return rows.map(([id, name, since]) => ({ id, name, since }));
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`;
type Told = { element: Seat['element']; present: boolean; arrivedAt: number | null };
type Row = [string, string, string, string | null, string | null, Told[]];

const STAGES: Readonly<Record<string, MeetingOfMonth['stage']>> = {
  direncanakan: 'planned',
  ditunda: 'planned',
  diundang: 'invited',
  dibatalkan: 'cancelled',
};

/** The meetings of the unit, or of one above it, that were held or are to be held in the days from … up to, not including, …. */
export async function meetingsOf(sql: Sql, unitId: string, from: string, until: string): Promise<MeetingOfMonth[]> {
  const rows = await sql.query<Row>(
    `with recursive up(id) as (select $1::uuid union select o."parentId" from org_units o join up on up.id = o.id where o."parentId" is not null)
     select m.id, case when m.status = 'ditunda' and m."invitedAt" is not null then 'diundang' else m.status end, ${ms('coalesce(m."startedAt", m."startsAt")')}, ${ms('m."endedAt"')}, ${ms('m."approvedAt"')},
       (select coalesce(json_agg(json_build_object('element', a.element, 'present', a.present and not a.delegate, 'arrivedAt', ${ms('a."arrivedAt"')})), '[]')
        from meeting_attendances a where a."meetingId" = m.id and a."archivedAt" is null)
     from evaluation_meetings m where m."archivedAt" is null and m."unitId" in (select id from up)
       and coalesce(m."startedAt", m."startsAt") >= $2 and coalesce(m."startedAt", m."startsAt") < $3
     order by coalesce(m."startedAt", m."startsAt"), m.id`,
    [unitId, new Date(officeMidnight(from)).toISOString(), new Date(officeMidnight(until)).toISOString()],
  );
  return rows.map(([id, status, at, endedAt, approvedAt, seats]) => ({
    id,
    at: Number(at),
    stage: STAGES[status] ?? 'held',
    endedAt: endedAt === null ? null : Number(endedAt),
    approvedAt: approvedAt === null ? null : Number(approvedAt),
    seats,
  }));
}
