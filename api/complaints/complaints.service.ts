import { Injectable } from '@nestjs/common';
import { CrudService } from '../engine/crud.module.ts';
import type { Work } from '../engine/record.service.ts';
import { complaints } from './complaints.resource.ts';

@Injectable()
export class ComplaintsService extends CrudService(complaints) {
  protected override beforeCreate({ origin }: Work) {
    return { unitId: origin.actor.unitIds[0], registeredById: origin.actor.staffId };
  }
}
