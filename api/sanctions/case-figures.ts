import { given } from '../actions/given.ts';
import type { Sql } from '../database/database.ts';
import { type CaseFigures, type CaseGrouping, CASES_BY, type CaseRow } from '../define/answers/sanctions.ts';
import { choice, date } from '../define/field.ts';
import { openStates } from '../define/flow.ts';
import type { Actor } from '../define/roles.ts';
import { badRequest } from '../sql/problem.ts';
import { texts } from '../sql/rule-sql.ts';
import { type Registry, scopeSql, Values } from '../sql/scope.ts';
import { sanctionFlow } from './sanctions.flow.ts';
import { sanctions } from './sanctions.resource.ts';

export class AskedCases extends given({
  from: date({ label: 'Tanggal pertama', required: true }),
  to: date({ label: 'Tanggal terakhir', required: true }),
  by: choice(CASES_BY, { label: 'Menurut', required: true }),
}) {}

const OPENED = `(t."createdAt" at time zone 'Asia/Jakarta')::date`;
const GROUP: Readonly<Record<CaseGrouping, string>> = {
  level: 't.level',
  kind: 't.kind',
  regime: 't.regime',
  status: 't.status',
  month: `to_char(${OPENED}, 'YYYY-MM')`,
};
/** Ended without a sanction. */
const WITHOUT = ['tidak_terbukti', 'batal'] as const;

/**
 * Discipline in numbers, for the meeting and its pack: nobody is named. Of the cases opened in a span (both dates included,
 * WIB), as far as the actor may know of them; the group without a value last.
 */
export async function caseFiguresOf(
  sql: Sql,
  registry: Registry,
  actor: Actor,
  { from, to, by }: AskedCases,
): Promise<CaseFigures> {
  if (to < from) throw badRequest('Parameter from dan to harus tanggal, yang awal lebih dulu.');
  const values = new Values();
  const scope = scopeSql({ registry, actor, values }, sanctions, 't');
  const [row] = await sql.query<[CaseRow[]]>(
    `select coalesce(json_agg(row_to_json(c) order by c.key nulls last), '[]') from (
         select ${GROUP[by]} as key, count(*)::int as opened,
           count(*) filter (where t.status in (${texts(openStates(sanctionFlow))}))::int as open,
           count(*) filter (where coalesce(k.phase <> 'stopped' and k.due_at < now(), false))::int as late,
           count(*) filter (where t."decidedOn" is not null and t.status not in (${texts(WITHOUT)}))::int as imposed,
           count(*) filter (where t.status = 'tidak_terbukti')::int as unproven,
           count(*) filter (where t.status = 'batal')::int as cancelled,
           percentile_cont(0.5) within group (order by t."decidedOn" - ${OPENED})::float as days
         from sanctions t left join clocks k on k.record_id = t.id
         where t."archivedAt" is null and ${OPENED} between ${values.add(from)}::date and ${values.add(to)}::date and ${scope}
         group by 1) c`,
    values.list,
  );
  return { from, to, by, rows: row![0] };
}
