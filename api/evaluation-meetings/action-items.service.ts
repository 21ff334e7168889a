import { Injectable } from '@nestjs/common';
import type { Sql } from '../database/database.ts';
import { hasEnded } from '../define/ended.ts';
import { holds } from '../define/roles.ts';
import { writtenDate } from '../define/dates.ts';
import { CrudService } from '../records/crud.module.ts';
import type { Effects, RowWork, StepWork, ValuesOf, Work } from '../records/work.ts';
import { forbidden, unprocessable } from '../sql/problem.ts';
import { linesAbove } from '../work/holders.ts';
import { actionItems } from './action-items.resource.ts';
import { type EvaluationMeeting, evaluationMeetings } from './evaluation-meetings.resource.ts';
import { MEETING_WRITERS } from './meeting-access.flow.ts';
import { dayOf } from './standing-snapshots.ts';

type Values = ValuesOf<typeof actionItems>;
/** What a meeting decides of it, and approves with its minutes. */
const DECIDED = ['what', 'ownerId', 'dueOn'] as const;

@Injectable()
export class ActionItemsService extends CrudService(actionItems) {
  protected override readonly effects: Effects<typeof actionItems> = {
    laporkan: { before: async ({ row, sql }) => ({ verifierId: await superiorOf(sql, row.ownerId) }) },
    ubah_batas_waktu: { before: (work) => this.refuseEarly(work) },
  };

  protected override async beforeCreate({ values, sql }: Work<typeof actionItems>) {
    const meeting = await this.open(sql, values.meetingId!);
    refuseBefore(meeting, values.dueOn);
    await refuseUnled(sql, values.ownerId);
    return { meetings: 1 };
  }

  protected override async beforeUpdate({ origin, row, values, sql }: RowWork<typeof actionItems>) {
    if (!DECIDED.some((name) => name in values)) return {};
    if (!holds(origin.actor, MEETING_WRITERS))
      throw forbidden('Tindak lanjut diubah oleh yang mencatat rapatnya.', 'not_writer');
    const meeting = await this.open(sql, row.meetingId);
    refuseBefore(meeting, values.dueOn);
    await refuseUnled(sql, values.ownerId);
    return {};
  }

  /** The meeting, held: what it decided is frozen with its minutes. */
  private async open(sql: Sql, id: string): Promise<EvaluationMeeting> {
    const meeting = await this.reader.locked(evaluationMeetings, id, sql);
    const says = 'Notula rapat itu sudah disahkan atau rapatnya batal; catat tindak lanjut baru pada rapat berikutnya.';
    if (!meeting || hasEnded(evaluationMeetings, meeting)) throw unprocessable(says, { meetingId: says });
    return meeting;
  }

  private async refuseEarly({ row, values, sql }: StepWork<typeof actionItems>): Promise<void> {
    const meeting = await this.reader.any(evaluationMeetings, row.meetingId, sql);
    if (meeting) refuseBefore(meeting, values.dueOn);
  }
}

function refuseBefore(meeting: EvaluationMeeting, dueOn: Values['dueOn'] | null): void {
  const day = dayOf(meeting);
  const says = `Batas waktu tidak boleh sebelum tanggal rapat, ${writtenDate(day)}.`;
  if (dueOn && dueOn < day) throw unprocessable(says, { dueOn: says });
}

/** His superior, or who stands in for him: never the owner. */
async function superiorOf(sql: Sql, ownerId: string): Promise<string | null> {
  const above = (await linesAbove(sql, [ownerId])).get(ownerId) ?? [];
  return above.find((one) => one !== ownerId) ?? null;
}

/** Nobody holds his own work to be done. */
async function refuseUnled(sql: Sql, ownerId: string | undefined): Promise<void> {
  const says = 'Pegawai ini tidak mempunyai atasan di kantor ini yang dapat menilainya; pilih penanggung jawab lain.';
  if (ownerId && (await superiorOf(sql, ownerId)) === null) throw unprocessable(says, { ownerId: says });
}
