import type { Sql } from '../database/database.ts';
import type { Resource } from '../define/resource.ts';
import { tableOf } from '../sql/columns.ts';
import type { Registry } from '../sql/scope.ts';
import { BEFORE_ALL } from '../define/ids.ts';

/** Rows looked at in one statement: each is short, sees one moment, and locks nothing. */
const BATCH = 2000;
/** Faults that are named; the rest is counted. */
export const MOST_NAMED = 500;

export type FaultKind = 'changed' | 'version' | 'added' | 'removed' | 'unproven';
export interface Fault {
  readonly resource: string;
  readonly recordId: string;
  readonly kind: FaultKind;
}
export interface Reconciled {
  readonly rows: number;
  /** Rows whose newest entry is from before there was anything to compare with. */
  readonly unmatched: number;
  readonly faultCount: number;
  readonly faults: readonly Fault[];
}

/**
 * What is wrong with a row `t`, beside the entry of its highest version: a row and its entry are committed together, so
 * that one statement never sees the one without the other.
 */
const verdicts = (resource: Resource) => `
select t.id, case
    when n.record_version is null then 'added'
    when n.record_version <> t.version then 'version'
    when p.content->'#row' is null then case when exists (
        select from audit.event e where e.resource = '${resource.name}' and e.record_id = t.id::text and strpos(e.envelope, '"#row":"') > 0)
      then 'unproven' else 'unmatched' end
    when (p.content->'#row'->>0)::json#>>'{}' <> audit.row_hash(t) then 'changed' end as verdict
from ${tableOf(resource)} t
left join lateral (
  select e.id, e.record_version, e.envelope from audit.event e
  where e.resource = '${resource.name}' and e.record_id = t.id::text and e.record_version is not null
  order by e.record_version desc, e.id desc limit 1
) n on true
left join audit.payload p on p.event_id = n.id`;

/** Every row of the table, by batches in the order of ids: how many, how many not to be compared yet, and the faults. */
async function* ofRows(
  sql: Sql,
  resource: Resource,
): AsyncGenerator<[rows: number, unmatched: number, faults: Fault[]]> {
  for (let after = BEFORE_ALL; ;) {
    const [row] = await sql.query<[number, number, string | null, [string, FaultKind][] | null]>(
      `select count(*)::int, count(*) filter (where verdict = 'unmatched')::int, max(id::text collate "C"),
         json_agg(json_build_array(id, verdict)) filter (where verdict <> 'unmatched')
       from (${verdicts(resource)} where t.id > $1 order by t.id limit ${BATCH}) x`,
      [after],
    );
    const [rows, unmatched, last, found] = row!;
    yield [rows, unmatched, (found ?? []).map(([recordId, kind]) => ({ resource: resource.name, recordId, kind }))];
    if (rows < BATCH) return;
    after = last!;
  }
}

/** Records that the trail tells of and the table does not have: nothing is ever deleted here, only archived. */
async function* ofEntries(sql: Sql, resource: Resource): AsyncGenerator<Fault[]> {
  for (let after = ''; ;) {
    const [row] = await sql.query<[number, string | null, string[] | null]>(
      `select count(*)::int, max(d.record_id), json_agg(d.record_id) filter (where not exists
           (select 1 from ${tableOf(resource)} t where t.id = case when pg_input_is_valid(d.record_id, 'uuid') then d.record_id::uuid end)
           and exists (select 1 from audit.event e where e.resource = $1 and e.record_id = d.record_id and e.record_version is not null))
       from (select distinct e.record_id from audit.event e where e.resource = $1 and e.record_id > $2 order by e.record_id limit ${BATCH}) d`,
      [resource.name, after],
    );
    const [seen, last, missing] = row!;
    yield (missing ?? []).map((recordId) => ({ resource: resource.name, recordId, kind: 'removed' }));
    if (seen < BATCH) return;
    after = last!;
  }
}

/** A second look at a suspect, when whatever was going on is over. */
async function isStill(sql: Sql, resource: Resource, fault: Fault): Promise<boolean> {
  if (fault.kind === 'removed') {
    const [row] = await sql.query<[boolean]>(
      `select not exists (select 1 from ${tableOf(resource)} t where t.id::text = $1)`,
      [fault.recordId],
    );
    return row![0];
  }
  const [row] = await sql.query<[string, string | null]>(`${verdicts(resource)} where t.id = $1`, [fault.recordId]);
  return row?.[1] === fault.kind;
}

/**
 * Compares every row of every table that the trail tells of with it (api/README: The audit trail): its version with the newest entry's, the hash
 * of its columns with the hash that entry keeps. Tells rows changed, added or removed behind the application.
 */
export async function reconcile(sql: Sql, registry: Registry): Promise<Reconciled> {
  let [rows, unmatched, faultCount] = [0, 0, 0];
  const faults: Fault[] = [];
  const suspect = async (resource: Resource, found: readonly Fault[]) => {
    for (const fault of found) {
      if (!(await isStill(sql, resource, fault))) continue;
      faultCount += 1;
      if (faults.length < MOST_NAMED) faults.push(fault);
    }
  };
  for (const resource of registry.values()) {
    if (resource.readFrom || resource.untold) continue;
    for await (const [seen, without, found] of ofRows(sql, resource)) {
      rows += seen;
      unmatched += without;
      await suspect(resource, found);
    }
    for await (const found of ofEntries(sql, resource)) await suspect(resource, found);
  }
  return { rows, unmatched, faultCount, faults };
}
