import type { OfficeCalendar } from '../clock/calendar.ts';
import { percentile, verdictOf } from '../clock/figures.ts';
import type { Sql } from '../database/database.ts';
import type { CoverageGrouping, CoverageRow } from '../define/answers/supervision.ts';
import type { Actor } from '../define/roles.ts';
import { type Registry, scopeSql, Values } from '../sql/scope.ts';
import { groupedBy } from '../work/grouped.ts';
import { supervisionDraws } from './draws.resource.ts';
import { MINUTE } from '../define/durations.ts';

/** One act that was drawn, or a day on which there was none. Moments in ms. */
export interface Drawn {
  readonly drawId: string;
  readonly supervisorId: string;
  readonly supervisor: string;
  /** `YYYY-MM` of the morning. */
  readonly month: string;
  readonly drawnAt: number;
  readonly dueAt: number | null;
  /** Always looked at, or taken by the draw; nothing where there was no act. */
  readonly always: boolean | null;
  readonly judgedAt: number | null;
  /** Alleged, and neither taken up nor left with a reason. */
  readonly alleged: boolean;
}

/** How the superiors kept up with what was drawn for them: by superior, or month by month. `now`: ms. */
export function coverageOf(
  drawn: readonly Drawn[],
  by: CoverageGrouping,
  calendar: OfficeCalendar,
  now: number,
): CoverageRow[] {
  const keyOf = (one: Drawn) => (by === 'month' ? one.month : one.supervisorId);
  return groupedBy(drawn, keyOf).map((all) => {
    const acts = all.filter(({ always }) => always !== null);
    const verdicts = (always: boolean) => {
      const found = acts
        .filter((one) => one.always === always)
        .map(({ dueAt, judgedAt }) => verdictOf({ dueAt, stoppedAt: judgedAt, letDown: false }, now));
      const count = (what: (typeof found)[number]) => found.filter((one) => one === what).length;
      return { onTime: count('onTime'), late: count('late'), open: count('open') };
    };
    const delays = acts.flatMap(({ drawnAt, judgedAt }) =>
      judgedAt === null ? [] : [calendar.officeTimeBetween(drawnAt, judgedAt) / MINUTE],
    );
    const delay = percentile(delays, 0.5);
    return {
      key: keyOf(all[0]),
      label: by === 'month' ? all[0].month : all[0].supervisor,
      days: new Set(all.map(({ drawId }) => drawId)).size,
      always: verdicts(true),
      sampled: verdicts(false),
      delay: delay === null ? null : Math.round(delay),
      alleged: acts.filter(({ alleged }) => alleged).length,
    };
  });
}

/** What was drawn on the mornings of a span (both dates included), as far as the actor may know of it; of one superior, or of all. */
export async function drawnIn(
  sql: Sql,
  registry: Registry,
  actor: Actor,
  asked: { readonly from: string; readonly to: string; readonly supervisorId?: string | null },
): Promise<Drawn[]> {
  const values = new Values();
  const of = asked.supervisorId ? `and t."supervisorId" = ${values.add(asked.supervisorId)}::uuid` : '';
  const rows = await sql.query<
    [string, string, string, string, Date, Date | null, boolean | null, Date | null, boolean]
  >(
    `select t.id, t."supervisorId", s."fullName", to_char(t."drawnOn", 'YYYY-MM'), t."createdAt", k.due_at,
       case when a.id is not null then a.reasons is not null end, a."firstReviewedAt", coalesce(a.status = 'dugaan_pelanggaran', false)
     from supervision_draws t join staff s on s.id = t."supervisorId" left join clocks k on k.record_id = t.id
       left join supervised_acts a on a."drawId" = t.id and a."archivedAt" is null
     where t."archivedAt" is null and t.status <> 'dibaca_auditor'
       and t."drawnOn" between ${values.add(asked.from)}::date and ${values.add(asked.to)}::date ${of}
       and ${scopeSql({ registry, actor, values }, supervisionDraws, 't')}
     order by t."drawnOn", s."fullName", t.id`,
    values.list,
  );
  return rows.map(([drawId, supervisorId, supervisor, month, drawnAt, dueAt, always, judgedAt, alleged]) => ({
    drawId,
    supervisorId,
    supervisor,
    month,
    drawnAt: drawnAt.getTime(),
    dueAt: dueAt?.getTime() ?? null,
    always,
    judgedAt: judgedAt?.getTime() ?? null,
    alleged,
  }));
}
