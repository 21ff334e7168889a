import type { Sql } from '../database/database.ts';
import { addDays, writtenDate } from '../define/dates.ts';
import { unprocessable } from '../sql/problem.ts';
import type { Staff } from './staff.resource.ts';

/** What of somebody is dated: a change has a day since when it holds, and what was before stays known. */
export const DATED = ['employment', 'rank', 'position', 'unitId', 'supervisorId'] as const;
export type Place = Pick<Staff, (typeof DATED)[number]>;

const columns = (alias: string) => DATED.map((name) => `${alias}."${name}"`).join(', ');
/** SQL: since when what stands in the row `s` holds. */
const START = (alias: string) => `coalesce(${alias}.since, ${alias}."activeFrom")`;

/**
 * SQL: everybody as he was on the day (an expression): `id`, `since`, and what is dated, one row a person; nobody from before
 * his first day. The present is in `staff`, what was before in `staff_terms`, each day in one of them only.
 */
export const lineOn = (day: string): string => `(
  select s.id, ${START('s')} as since, ${columns('s')} from staff s where ${START('s')} <= ${day}
  union all
  select h."staffId", h."validFrom", ${columns('h')} from staff_terms h where h."archivedAt" is null and ${day} between h."validFrom" and h."validTo")`;

/** The person as he was on the day (`YYYY-MM-DD`), with his superiors then, the direct one first; nothing from before his first day. */
export async function placeOn(
  sql: Sql,
  staffId: string,
  day: string,
): Promise<(Place & { readonly superiorIds: readonly string[] }) | undefined> {
  const [row] = await sql.query<[Place, string[]]>(
    `with recursive above(id, distance) as (
        select l."supervisorId", 1 from ${lineOn('$2::date')} l where l.id = $1
        union select l."supervisorId", a.distance + 1 from above a join ${lineOn('$2::date')} l on l.id = a.id where a.distance < 50)
     select row_to_json(p), (select coalesce(json_agg(id order by distance) filter (where id is not null), '[]') from above)
     from (select ${columns('l')} from ${lineOn('$2::date')} l where l.id = $1) p`,
    [staffId, day],
  );
  return row && { ...row[0], superiorIds: row[1] };
}

type Before = Pick<Staff, 'since' | 'activeFrom'> & Place;
/** What an edit does to the dates: since when the new holds, and the days of what was, if it was for a day at all. */
export interface Dated {
  readonly since?: string | null;
  readonly was?: { readonly validFrom: string; readonly validTo: string };
}

/** Since when a change holds: the day that is said, or today. Not in the future, and not before what it takes the place of. */
export function dated(before: Before, changes: Partial<Staff>, today: string): Dated {
  const isDated = DATED.some((name) => name in changes);
  if (!isDated && !('since' in changes)) return {};
  const refuse = (says: string) => unprocessable(says, { since: says });
  if (!isDated) throw refuse('Isi juga apa yang berubah sejak tanggal itu.');
  const start = before.since ?? before.activeFrom;
  const since = changes.since ?? today;
  if (changes.since && since < start)
    throw refuse(`Perubahan tidak boleh berlaku sebelum keadaan sekarang, yang sejak ${writtenDate(start)}.`);
  // Of the same day, or of somebody who has not begun: it takes the place of what was written.
  if (since <= start) return { since: before.since };
  return { since, was: { validFrom: start, validTo: addDays(since, -1) } };
}

/** Refuses a superior who on any day since then is under the person. The changes of lines wait for each other (refuseCircle). */
export async function refuseCircleSince(sql: Sql, id: string, superiorId: string, since: string): Promise<void> {
  const [found] = await sql.query<[boolean]>(
    `with recursive days(day) as (select $3::date union select ${START('s')} from staff s where ${START('s')} > $3::date
        union select h."validFrom" from staff_terms h where h."validFrom" > $3::date and h."archivedAt" is null),
      above(day, id) as (select day, $2::uuid from days
        union select a.day, l."supervisorId" from above a cross join lateral ${lineOn('a.day')} l where l.id = a.id and l."supervisorId" is not null)
     select exists (select from above where id = $1)`,
    [id, superiorId, since],
  );
  const says = 'Garis atasan tidak boleh berputar kembali ke pegawai ini, juga pada hari-hari yang lalu.';
  if (found![0]) throw unprocessable(says, { supervisorId: says });
}
