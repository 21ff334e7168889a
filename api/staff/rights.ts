import type { Origin } from '../audit/entry.ts';
import { TODAY } from '../access/in-force.ts';
import type { Sql } from '../database/database.ts';
import { CONFIRMED_ROLES, CONFIRMERS, type Role } from '../define/roles.ts';
import { columnsOf, quoted } from '../sql/columns.ts';
import { unprocessable } from '../sql/problem.ts';
import type { Writer } from '../records/writer.ts';
import { CLASH } from './appointments.facts.ts';
import { type Appointment, appointments } from './appointments.resource.ts';

/** Roles and passwords are given one after the other: what one rule saw of the rest still holds when it is written. */
export async function oneAtATime(sql: Sql): Promise<void> {
  await sql.query(`select pg_advisory_xact_lock(hashtext('appointments'))`, []);
}

/** Refuses an appointment that cannot stand beside the others; as it would be. */
export async function refuseClash(sql: Sql, appointment: Partial<Appointment>): Promise<void> {
  const names = columnsOf(appointments).map(quoted).join(', ');
  const [row] = await sql.query<[string | null]>(
    `select (${CLASH}) from (select ${names} from jsonb_populate_record(null::appointments, $1::jsonb)) t`,
    [JSON.stringify({ id: '00000000-0000-0000-0000-000000000000', ...appointment })],
  );
  if (row![0]) throw unprocessable(row![0], { staffId: row![0] });
}

/**
 * Whether anybody but this person was ever in a post that confirms: archived, past, and waiting to be confirmed again
 * too, or one would only have to be ended.
 */
export async function hasConfirmer(sql: Sql, staffId: string | null): Promise<boolean> {
  const [row] = await sql.query<[boolean]>(
    `select exists (select from appointments a where a.role = any($1) and 'berlaku' in (a.status, a."previousStatus") and a."staffId" is distinct from $2::uuid)`,
    [CONFIRMERS, staffId],
  );
  return row![0];
}

export const needsConfirming = (role: Role): boolean => CONFIRMED_ROLES.includes(role);

/** The first Kepala Dinas of an office: there is nobody yet who could confirm him. */
export const isFirstHead = async (sql: Sql, role: Role): Promise<boolean> =>
  role === 'kepala_dinas' && !(await hasConfirmer(sql, null));

/**
 * Somebody else chose this person's password and could be him: what he holds of the roles that two people give is
 * confirmed again.
 */
export async function askAgain(
  { sql, writer }: { sql: Sql; writer: Writer },
  origin: Origin,
  staffId: string,
): Promise<Pick<Appointment, 'id' | 'staffId' | 'role' | 'version'>[]> {
  const held = await sql.query<[string, Role, number]>(
    `select a.id, a.role, a.version from appointments a where a."staffId" = $1 and a.role = any($2) and a.status = 'berlaku'
       and a."archivedAt" is null and (a."validTo" is null or a."validTo" >= ${TODAY}) order by a.id`,
    [staffId, CONFIRMED_ROLES],
  );
  const proposedById = origin.kind === 'person' ? origin.actor.staffId : null;
  const again = { proposedById, confirmedById: null, confirmedAt: null };
  for (const [id] of held)
    await writer.follow(appointments, { origin, sql }, id, { verb: 'minta_konfirmasi', values: again });
  return held.map(([id, role, version]) => ({ id, staffId, role, version: version + 1 }));
}
