import type { Sql } from '../database/database.ts';
import type { VerifierLoad } from '../define/answers/board.ts';
import { openStates } from '../define/flow.ts';
import { officeDate } from '../define/office-time.ts';
import type { Actor } from '../define/roles.ts';
import type { StandardStep } from '../define/standard.ts';
import { type Registry, scopeSql, Values } from '../sql/scope.ts';
import { VERIFIER_COLUMNS, type VerifierRow, verifierOf } from '../verifications/duty.ts';
import { staff } from '../staff/staff.resource.ts';
import { verificationFlow } from '../verifications/verifications.flow.ts';
import { verifications } from '../verifications/verifications.resource.ts';
import { remainingMinutes, type Stand } from './remaining.ts';

const SERVED = ['diterima', 'selesai'];

type Held = Stand & { readonly count: number; readonly overdue: number };
type Row = [...VerifierRow, held: Held[] | null, completed: number];

/** Everybody who was ever appointed verifier and is known to the reader, with what he has in hand of what the reader may see. */
export async function verifierLoads(
  sql: Sql,
  registry: Registry,
  actor: Actor,
  steps: readonly StandardStep[],
  now = Date.now(),
): Promise<VerifierLoad[]> {
  const values = new Values();
  const month = values.add(`${officeDate(now).slice(0, 7)}-01T00:00:00+07:00`);
  const open = values.add(openStates(verificationFlow));
  const served = values.add(SERVED);
  const seen = () => scopeSql({ registry, actor, values }, verifications, 'v');
  const rows = await sql.query<Row>(
    `select ${VERIFIER_COLUMNS},
       (select json_agg(h) from (
          select v.kind, v.employment, v.status, v."previousStatus", count(*)::int as count, count(*) filter (where k.phase <> 'stopped' and k.due_at < now())::int as overdue
          from verifications v left join clocks k on k.record_id = v.id
          where v."verifierId" = s.id and v."archivedAt" is null and v.status = any(${open}) and ${seen()}
          group by v.kind, v.employment, v.status, v."previousStatus") h),
       (select count(*)::int from clocks k join verifications v on v.id = k.record_id
          where k.resource = 'verifications' and k.phase = 'stopped' and k.stopped_at >= ${month}::timestamptz
            and v."verifierId" = s.id and v.status = any(${served}) and ${seen()})
     from staff s where s."archivedAt" is null and ${scopeSql({ registry, actor, values }, staff, 's')}
       and exists (select 1 from appointments a where a."staffId" = s.id and a.role = 'verifikator' and a.status = 'berlaku' and a."archivedAt" is null)
     order by s."fullName", s.id`,
    values.list,
  );
  return rows.map((row) => {
    const [held, completed] = row.slice(-2) as [Held[] | null, number];
    const all = held ?? [];
    const sum = (of: (one: Held) => number) => all.reduce((total, one) => total + of(one), 0);
    return {
      ...verifierOf(row.slice(0, -2) as VerifierRow),
      open: sum(({ count }) => count),
      overdue: sum(({ overdue }) => overdue),
      minutes: sum((one) => one.count * remainingMinutes(steps, one)),
      completed,
    };
  });
}
