import type { Sql } from '../database/database.ts';
import type { Verified } from './duty.ts';

/** What decides who may have these people. */
export async function verifiedOf(sql: Sql, ids: readonly string[]): Promise<Verified[]> {
  const rows = await sql.query<[Verified]>(
    `select json_build_object('kind', v.kind, 'subjectStaffId', v."subjectStaffId", 'subjectUnitId', s."unitId",
       'registeredById', v."registeredById")
     from verifications v left join staff s on s.id = v."subjectStaffId" where v.id = any($1) order by v.id`,
    [ids],
  );
  return rows.map(([one]) => one);
}

/** For supervision to look at: who recorded the person verifies him, as nobody else can. */
export const registrarNamed = (registeredById: string | null, verifierId: string | null | undefined) => ({
  selfRegistered: verifierId && verifierId === registeredById ? ('tidak_ada_lain' as const) : null,
});

/** Ids of the letter's people who wait for a verifier and have none yet. */
export async function unassigned(sql: Sql, requestId: string): Promise<string[]> {
  const rows = await sql.query<[string]>(
    `select id from verifications where "requestId" = $1 and "archivedAt" is null and status = 'menunggu_penugasan' and "verifierId" is null`,
    [requestId],
  );
  return rows.map(([id]) => id);
}
