import type { Sql } from '../database/database.ts';
import type { Actor, Role } from '../define/roles.ts';
import { appointed, inForce, onLeave, TODAY } from './in-force.ts';
import { STANDING_IN } from './standing-in.ts';

/** SQL: a person's name with its titles. */
export const nameSql = (alias: string): string =>
  `concat_ws(', ', concat_ws(' ', ${alias}."frontTitle", ${alias}."fullName"), ${alias}."backTitle")`;

/** SQL: whom s leads in the place of d.holder, near and far: neither himself nor anybody over him. */
const LED_INSTEAD = `
  with recursive below(id) as (
      select p.id from staff p where p."supervisorId" = d.holder and p."archivedAt" is null and (d.units is null or p."unitId" = any(d.units))
      union select c.id from staff c join below on c."supervisorId" = below.id where c."archivedAt" is null),
    above(id) as (select s.id union select p."supervisorId" from staff p join above on p.id = above.id where p."supervisorId" is not null)
  select coalesce(json_agg(id), '[]') from below where id not in (select id from above)`;

/** What makes an actor of an account u and a person s, as a select list. */
export const ACTOR_COLUMNS = `u.id, s.id, ${nameSql('s')},
  (select coalesce(json_agg(json_build_object('role', a.role, 'kind', a.kind) order by a.kind <> 'definitif', a."validFrom"), '[]') from appointments a where a."staffId" = s.id and ${appointed('a')}),
  (with recursive below(id) as (select s."unitId" union select d.unit from (${STANDING_IN}) d where d.deputy = s.id union select c.id from org_units c join below on c."parentId" = below.id where c."archivedAt" is null) select json_agg(id) from below),
  (with recursive below(id) as (select s.id union select c.id from staff c join below on c."supervisorId" = below.id where c."archivedAt" is null) select json_agg(id) from below),
  (select coalesce(json_agg(c.code), '[]') from competencies c where c."staffId" = s.id and ${inForce('c')}),
  u."passwordGivenById" is not null,
  (select coalesce(json_agg(json_build_object('role', d.role, 'kind', d.kind, 'holderId', d.holder, 'lineIds', (${LED_INSTEAD})) order by d.role, d.holder), '[]')
   from (${STANDING_IN}) d where d.deputy = s.id),
  (with recursive above(id) as (select s."supervisorId" where s."supervisorId" is not null union select p."supervisorId" from staff p join above on p.id = above.id where p."supervisorId" is not null) select coalesce(json_agg(id), '[]') from above)`;
export type ActorRow = [
  userId: string,
  staffId: string,
  name: string,
  appointments: { role: Role; kind: string }[],
  unitIds: string[],
  ownLine: string[],
  competences: string[],
  passwordDue: boolean,
  instead: { role: Role; kind: string; holderId: string; lineIds: string[] }[],
  aboveIds: string[],
];

/** That the person s works here today, as SQL. */
export const WORKING = `s."archivedAt" is null and s."activeFrom" <= ${TODAY} and (s."activeTo" is null or s."activeTo" >= ${TODAY})`;

/** That the person s can sign in, as SQL. */
export const HAS_ACCOUNT = `exists (select 1 from users u where u."staffId" = s.id and u.active and u."archivedAt" is null)`;

/** An appointment in another's place, as it stands before the post. */
export const ACTING: Readonly<Record<string, string>> = { plt: 'Plt.', plh: 'Plh.' };

export function actorOf([userId, staffId, name, appointments, ...more]: ActorRow): Actor {
  const [unitIds, ownLine, competences, passwordDue, instead, aboveIds] = more;
  const standsIn = instead.map(({ role, kind, holderId, lineIds }) => {
    return { role, acting: ACTING[kind]!, holderId, lineIds: lineIds.filter((id) => !ownLine.includes(id)) };
  });
  const definitive = new Set(appointments.filter(({ kind }) => kind === 'definitif').map(({ role }) => role));
  const acting = appointments.filter(({ role }) => !definitive.has(role)).map(({ role, kind }) => [role, ACTING[kind]]);
  return {
    userId,
    staffId,
    name,
    roles: [...new Set(appointments.map(({ role }) => role))],
    acting: Object.fromEntries(acting) as Actor['acting'],
    unitIds,
    lineIds: [...new Set([...ownLine, ...standsIn.flatMap(({ lineIds }) => lineIds)])],
    standsIn,
    aboveIds,
    competences,
    passwordDue,
  };
}

/** Everybody who can be given work today: with an account, an appointment in force, and not on leave. */
export async function actorsAtWork(sql: Sql): Promise<Actor[]> {
  const rows = await sql.query<ActorRow>(
    `select ${ACTOR_COLUMNS} from users u join staff s on s.id = u."staffId" and u.active and u."archivedAt" is null and ${WORKING} and not ${onLeave('s.id')}
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
