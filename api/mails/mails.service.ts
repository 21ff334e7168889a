import { Injectable } from '@nestjs/common';
import { CrudService } from '../engine/crud.module.ts';
import { mails } from './mails.resource.ts';

@Injectable()
export class MailsService extends CrudService(mails) {
  /** "Kirim ulang", the only step a person takes: all tries over again, at once. */
  protected override beforeStep() {
    return { tries: 0, dueAt: new Date().toISOString() };
  }
}
