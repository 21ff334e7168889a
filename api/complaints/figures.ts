import type { Database } from '../database/database.ts';
import type { ComplaintFigures } from '../define/figures.ts';
import type { Actor } from '../define/roles.ts';
import { type Registry, scopeSql, Values } from '../sql/scope.ts';
import { complaints } from './complaints.resource.ts';

/** Counts of the complaints received in a span (both dates included, WIB), as far as the actor may know of them. */
export async function figuresOf(
  database: Database,
  registry: Registry,
  actor: Actor,
  [from, to]: readonly [string, string],
): Promise<ComplaintFigures> {
  const values = new Values();
  const scope = scopeSql({ registry, actor, values }, complaints, 't');
  const day = `(t."receivedAt" at time zone 'Asia/Jakarta')::date`;
  const lag = `json_build_object('median', percentile_cont(0.5) within group (order by lag), 'ninetieth', percentile_cont(0.9) within group (order by lag))`;
  const by = (column: string) =>
    `(select coalesce(json_agg(json_build_object('code', code, 'received', received, 'answered', answered, 'onTime', on_time, 'late', late, 'open', open, 'lag', lag) order by received desc, code), '[]')
      from (select ${column} as code, count(*) as received, count(*) filter (where answered) as answered, count(*) filter (where late) as late,
          count(*) filter (where not late and not open) as on_time, count(*) filter (where open and not late) as open, ${lag} as lag
        from seen group by 1) c)`;
  const [row] = await database.query<[ComplaintFigures]>(
    `with seen as (
       select t.class, t.channel, t.kind, t."answeredAt" is not null as answered, extract(epoch from t."createdAt" - t."receivedAt") / 60 as lag,
         k.party, coalesce(k.phase <> 'stopped', false) as open, coalesce(coalesce(k.stopped_at, now()) > k.due_at, false) as late
       from complaints t left join clocks k on k.record_id = t.id
       where t."archivedAt" is null and ${day} between ${values.add(from)}::date and ${values.add(to)}::date and ${scope})
     select json_build_object('received', (select count(*) from seen), 'byClass', ${by('class')}, 'byChannel', ${by('channel')}, 'byKind', ${by('kind')},
       'lag', (select ${lag} from seen),
       'waitingFor', (select coalesce(json_agg(json_build_object('party', party, 'open', open, 'late', late) order by open desc), '[]')
          from (select party, count(*) as open, count(*) filter (where late) as late from seen where open group by 1) p))`,
    values.list,
  );
  return row![0];
}
