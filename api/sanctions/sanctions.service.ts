import { Injectable } from '@nestjs/common';
import { CrudService } from '../records/crud.module.ts';
import type { CreatedWork, Work } from '../records/work.ts';
import { restOnAct } from '../supervision/alleged.ts';
import { ALLEGED, supervisedActs } from '../supervision/supervised-acts.resource.ts';
import { sanctions } from './sanctions.resource.ts';

@Injectable()
export class SanctionsService extends CrudService(sanctions) {
  protected override async beforeCreate({ values, sql }: Work<typeof sanctions>) {
    await restOnAct(this.reader, sql, { ...values, personId: values.staffId }, ALLEGED);
    return {};
  }

  protected override async afterCreate({ origin, values, sql }: CreatedWork<typeof sanctions>) {
    if (values.actId) await this.writer.follow(supervisedActs, origin, values.actId, 'tindak_lanjuti', sql);
  }
}
