import { auditLogs } from '../audit-logs/audit-logs.resource.ts';
import { idAt } from '../audit-logs/by-time.ts';
import type { OfficeCalendar } from '../clock/calendar.ts';
import type { Sql } from '../database/database.ts';
import type { Actor } from '../define/roles.ts';
import { text } from '../sql/rule-sql.ts';
import { type Registry, scopeSql, Values } from '../sql/scope.ts';
import { alwaysSql } from './always-sql.ts';
import type { Always } from './supervised-acts.resource.ts';

/** What somebody did, that his superior may look at. */
export interface Act {
  /** Of its entry in the audit trail. */
  readonly id: string;
  readonly actorId: string;
  readonly at: string;
  readonly weight: number;
  readonly reasons: readonly Always[];
}
/** From and until when, in ms. */
export type Span = readonly [from: number, until: number];

/** Steps, edits, openings of what is masked or sealed, exports. */
const ACTS = `e.outcome = 'ok' and (e.action in ('update', 'archive', 'export') or e.action like 'step:%' or e.action like 'reveal:%')`;
/** How many times likelier than a step it is drawn [A]: what leaves the house or was masked most. */
const WEIGHTS = `case when e.action = 'export' or e.action like 'reveal:%' then 5 when e.action in ('update', 'archive') then 2 else 1 end`;
const EVENT = `select e.id, e.actor_id::uuid as actor, e.action, e.resource, e.recorded_at as at, ${WEIGHTS} as weight,
  case when pg_input_is_valid(e.record_id, 'uuid') then e.record_id::uuid end as record from audit.event e`;

/** Verdicts of these people that somebody broke a duty, left since before this moment without a case or a reason not to. */
const leftAlone = (people: string, before: string) => `${EVENT} join supervised_acts s on s.id::text = e.record_id
  where e.actor_id = any(${people}) and e.resource = 'supervised-acts' and e.action in ('step:nilai_dugaan', 'step:ganti_dugaan')
    and s.status = 'dugaan_pelanggaran' and s."reviewedAt" < ${before} and e.recorded_at >= s."reviewedAt" - interval '1 minute'`;

/** What these people took on in a meeting and is open over more than two: the entry that tells so is of whoever opened the last. */
const dragging = (
  people: string,
) => `select e.id, i."ownerId" as actor, e.action, e.resource, e.recorded_at as at, 1 as weight, i.id as record
  from audit.event e join action_items i on i.id::text = e.record_id
  where e.resource = 'action-items' and e.action = 'step:bawa' and i."ownerId"::text = any(${people}) and i.meetings > 2
    and i.status in ('terbuka', 'dikerjakan') and i."archivedAt" is null
    and not exists (select from audit.event l where l.resource = e.resource and l.record_id = e.record_id and l.action = e.action and l.id > e.id)`;

/** All that these people did in the span, whoever may know of it. */
export async function actsOf(sql: Sql, people: readonly string[], [from, until]: Span): Promise<string[]> {
  const rows = await sql.query<[string]>(
    `select e.id from audit.event e where e.actor_id = any($1) and e.id >= $2 and e.id < $3 and ${ACTS} order by e.id`,
    [people, idAt(from, '0'), idAt(until, '0')],
  );
  return rows.map(([id]) => id);
}

/** As far as their superior may know of it, once each; `neglected`: since before when (ms) what he left alone is looked at. */
export async function actsFor(
  sql: Sql,
  registry: Registry,
  superior: Actor,
  day: {
    readonly people: readonly string[];
    readonly span: Span;
    readonly neglected: number;
    readonly calendar: OfficeCalendar;
  },
): Promise<Act[]> {
  const values = new Values();
  const [people, first, last] = [day.people, ...day.span.map((moment) => idAt(moment, '0'))].map((one) =>
    values.add(one),
  );
  const before = `${values.add(new Date(day.neglected).toISOString())}::timestamptz`;
  const reasons = Object.entries(alwaysSql(registry)).map(([why, test]) => `case when ${test} then ${text(why)} end`);
  const rows = await sql.query<[string, string, Date, number, Always[]]>(
    `select a.id, a.actor, a.at, a.weight, array_remove(array[${reasons.join(', ')}, case a.due when 1 then 'dugaan_dibiarkan' when 2 then 'tindak_lanjut_berlarut' end], null)
     from (select x.*, 0 as due from (${EVENT} where e.actor_id = any(${people}::text[]) and e.id >= ${first} and e.id < ${last} and ${ACTS}) x
       union all select x.*, 1 from (${leftAlone(`${people}::text[]`, before)}) x
       union all select x.*, 2 from (${dragging(`${people}::text[]`)}) x) a
     join audit_logs t on t.id = a.id
     where ${scopeSql({ registry, actor: superior, values }, auditLogs, 't')} and not exists (select from supervised_acts s where s."entryId" = a.id::text and s."supervisorId" = ${values.add(superior.staffId)}::uuid)
     order by a.id`,
    values.list,
  );
  return rows.map(([id, actorId, at, weight, found]) => ({
    id,
    actorId,
    at: at.toISOString(),
    weight,
    reasons: day.calendar.isOpen(at.getTime()) ? found : [...found, 'di_luar_jam'],
  }));
}
