import { Injectable } from '@nestjs/common';
import { CrudService } from '../records/crud.module.ts';
import type { Work } from '../records/work.ts';
import { unprocessable } from '../sql/problem.ts';
import { evaluationMeetings } from './evaluation-meetings.resource.ts';
import { meetingAddenda } from './meeting-addenda.resource.ts';

@Injectable()
export class MeetingAddendaService extends CrudService(meetingAddenda) {
  protected override async beforeCreate({ values, sql }: Work<typeof meetingAddenda>) {
    const meeting = await this.reader.locked(evaluationMeetings, values.meetingId!, sql);
    const says = 'Tambahan ditulis pada notula yang sudah disahkan; ubah notulanya sendiri selama belum.';
    if (meeting?.status !== 'disahkan') throw unprocessable(says, { meetingId: says });
    return {};
  }
}
