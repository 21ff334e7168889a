import { ACTING } from '../access/actors.ts';
import { appointed } from '../access/in-force.ts';
import type { Sql } from '../database/database.ts';
import { ROLES, type Role } from '../define/roles.ts';
import { texts } from '../sql/rule-sql.ts';
import { lineOn } from '../staff/places.ts';
import type { Element } from './meeting-attendances.resource.ts';

/** As what somebody sits in a meeting. */
export interface Standing {
  readonly element: Element;
  /** Plh. Kepala Dinas; of a role that is his own, the position. */
  readonly post: string;
}

/** What each role makes of whoever holds it, the highest first: one person fills one element. */
const MAKES: readonly (readonly [Role, Exclude<Element, 'lain'>])[] = [
  ['kepala_dinas', 'kepala_dinas'],
  ['kepala_bidang', 'kepala_bidang'],
  ['kepala_seksi', 'kepala_seksi'],
  ['verifikator', 'staf'],
  ['staf', 'staf'],
];
/** Heads of another unit sit there as others. */
const OF_THE_UNIT: readonly Role[] = ['kepala_bidang', 'kepala_seksi'];

/** The day, in the statement. */
const on = '$2::date';
const upFrom = (unit: string) =>
  `(with recursive up(id) as (select ${unit} union select o."parentId" from org_units o join up on up.id = o.id where o."parentId" is not null) select id from up)`;
/** SQL: the unit of the post is at, above or below the meeting's. */
const RELATED = `(p.unit in ${upFrom('$3::uuid')} or $3::uuid in ${upFrom('p.unit')})`;

/** What the roles in force on the day (`YYYY-MM-DD`) make of these people in a meeting of the unit; nobody from before his first day. */
export async function standingsOf(
  sql: Sql,
  staffIds: readonly string[],
  day: string,
  unitId: string | null,
): Promise<ReadonlyMap<string, Standing>> {
  const rows = await sql.query<[string, string, { role: Role; kind: string; related: boolean }[]]>(
    `select l.id, l.position, (
       select coalesce(json_agg(json_build_object('role', p.role, 'kind', p.kind, 'related', ${RELATED}) order by p.kind <> 'definitif'), '[]')
       from (select a.role, a.kind, coalesce(a."unitId", l."unitId") as unit from appointments a
         where a."staffId" = l.id and a.role in (${texts(MAKES.map(([role]) => role))}) and ${appointed('a', on)}) p)
     from ${lineOn(on)} l where l.id = any($1::uuid[])`,
    [staffIds, day, unitId],
  );
  return new Map(
    rows.map(([id, position, held]): [string, Standing] => {
      for (const [role, element] of MAKES) {
        const found = held.find((one) => one.role === role && (one.related || !OF_THE_UNIT.includes(role)));
        if (found) return [id, { element, post: postOf(found, position) }];
      }
      return [id, { element: 'lain', post: position }];
    }),
  );
}

const postOf = ({ role, kind }: { role: Role; kind: string }, position: string): string =>
  ACTING[kind] ? `${ACTING[kind]} ${ROLES[role]}` : position;
