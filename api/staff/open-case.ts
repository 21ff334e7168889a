import type { Sql } from '../database/database.ts';
import { openStates } from '../define/flow.ts';
import { texts } from '../sql/rule-sql.ts';
import { unprocessable } from '../sql/problem.ts';
import { sanctionFlow } from '../sanctions/sanctions.flow.ts';
import { WORKING } from '../access/actors.ts';
import { holdPerson, lineUnder } from './line.ts';

const OPEN = texts(openStates(sanctionFlow));
const says = (what: string) => `${what} belum dapat diubah sekarang; tanyakan waktunya kepada Kepala Dinas.`;

/** While a case is open its subject stays where he is: his line examines and decides. Why is not for who keeps the staff list. */
export async function refuseMoving(sql: Sql, staffId: string): Promise<void> {
  // A case that is being opened holds him.
  await holdPerson(sql, staffId);
  const [open] = await sql.query<[number]>(
    `select 1 from sanctions where "staffId" = $1 and "archivedAt" is null and status in (${OPEN}) limit 1`,
    [staffId],
  );
  if (open) throw unprocessable(says('Unit pegawai ini'), { unitId: says('Unit pegawai ini') });
}

/** Nor does the line above him change, unless who stands in it works here no more. */
export async function refuseLineMoving(sql: Sql, staffId: string): Promise<void> {
  await holdPerson(sql, staffId);
  const [open] = await sql.query<[number]>(
    `${lineUnder('$1::uuid')} select 1 from staff p join staff s on s.id = p."supervisorId"
     where p.id = $1 and ${WORKING} and exists (select from sanctions c join line on line.id = c."staffId"
       where c."archivedAt" is null and c.status in (${OPEN}))`,
    [staffId],
  );
  const what = 'Atasan pegawai ini';
  if (open) throw unprocessable(says(what), { supervisorId: says(what) });
}
