import { Injectable } from '@nestjs/common';
import { CrudService } from '../engine/crud.module.ts';
import { unprocessable } from '../engine/problem.ts';
import type { RowWork, Work } from '../engine/record.service.ts';
import { serviceStandards } from './service-standards.resource.ts';

@Injectable()
export class ServiceStandardsService extends CrudService(serviceStandards) {
  protected override beforeCreate({ origin }: Work) {
    return { writtenById: origin.actor.staffId };
  }

  /** Immutable once set (design 1.8). */
  protected override beforeUpdate({ row }: RowWork) {
    if (row.status !== 'draf') throw unprocessable('Hanya draf yang dapat diubah. Buat versi baru dari standar ini.');
    return {};
  }
}
