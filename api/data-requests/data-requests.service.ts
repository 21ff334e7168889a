import { Injectable } from '@nestjs/common';
import { CrudService } from '../engine/crud.module.ts';
import { stepNotAllowed, unprocessable } from '../engine/problem.ts';
import type { RowWork, StepWork, Work } from '../engine/record.service.ts';
import { dataRequests } from './data-requests.resource.ts';

/** 3×24 hours by the wall clock, nights and holidays included (UU PDP art. 31 and 32). */
const PROMISED_MS = 72 * 3_600_000;
const CLOCK_SKEW_MS = 5 * 60_000;
type Values = Readonly<Record<string, unknown>>;

function refuseTwo({ verificationId, staffId }: Values): void {
  const says = 'Pilih satu subjek saja: pemohon sertifikat atau pegawai dinas ini.';
  if (verificationId && staffId) throw unprocessable(says, { staffId: says });
}

@Injectable()
export class DataRequestsService extends CrudService(dataRequests) {
  protected override beforeCreate({ origin, values }: Work) {
    const received = Date.parse(values.receivedAt as string);
    const says = 'Waktu diterima tidak boleh di masa depan.';
    if (received > Date.now() + CLOCK_SKEW_MS) throw unprocessable(says, { receivedAt: says });
    refuseTwo(values);
    return {
      dueAt: new Date(received + PROMISED_MS).toISOString(),
      unitId: origin.actor.unitIds[0],
      registeredById: origin.actor.staffId,
    };
  }

  protected override beforeUpdate({ row, values }: RowWork) {
    if (!['diterima', 'disiapkan'].includes(row.status))
      throw stepNotAllowed('Permintaan yang sudah dijawab tidak dapat diubah lagi.');
    refuseTwo({ ...row, ...values });
    return {};
  }

  protected override beforeStep({ row, values, step }: StepWork): Values {
    const subject = { ...row, ...values };
    if (step.verb === 'siapkan') {
      refuseTwo(subject);
      const says = 'Pilih dahulu subjeknya: pemohon sertifikat atau pegawai dinas ini.';
      if (!subject['verificationId'] && !subject['staffId']) throw unprocessable(says, { verificationId: says });
    }
    return step.verb === 'serahkan' ? { handedOverAt: new Date().toISOString() } : {};
  }
}
