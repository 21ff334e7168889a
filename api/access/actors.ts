import type { Sql } from '../database/database.ts';
import type { Actor, Role } from '../define/roles.ts';
import { appointed, inForce, TODAY } from './in-force.ts';

/** SQL: a person's name with its titles. */
export const nameSql = (alias: string): string =>
  `concat_ws(', ', concat_ws(' ', ${alias}."frontTitle", ${alias}."fullName"), ${alias}."backTitle")`;

/** What makes an actor of an account u and a person s, as a select list. */
export const ACTOR_COLUMNS = `u.id, s.id, ${nameSql('s')},
  (select coalesce(json_agg(json_build_object('role', a.role, 'kind', a.kind) order by a.kind <> 'definitif', a."validFrom"), '[]') from appointments a where a."staffId" = s.id and ${appointed('a')}),
  (with recursive below(id) as (select s."unitId" union select c.id from org_units c join below on c."parentId" = below.id where c."archivedAt" is null) select json_agg(id) from below),
  (with recursive below(id) as (select s.id union select c.id from staff c join below on c."supervisorId" = below.id where c."archivedAt" is null) select json_agg(id) from below),
  (select coalesce(json_agg(c.code), '[]') from competencies c where c."staffId" = s.id and ${inForce('c')}),
  u."passwordGivenById" is not null`;
export type ActorRow = [string, string, string, { role: Role; kind: string }[], string[], string[], string[], boolean];

/** That the person s works here today, as SQL. */
export const WORKING = `s."archivedAt" is null and s."activeFrom" <= ${TODAY} and (s."activeTo" is null or s."activeTo" >= ${TODAY})`;

/** That the person s can sign in, as SQL. */
export const HAS_ACCOUNT = `exists (select 1 from users u where u."staffId" = s.id and u.active and u."archivedAt" is null)`;

const ACTING: Record<string, string> = { plt: 'Plt.', plh: 'Plh.' };

export function actorOf([userId, staffId, name, appointments, ...more]: ActorRow): Actor {
  const [unitIds, lineIds, competences, passwordDue] = more;
  const definitive = new Set(appointments.filter(({ kind }) => kind === 'definitif').map(({ role }) => role));
  const acting = appointments.filter(({ role }) => !definitive.has(role)).map(({ role, kind }) => [role, ACTING[kind]]);
  return {
    userId,
    staffId,
    name,
    roles: [...new Set(appointments.map(({ role }) => role))],
    acting: Object.fromEntries(acting) as Actor['acting'],
    unitIds,
    lineIds,
    competences,
    passwordDue,
  };
}

/** Everybody who can be given work today: with an account, an appointment in force, and not on leave. */
export async function actorsAtWork(sql: Sql): Promise<Actor[]> {
  const rows = await sql.query<ActorRow>(
    `select ${ACTOR_COLUMNS} from users u join staff s on s.id = u."staffId" and u.active and u."archivedAt" is null and ${WORKING} and s."onLeave" is not true
     where exists (select 1 from appointments a where a."staffId" = s.id and ${appointed('a')}) order by s.id`,
    [],
  );
  return rows.map(actorOf);
}

/** Everybody with an account who holds one of the roles today, whether signed in or not. */
export async function holdersOfRoles(sql: Sql, roles: readonly string[]): Promise<Actor[]> {
  const rows = await sql.query<ActorRow>(
    `select ${ACTOR_COLUMNS} from users u join staff s on s.id = u."staffId" and u.active and u."archivedAt" is null and ${WORKING}
     where exists (select 1 from appointments a where a."staffId" = s.id and a.role = any($1) and ${appointed('a')})`,
    [roles],
  );
  return rows.map(actorOf);
}
