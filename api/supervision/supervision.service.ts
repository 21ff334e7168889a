import { Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import { CrudService } from '../records/crud.module.ts';
import { unprocessable } from '../sql/problem.ts';
import type { Work } from '../records/work.ts';
import { findings, supervisionReviews } from './supervision.resource.ts';

/** A superior supervises his own line, and never himself. */
function refuseOthers({ actor: { staffId, lineIds } }: Person, supervisedId: string | undefined): void {
  const says = 'Pilih pegawai di garis bawahan Anda.';
  const subordinate = supervisedId !== staffId && lineIds.includes(supervisedId!);
  if (!subordinate) throw unprocessable(says, { supervisedId: says });
}

@Injectable()
export class SupervisionReviewsService extends CrudService(supervisionReviews) {
  protected override beforeCreate({ origin, values }: Work<typeof supervisionReviews>) {
    refuseOthers(origin, values.supervisedId);
    return {};
  }
}

@Injectable()
export class FindingsService extends CrudService(findings) {
  protected override beforeCreate({ origin, values }: Work<typeof findings>) {
    refuseOthers(origin, values.supervisedId);
    return {};
  }
}
