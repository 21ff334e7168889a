import { type Changes, entryOf, fieldsOf, type Origin, ROW_HASH } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import { initialValues, type Resource } from '../define/resource.ts';
import { columnsOf, quoted, recorded, stored, tableOf } from '../sql/columns.ts';
import type { Vault } from '../sql/vault.ts';
import type { Known } from '../define/rule.ts';

export interface Loaded {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly createdById?: string | null;
  /** Every value, those that steps and the application would have set too; a password hashed before. */
  readonly values: Known;
}

/**
 * Inserts a finished record with its entry in the audit trail: what a seeder or a command does before there is a person
 * who could, and what an office is filled with at the beginning. All else that people write goes through the Writer.
 */
export async function loadRecord(sql: Sql, vault: Vault, origin: Origin, resource: Resource, record: Loaded) {
  const { values: given, ...common } = record;
  const values = { ...initialValues(resource), ...given };
  const row = { ...stored(resource, values, vault), ...common, version: 1 };
  const changes: Changes = Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, { after: recorded(resource, name, value, values) }]),
  );
  const names = columnsOf(resource).map(quoted).join(', ');
  await sql.query(
    `with made as (insert into ${tableOf(resource)} (${names}) select ${names} from json_populate_record(null::${tableOf(resource)}, $1) returning *)
     select audit.append($2::jsonb, made.id::text, 1, $3::jsonb || ${ROW_HASH}) from made`,
    [JSON.stringify(row), entryOf(origin, { action: 'create', resource: resource.name }), fieldsOf(changes)],
  );
}
