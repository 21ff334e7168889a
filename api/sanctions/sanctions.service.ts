import { Injectable } from '@nestjs/common';
import type { Sql } from '../database/database.ts';
import { CrudService } from '../records/crud.module.ts';
import type { CreatedWork, RowWork, ValuesOf, Work } from '../records/work.ts';
import { unprocessable } from '../sql/problem.ts';
import { restOnAct } from '../supervision/alleged.ts';
import { ALLEGED, supervisedActs } from '../supervision/supervised-acts.resource.ts';
import { sanctions } from './sanctions.resource.ts';

type Case = ValuesOf<typeof sanctions>;

@Injectable()
export class SanctionsService extends CrudService(sanctions) {
  protected override async beforeCreate({ values, sql }: Work<typeof sanctions>) {
    await restOnAct(this.reader, sql, { ...values, personId: values.staffId }, ALLEGED);
    await this.refuseOthers(values, sql);
    return {};
  }

  protected override async afterCreate({ origin, values, sql }: CreatedWork<typeof sanctions>) {
    if (values.actId) await this.writer.follow(supervisedActs, origin, values.actId, 'tindak_lanjuti', sql);
  }

  protected override async beforeUpdate({ row, values, sql }: RowWork<typeof sanctions>) {
    await this.refuseOthers({ staffId: row.staffId, ...values }, sql);
    return {};
  }

  /** A finding that a case rests on is about the person whose case it is, and stands. */
  private async refuseOthers({ staffId, findingId }: Case, sql: Sql): Promise<void> {
    const others = await sql.query<[string]>(
      `select id from findings where id = $1::uuid and ("supervisedId" <> $2 or status = 'dibatalkan')`,
      [findingId ?? null, staffId],
    );
    const says = 'Temuan itu tentang pegawai lain, atau sudah dibatalkan.';
    if (others.length > 0) throw unprocessable(says, { findingId: says });
  }
}
