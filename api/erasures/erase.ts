import { v7 as uuid } from 'uuid';
import { entryOf, type Origin } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import type { Resource } from '../define/resource.ts';
import { tableOf } from '../engine/columns.ts';
import type { Row } from '../engine/reader.ts';
import type { Registry } from '../engine/scope.ts';
import type { Writer } from '../engine/writer.ts';
import { ERASED_FIELDS, type Erasable, type Erasure } from './erasures.resource.ts';
import { recordsOf, type SubjectRecord } from './subject.ts';

export const ERASED = '(dihapus)';

/** What a field holds when its value is gone: nothing, or a mark where it may not be empty; of a NIK one that no other has. */
function emptied(resource: Resource, name: string): string | null {
  const field = resource.fields[name]!;
  if (!field.required) return null;
  return field.kind === 'nik' ? `${ERASED} ${uuid()}` : ERASED;
}

interface Tools {
  readonly sql: Sql;
  readonly writer: Writer;
  readonly registry: Registry;
}

/**
 * Carries out an approved erasure: empties the fields of the person's records by audited writes, then takes the values
 * (and the hashes of older rows) out of the trail, where their commitments stay. Answers how many of each.
 */
export async function erase(
  tools: Tools,
  origin: Origin,
  erasure: Erasure,
): Promise<{ records: number; entries: number }> {
  const { sql } = tools;
  const records = await recordsOf(sql, erasure);
  let [emptiedRecords, entries] = [0, 0];
  for (const record of records) {
    const fields = (erasure.fields as Erasable[]).flatMap((one) => ERASED_FIELDS[record.resource]![one] ?? []);
    if (fields.length === 0) continue;
    await empty(tools, origin, record, fields);
    emptiedRecords += 1;
    entries += await redact(sql, origin, erasure, record, fields);
    // Answers kept for repeated requests tell the record as it was.
    await sql.query('delete from idempotency_keys where strpos(answer, $1) > 0', [record.id]);
  }
  return { records: emptiedRecords, entries };
}

async function empty(
  { sql, writer, registry }: Tools,
  origin: Origin,
  record: SubjectRecord,
  fields: readonly string[],
) {
  const resource = registry.get(record.resource)!;
  const [found] = await sql.query<[Row]>(
    `select row_to_json(t) from ${tableOf(resource)} t where t.id = $1 for no key update`,
    [record.id],
  );
  const changes = Object.fromEntries(fields.map((name) => [name, emptied(resource, name)]));
  await writer.update(resource, origin, found![0], changes, { action: 'erase' }, [], sql);
}

/** Every entry of the record that still holds one of the values, or the hash of a row that held them. */
async function redact(sql: Sql, origin: Origin, erasure: Erasure, record: SubjectRecord, fields: readonly string[]) {
  const entry = entryOf(origin, { action: 'audit.redact', resource: 'audit-logs' });
  const [row] = await sql.query<[number]>(
    `select count(audit.redact($1::jsonb, $2, e.id, array(select jsonb_object_keys(p.content) intersect select unnest($5::text[] || case when e.id = newest.id then '{}' else '{#row}'::text[] end))))::int
     from audit.event e join audit.payload p on p.event_id = e.id,
       (select id from audit.event where resource = $3 and record_id = $4 and record_version is not null order by record_version desc limit 1) newest
     where e.resource = $3 and e.record_id = $4
       and p.content ?| ($5::text[] || case when e.id = newest.id then '{}' else '{#row}'::text[] end)`,
    [entry, erasure.id, record.resource, record.id, fields],
  );
  return row![0];
}
