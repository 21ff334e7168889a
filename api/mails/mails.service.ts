import { Injectable } from '@nestjs/common';
import { CrudService } from '../engine/crud.module.ts';
import type { StepWork } from '../engine/work.ts';
import { mails } from './mails.resource.ts';

@Injectable()
export class MailsService extends CrudService(mails) {
  /** "Kirim ulang", the only step a person takes: all tries over again, at once by the clock that the sender asks. */
  protected override async beforeStep({ sql }: StepWork) {
    const [now] = await sql.query<[string]>(`select to_json(now()) #>> '{}'`, []);
    return { tries: 0, dueAt: now![0] };
  }
}
