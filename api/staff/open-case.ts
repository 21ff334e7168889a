import type { Sql } from '../database/database.ts';
import { openStates } from '../define/flow.ts';
import { texts } from '../sql/rule-sql.ts';
import { unprocessable } from '../sql/problem.ts';
import { sanctionFlow } from '../sanctions/sanctions.flow.ts';
import { holdPerson } from './line.ts';

/** While a case is open its subject stays where he is: his line examines and decides. Why is not for who keeps the staff list. */
export async function refuseMoving(sql: Sql, staffId: string): Promise<void> {
  // A case that is being opened holds him.
  await holdPerson(sql, staffId);
  const [open] = await sql.query<[number]>(
    `select 1 from sanctions where "staffId" = $1 and "archivedAt" is null and status in (${texts(openStates(sanctionFlow))}) limit 1`,
    [staffId],
  );
  const says = 'Unit pegawai ini belum dapat diubah sekarang; tanyakan waktunya kepada Kepala Dinas.';
  if (open) throw unprocessable(says, { unitId: says });
}
