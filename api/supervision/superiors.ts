import { actorsAtWork, holdersOfRoles } from '../access/actors.ts';
import type { Sql } from '../database/database.ts';
import { type Actor, holds, LEADERS } from '../define/roles.ts';
import { linesAbove, nearest } from '../work/holders.ts';

export interface Superior {
  readonly actor: Actor;
  /** Staff whose acts he looks at. */
  readonly people: readonly string[];
  /** He reads only: of whom nobody stands above. */
  readonly readsOnly: boolean;
}

/**
 * Who looks at whose acts today: the direct superior; while he is away whoever stands in for him as Plt. or Plh., or the
 * next above him who is at work; of whom nobody stands above, the auditors read.
 */
export async function superiorsToday(sql: Sql): Promise<Superior[]> {
  const present = (await actorsAtWork(sql)).filter((one) => holds(one, LEADERS));
  const heads = await holdersOfRoles(sql, LEADERS);
  const auditors = await holdersOfRoles(sql, ['auditor']);
  const everybody = await sql.query<[string]>('select id from staff where "archivedAt" is null', []);
  const lines = await linesAbove(
    sql,
    everybody.map(([id]) => id),
  );
  const people = new Map<Actor, string[]>();
  for (const [staffId, above] of lines) {
    const superior = nearest(above, present) ?? nearest(above, heads);
    const readers = superior ? [superior] : heads.some((one) => one.staffId === staffId) ? auditors : [];
    for (const reader of readers) people.set(reader, [...(people.get(reader) ?? []), staffId]);
  }
  return [...people].map(([actor, whose]) => ({ actor, people: whose, readsOnly: !holds(actor, LEADERS) }));
}
