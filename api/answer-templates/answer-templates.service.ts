import { Injectable } from '@nestjs/common';
import { CrudService } from '../records/crud.module.ts';
import { unprocessable } from '../sql/problem.ts';
import type { Work } from '../records/work.ts';
import { answerTemplates } from './answer-templates.resource.ts';
import { unknownPlaceholders } from './placeholders.ts';

@Injectable()
export class AnswerTemplatesService extends CrudService(answerTemplates) {
  protected override beforeCreate({ values }: Work<typeof answerTemplates>) {
    const unknown = unknownPlaceholders((values.body as string | undefined) ?? '');
    const says = `Tidak dikenal: ${unknown.join(', ')}. Pakai hanya yang tercantum di bawah isian.`;
    if (unknown.length > 0) throw unprocessable(says, { body: says });
    return {};
  }

  protected override beforeUpdate(work: Work<typeof answerTemplates>) {
    return this.beforeCreate(work);
  }
}
