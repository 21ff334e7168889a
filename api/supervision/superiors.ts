import { actorsAtWork, holdersOfRoles } from '../access/actors.ts';
import type { Sql } from '../database/database.ts';
import { type Actor, holds, LEADERS } from '../define/roles.ts';

export interface Superior {
  readonly actor: Actor;
  /** Staff whose acts he looks at. */
  readonly people: readonly string[];
  /** He reads only: of whom nobody stands above. */
  readonly readsOnly: boolean;
}

/**
 * Who looks at whose acts today: the direct superior, while he is away the next above him who is at work; of whom nobody
 * stands above, the auditors read.
 */
export async function superiorsToday(sql: Sql): Promise<Superior[]> {
  const present = (await actorsAtWork(sql)).filter((one) => holds(one, LEADERS));
  const heads = await holdersOfRoles(sql, LEADERS);
  const auditors = await holdersOfRoles(sql, ['auditor']);
  const lines = await sql.query<[staffId: string, above: string[]]>(
    `with recursive above(id, of, distance) as (select s."supervisorId", s.id, 1 from staff s where s."archivedAt" is null
       union select s."supervisorId", a.of, a.distance + 1 from staff s join above a on s.id = a.id where a.distance < 50)
     select a.of, coalesce(json_agg(a.id order by a.distance) filter (where a.id is not null), '[]') from above a group by a.of order by a.of`,
    [],
  );
  const people = new Map<Actor, string[]>();
  for (const [staffId, above] of lines) {
    const found = (among: readonly Actor[]) =>
      above.map((id) => among.find((one) => one.staffId === id)).find((one) => one !== undefined);
    const superior = found(present) ?? found(heads);
    const readers = superior ? [superior] : heads.some((one) => one.staffId === staffId) ? auditors : [];
    for (const reader of readers) people.set(reader, [...(people.get(reader) ?? []), staffId]);
  }
  return [...people].map(([actor, whose]) => ({ actor, people: whose, readsOnly: !holds(actor, LEADERS) }));
}
