import { type Clocked, clocked, contexts, outerOf } from '../clock/context.ts';
import { spansOf } from '../clock/fold.ts';
import type { Ledger } from '../clock/ledger.ts';
import { promiseOf, untilOf } from '../clock/projection.ts';
import type { Sql } from '../database/database.ts';
import { numberOf } from '../define/resource.ts';
import type { Actor } from '../define/roles.ts';
import { quoted, tableOf } from '../sql/columns.ts';
import { unprocessable } from '../sql/problem.ts';
import { type Registry, scopeSql, Values } from '../sql/scope.ts';
import type { PastCase } from './simulate.ts';

const MOST_CASES = 20_000;
const AT_ONCE = 500;

/** Ids and register numbers of what was received since the moment, in the actor's scope. */
function received(sql: Sql, registry: Registry, of: Clocked, actor: Actor, since: number) {
  const values = new Values();
  const outer = outerOf(registry, of);
  const own = numberOf(of.resource);
  // A person has no number of his own: the letter's.
  const number = own ? `t.${quoted(own.field)}` : outer ? `o.${quoted(numberOf(outer.resource)!.field)}` : 't.id::text';
  const join = outer ? `join ${tableOf(outer.resource)} o on o.id = t.${quoted(of.clock.within!)}` : '';
  return sql.query<[string, string]>(
    `select t.id, ${number} from clocks k join ${tableOf(of.resource)} t on t.id = k.record_id ${join}
     where k.resource = ${values.add(of.resource.name)} and k.started_at >= ${values.add(new Date(since).toISOString())}::timestamptz
       and t."archivedAt" is null and ${scopeSql({ registry, actor, values }, of.resource, 't')}
     limit ${values.add(MOST_CASES + 1)}`,
    values.list,
  );
}

/**
 * Every promise begun since the moment (milliseconds), as the ledger keeps it. A letter whose people carry the promise
 * on is not counted beside them.
 */
export async function pastCases(
  sql: Sql,
  registry: Registry,
  ledger: Ledger,
  actor: Actor,
  since: number,
): Promise<PastCase[]> {
  const cases: PastCase[] = [];
  for (const resource of registry.values()) {
    const of = clocked(resource);
    if (!of || of.clock.worstOf) continue;
    const numbers = new Map(await received(sql, registry, of, actor, since));
    if (cases.length + numbers.size > MOST_CASES)
      throw unprocessable(`Lebih dari ${MOST_CASES} perkara. Persempit jumlah bulannya.`, {
        months: 'Kurangi jumlah bulan.',
      });
    const ids = [...numbers.keys()];
    for (let first = 0; first < ids.length; first += AT_ONCE)
      for (const context of await contexts(sql, registry, of, ids.slice(first, first + AT_ONCE))) {
        const standard = await ledger.standardOf(sql, context);
        if (!standard) continue;
        const promise = promiseOf(of, context);
        const until = untilOf(of, context);
        const spans = spansOf(context.start, context.entries);
        cases.push({
          id: context.id,
          resource: resource.name,
          number: numbers.get(context.id)!,
          promise,
          standard,
          spans,
          ...(until !== undefined && { until }),
        });
      }
  }
  return cases;
}
