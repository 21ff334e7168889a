import { Inject, Injectable } from '@nestjs/common';
import { CrudService } from '../engine/crud.module.ts';
import { Problem, stepNotAllowed, unprocessable } from '../engine/problem.ts';
import type { RowWork, StepQuestion, StepWork, Work } from '../engine/work.ts';
import { REGISTRY } from '../engine/registry.ts';
import type { Registry } from '../engine/scope.ts';
import { Vault } from '../engine/vault.ts';
import { erase } from './erase.ts';
import { type Erasure, erasures } from './erasures.resource.ts';
import { legalHold } from './holds.ts';
import { legalHolds } from './legal-holds.resource.ts';

/** Exactly one of the two names the person. */
function refuseUnnamed({ verificationId, staffId }: Readonly<Record<string, unknown>>): void {
  const says = 'Isi salah satu: pemohon sertifikat atau pegawai dinas ini.';
  if (Boolean(verificationId) === Boolean(staffId)) throw unprocessable(says, { verificationId: says });
}

@Injectable()
export class ErasuresService extends CrudService(erasures) {
  @Inject(REGISTRY) private readonly registry!: Registry;
  @Inject(Vault) private readonly vault!: Vault;

  protected override beforeCreate({ origin, values }: Work) {
    refuseUnnamed(values);
    return { requestedById: origin.actor.staffId };
  }

  /** What was approved is not changed any more. */
  protected override beforeUpdate({ row }: RowWork) {
    if (row.status !== 'diajukan') throw stepNotAllowed('Penghapusan yang sudah diputuskan tidak dapat diubah lagi.');
    return {};
  }

  protected override async whyNot({ row, step, sql }: StepQuestion) {
    if (step.verb !== 'setujui' && step.verb !== 'laksanakan') return undefined;
    const hold = await legalHold(sql, row as unknown as Erasure);
    return hold === undefined ? undefined : new Problem(409, { code: 'legal_hold', message: hold });
  }

  protected override async beforeStep({ origin, row, step, sql }: StepWork): Promise<Record<string, unknown>> {
    const erasure = row as unknown as Erasure;
    if (step.verb === 'lanjutkan') return { approvedById: null };
    if (step.verb === 'setujui') return { approvedById: origin.actor.staffId };
    if (step.verb !== 'laksanakan') return {};
    const done = await erase({ sql, writer: this.writer, registry: this.registry, vault: this.vault }, origin, erasure);
    return { ...done, executedById: origin.actor.staffId, executedAt: new Date().toISOString() };
  }
}

@Injectable()
export class LegalHoldsService extends CrudService(legalHolds) {
  protected override beforeCreate({ values }: Work) {
    refuseUnnamed(values);
    return {};
  }
}
