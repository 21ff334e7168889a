import { Injectable } from '@nestjs/common';
import { CrudService } from '../engine/crud.module.ts';
import type { Work } from '../engine/work.ts';
import { evaluationMeetings } from './evaluation-meetings.resource.ts';

@Injectable()
export class EvaluationMeetingsService extends CrudService(evaluationMeetings) {
  protected override beforeCreate({ origin }: Work) {
    return { unitId: origin.actor.unitIds[0] };
  }
}
