import { Injectable } from '@nestjs/common';
import { CrudService } from '../records/crud.module.ts';
import type { RowWork, Work } from '../records/work.ts';
import type { Sql } from '../database/database.ts';
import { legalHolds } from './legal-holds.resource.ts';

@Injectable()
export class LegalHoldsService extends CrudService(legalHolds) {
  protected override beforeCreate({ sql }: Work<typeof legalHolds>) {
    return this.awaitErasures(sql);
  }

  /** Moved dates may put it in force. */
  protected override beforeUpdate({ sql }: RowWork<typeof legalHolds>) {
    return this.awaitErasures(sql);
  }

  /** An erasure that is being carried out is waited for; one that comes later sees the hold. */
  private async awaitErasures(sql: Sql) {
    await sql.query(
      `select id from erasures where status in ('diajukan', 'disetujui') order by id for no key update`,
      [],
    );
    return {};
  }
}
