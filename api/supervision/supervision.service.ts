import { Injectable } from '@nestjs/common';
import { CrudService } from '../engine/crud.module.ts';
import { unprocessable } from '../engine/problem.ts';
import type { Work } from '../engine/work.ts';
import { findings, supervisionReviews } from './supervision.resource.ts';

/** A superior supervises his own line, and never himself. */
function supervisor({ origin, values }: Work) {
  const { staffId, lineIds } = origin.actor;
  const says = 'Pilih pegawai di garis bawahan Anda.';
  const subordinate = values.supervisedId !== staffId && lineIds.includes(values.supervisedId as string);
  if (!subordinate) throw unprocessable(says, { supervisedId: says });
  return { supervisorId: staffId };
}

@Injectable()
export class SupervisionReviewsService extends CrudService(supervisionReviews) {
  protected override beforeCreate(work: Work) {
    return supervisor(work);
  }
}

@Injectable()
export class FindingsService extends CrudService(findings) {
  protected override beforeCreate(work: Work) {
    return supervisor(work);
  }
}
