import type { Database } from '../database/database.ts';
import type { Actor } from '../define/roles.ts';
import { type Registry, scopeSql, Values } from '../engine/scope.ts';
import { complaints } from './complaints.resource.ts';

export interface Count {
  /** Of one class, channel, kind, or status; `null` where nothing was said. */
  readonly code: string | null;
  readonly received: number;
  readonly answered: number;
  /** Answered or still open after the due time. */
  readonly late: number;
}
export interface Figures {
  readonly received: number;
  readonly byClass: readonly Count[];
  readonly byChannel: readonly Count[];
  readonly byKind: readonly Count[];
  /** Minutes from receipt to recording: the middle one, and the one that nine of ten stay below. */
  readonly lag: { readonly median: number | null; readonly ninetieth: number | null };
  /** Of the open ones: whom they wait for. */
  readonly waitingFor: readonly { readonly party: string | null; readonly open: number }[];
}

/** Counts of the complaints received in a span (both dates included, WIB), as far as the actor may know of them. */
export async function figuresOf(
  database: Database,
  registry: Registry,
  actor: Actor,
  [from, to]: readonly [string, string],
): Promise<Figures> {
  const values = new Values();
  const scope = scopeSql(registry, complaints, actor, values, 't');
  const day = `(t."receivedAt" at time zone 'Asia/Jakarta')::date`;
  const by = (column: string) =>
    `(select coalesce(json_agg(json_build_object('code', code, 'received', received, 'answered', answered, 'late', late) order by received desc, code), '[]')
      from (select ${column} as code, count(*) as received, count(*) filter (where answered) as answered, count(*) filter (where late) as late from seen group by 1) c)`;
  const lag = (share: number) => `(select percentile_cont(${share}) within group (order by lag) from seen)`;
  const [row] = await database.query<[Figures]>(
    `with seen as (
       select t.class, t.channel, t.kind, t."answeredAt" is not null as answered, extract(epoch from t."createdAt" - t."receivedAt") / 60 as lag,
         k.party, coalesce(k.phase <> 'stopped', false) as open, coalesce(coalesce(k.stopped_at, now()) > k.due_at, false) as late
       from complaints t left join clocks k on k.record_id = t.id
       where t."archivedAt" is null and ${day} between ${values.add(from)}::date and ${values.add(to)}::date and ${scope})
     select json_build_object('received', (select count(*) from seen), 'byClass', ${by('class')}, 'byChannel', ${by('channel')}, 'byKind', ${by('kind')},
       'lag', json_build_object('median', ${lag(0.5)}, 'ninetieth', ${lag(0.9)}),
       'waitingFor', (select coalesce(json_agg(json_build_object('party', party, 'open', open) order by open desc), '[]')
          from (select party, count(*) as open from seen where open group by 1) p))`,
    values.list,
  );
  return row![0];
}
