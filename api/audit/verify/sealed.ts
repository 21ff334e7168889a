import type { Sql } from '../../database/database.ts';
import { BEFORE_ALL } from '../../define/ids.ts';

const BATCH = 300;

/** The line of the bundle that tells of an entry; only its number where the entry itself is gone. */
const LINE = `'{"index":' || l.idx || ',"leaf":"' || encode(l.leaf_hash, 'hex') || '","envelope":' || coalesce(to_json(e.envelope)::text, '""')
    || ',"fields":' || coalesce(p.content::text, '{}') || '}'`;
const FROM =
  'audit.leaf l left join audit.event e on e.id = l.event_id left join audit.payload p on p.event_id = l.event_id';
/** As the envelope writes them. */
const COLUMNS = `array[e.id::text, to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), e.resource, e.record_id, e.record_version::text, e.actor_id, e.action, e.outcome]`;

export interface SealedRow {
  readonly index: number;
  readonly line: string;
  readonly columns: readonly (string | null)[];
  readonly leaf: Buffer;
}

/**
 * The entries below `size` in their order, some hundred at a time. By stretches of numbers: a limit would leave it to the
 * planner's guess whether each portion reads the rest of the log.
 */
export async function* sealedEntries(sql: Sql, size: number): AsyncGenerator<SealedRow[]> {
  for (let from = 0; from < size; from += BATCH) {
    const rows = await sql.query<[string, string, (string | null)[], Buffer]>(
      `select l.idx, ${LINE}, ${COLUMNS}, l.leaf_hash from ${FROM} where l.idx >= $1 and l.idx < $2 order by l.idx`,
      [from, Math.min(from + BATCH, size)],
    );
    yield rows.map(([index, line, columns, leaf]) => ({ index: Number(index), line, columns, leaf }));
  }
}

/** Erasures that are told of but lie behind `size`, or are not sealed yet: they explain what is missing before. */
export async function laterErasures(sql: Sql, size: number): Promise<string[]> {
  const rows = await sql.query<[string]>(
    `select '{"index":' || $1::bigint || ',"leaf":"","envelope":' || to_json(e.envelope)::text || ',"fields":' || coalesce(p.content::text, '{}') || '}'
     from audit.event e left join audit.payload p on p.event_id = e.id
     left join lateral (select l.idx from audit.leaf l where l.event_id = e.id offset 0) l on true
     where e.action = 'audit.redact' and coalesce(l.idx >= $1, true) order by e.id`,
    [size],
  );
  return rows.map(([line]) => line);
}

/**
 * How many events are neither sealed nor waiting for it: nobody but the application puts them into the queue. `between` is
 * waited for now and then.
 */
export async function strayEvents(sql: Sql, between: () => Promise<void>): Promise<number> {
  let stray = 0;
  for (let after = BEFORE_ALL; ;) {
    // `offset 0`: by the index, an event at a time, never by reading all leaves for every portion.
    const [row] = await sql.query<[string | null, number]>(
      `select max(e.id::text collate "C"), count(*) filter (where l is null and p is null)::int
       from (select id from audit.event where id > $1 order by id limit 2000) e
       left join lateral (select l.idx from audit.leaf l where l.event_id = e.id offset 0) l on true
       left join lateral (select q.event_id from audit.pending q where q.event_id = e.id offset 0) p on true`,
      [after],
    );
    const [last, lost] = row!;
    stray += lost;
    if (last === null) return stray;
    after = last;
    await between();
  }
}
