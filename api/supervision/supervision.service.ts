import { Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import { now } from '../database/scene.ts';
import { officeDate } from '../define/office-time.ts';
import type { Known } from '../define/rule.ts';
import { CrudService } from '../records/crud.module.ts';
import { unprocessable } from '../sql/problem.ts';
import type { CreatedWork, Effects, RowWork, Work } from '../records/work.ts';
import { restOnAct } from './alleged.ts';
import { asActing } from './capacity.ts';
import { AMISS, supervisedActs } from './supervised-acts.resource.ts';
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

  protected override inCapacity(origin: Person, { supervisedId }: Known) {
    return asActing(origin, supervisedId as string);
  }
}

/** What is still to be done is not due before today. */
function refusePast(dueOn: string | null | undefined): void {
  const says = 'Batas waktu tidak boleh sebelum hari ini.';
  if (dueOn && dueOn < officeDate(now())) throw unprocessable(says, { dueOn: says });
}

@Injectable()
export class FindingsService extends CrudService(findings) {
  protected override readonly effects: Effects<typeof findings> = {
    ubah_batas_waktu: { before: ({ values }) => refusePast(values.dueOn) },
  };

  protected override async beforeCreate({ origin, values, sql }: Work<typeof findings>) {
    refuseOthers(origin, values.supervisedId);
    refusePast(values.dueOn);
    await restOnAct(this.reader, sql, { ...values, personId: values.supervisedId }, AMISS);
    return {};
  }

  protected override async afterCreate({ origin, values, sql }: CreatedWork<typeof findings>) {
    if (values.actId) await this.writer.follow(supervisedActs, origin, values.actId, 'tindak_lanjuti', sql);
  }

  protected override inCapacity(origin: Person, { supervisedId }: Known) {
    return asActing(origin, supervisedId as string);
  }

  protected override beforeUpdate({ values }: RowWork<typeof findings>) {
    refusePast(values.dueOn);
    return {};
  }
}
