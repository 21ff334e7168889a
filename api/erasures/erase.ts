import { v7 as uuid } from 'uuid';
import { entryOf, type Origin } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import { kindOf } from '../define/kinds.ts';
import type { Resource } from '../define/resource.ts';
import { forgetDrafts } from '../drafts/forget.ts';
import { tableOf } from '../sql/columns.ts';
import type { Row } from '../sql/reader.ts';
import type { Registry } from '../sql/scope.ts';
import type { Vault } from '../sql/vault.ts';
import type { Writer } from '../records/writer.ts';
import { ERASED_FIELDS, type Erasable, type Erasure } from './erasures.resource.ts';
import { recordsOf, type SubjectRecord } from './subject.ts';

export const ERASED = '(dihapus)';

/** What a field holds when its value is gone: nothing, or a mark where it may not be empty; of a NIK one that no other has. */
function emptied(resource: Resource, name: string): string | null {
  const field = resource.fields[name]!;
  if (!field.required) return null;
  return kindOf(field).encrypted ? `${ERASED} ${uuid()}` : ERASED;
}

interface Tools {
  readonly sql: Sql;
  readonly writer: Writer;
  readonly registry: Registry;
  readonly vault: Vault;
}

/**
 * Carries out an approved erasure: takes the person's values (and the hashes of older rows) out of the trail, where
 * their commitments stay, then empties the fields of the records by audited writes; drafts that hold him go whole.
 * Answers how many of each.
 */
export async function erase(
  tools: Tools,
  origin: Origin,
  erasure: Erasure,
): Promise<{ records: number; entries: number; drafts: number }> {
  const { sql } = tools;
  const found = await recordsOf(sql, erasure);
  const fieldsOf = ({ resource }: SubjectRecord) =>
    (erasure.fields as Erasable[]).flatMap((one) => ERASED_FIELDS[resource]![one] ?? []);
  const records = found.filter((record) => fieldsOf(record).length > 0);
  // While it is still there to be looked for.
  const drafts = await forget(tools, found);
  let entries = 0;
  // The trail first: without its NIK a file is no longer known as the person's.
  for (const record of records) entries += await redact(sql, origin, erasure, record, fieldsOf(record));
  for (const record of records) {
    await empty(tools, origin, record, fieldsOf(record));
    // Answers kept for repeated requests tell the record as it was.
    await sql.query('delete from idempotency_keys where $1::uuid = any(mentions)', [record.id]);
  }
  return { records: records.length, entries, drafts };
}

/** What somebody is typing about the person, or had typed and not sent. */
async function forget({ sql, registry, vault }: Tools, records: readonly SubjectRecord[]): Promise<number> {
  const words: string[] = [];
  for (const { resource, id } of records) {
    const { fields } = registry.get(resource)!;
    const [row] = await sql.query<[Row]>(
      `select row_to_json(t) from ${tableOf(registry.get(resource)!)} t where id = $1`,
      [id],
    );
    for (const [name, field] of Object.entries(fields)) {
      const value = row![0][name];
      const { encrypted, identifies } = kindOf(field);
      if (typeof value !== 'string') continue;
      if (encrypted) words.push(vault.decrypt(value));
      if (identifies) words.push(value);
    }
  }
  const ids = records.map(({ id }) => id);
  return forgetDrafts(sql, vault, ids, words);
}

/** Every entry of the record that still holds one of the values, or the hash of a row that held them. */
async function redact(sql: Sql, origin: Origin, erasure: Erasure, record: SubjectRecord, fields: readonly string[]) {
  const entry = entryOf(origin, { action: 'audit.redact', resource: 'audit-logs' });
  const [row] = await sql.query<[number]>(
    `select count(audit.redact($1::jsonb, $2, e.id, array(select jsonb_object_keys(p.content) intersect select unnest($5::text[]))))::int
     from audit.event e join audit.payload p on p.event_id = e.id
     where e.resource = $3 and e.record_id = $4 and p.content ?| $5::text[]`,
    [entry, erasure.id, record.resource, record.id, [...fields, '#row']],
  );
  return row![0];
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
  // The entry of this write does not tell what was there before.
  const untold = Object.fromEntries(fields.flatMap((name) => [name, `${name}Masked`]).map((name) => [name, null]));
  const changes = Object.fromEntries(fields.map((name) => [name, emptied(resource, name)]));
  await writer.update(resource, { origin, sql }, { ...found![0], ...untold }, { values: changes, action: 'erase' });
}
