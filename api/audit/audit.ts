import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '../database/database.ts';
import { type Changes, type Deed, entryOf, fieldsOf, type Origin } from './entry.ts';

/** Appends entries that stand for themselves; changes of records append theirs in their own statement (records/writer.ts). */
@Injectable()
export class Audit {
  constructor(private readonly database: Database) {}

  /** Fails when the entry cannot be written: then what it tells of must not happen. */
  async append(
    origin: Origin,
    deed: Deed & { recordId?: string; changes?: Changes; explanation?: string; ids?: readonly string[] },
    sql: Sql = this.database,
  ): Promise<void> {
    await sql.query('select audit.append($1::jsonb, $2, null, $3::jsonb)', [
      entryOf(origin, deed),
      deed.recordId ?? null,
      fieldsOf({ ...deed.changes, ...(deed.ids && { '#ids': deed.ids }) }, deed.explanation),
    ]);
  }
}
