import { Injectable } from '@nestjs/common';
import type { Sql } from '../database/database.ts';
import { CrudService } from '../records/crud.module.ts';
import type { RowWork, Work } from '../records/work.ts';
import { unprocessable } from '../sql/problem.ts';
import { evaluationMeetings } from './evaluation-meetings.resource.ts';
import { meetingAgendaItems } from './meeting-agenda-items.resource.ts';

@Injectable()
export class MeetingAgendaItemsService extends CrudService(meetingAgendaItems) {
  protected override async beforeCreate({ values, sql }: Work<typeof meetingAgendaItems>) {
    await this.refuseEarly(sql, values.meetingId!, values.decision);
    return { kind: 'usulan' } as const;
  }

  protected override async beforeUpdate({ row, values, sql }: RowWork<typeof meetingAgendaItems>) {
    await this.refuseEarly(sql, row.meetingId, values.decision);
    return {};
  }

  /** Nothing is concluded before people have met. */
  private async refuseEarly(sql: Sql, meetingId: string, decision: string | null | undefined): Promise<void> {
    if (!decision) return;
    const meeting = await this.reader.any(evaluationMeetings, meetingId, sql);
    const says = 'Kesimpulan ditulis sesudah rapat dimulai.';
    if (meeting && meeting.startedAt === null) throw unprocessable(says, { decision: says });
  }
}
