import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '../database/database.ts';
import { now } from '../database/scene.ts';
import { CrudService } from '../records/crud.module.ts';
import type { CreatedWork, RowWork, ValuesOf, Work } from '../records/work.ts';
import { stepNotAllowed, unprocessable } from '../sql/problem.ts';
import { type EvaluationMeeting, evaluationMeetings } from './evaluation-meetings.resource.ts';
import { Invitations } from './invitations.ts';
import { type Attendance, CAME, meetingAttendances } from './meeting-attendances.resource.ts';
import { standingIn } from './standing-snapshots.ts';

type Values = ValuesOf<typeof meetingAttendances>;
const hasBegun = ({ startedAt, status }: EvaluationMeeting): boolean =>
  startedAt !== null || ['berlangsung', 'notula_draf', 'notula_dikembalikan', 'disahkan'].includes(status);

@Injectable()
export class MeetingAttendancesService extends CrudService(meetingAttendances) {
  @Inject(Invitations) private readonly invitations!: Invitations;

  protected override async beforeCreate({ values, sql }: Work<typeof meetingAttendances>) {
    const meeting = await this.meetingOf(sql, values.meetingId!);
    await this.refuseForeignItem(sql, values, meeting.id);
    const standing = await standingIn(sql, values.staffId!, meeting);
    return { ...standing, unitId: meeting.unitId, ...seen(values, meeting) };
  }

  /** Whoever is added once the invitations went out gets his. */
  protected override async afterCreate({ values, sql }: CreatedWork<typeof meetingAttendances>) {
    const meeting = await this.meetingOf(sql, values.meetingId!);
    if (isInvited(meeting)) await this.invitations.send(sql, meeting, 'undangan', values.staffId);
  }

  protected override async beforeUpdate({ row, values, sql }: RowWork<typeof meetingAttendances>) {
    const meeting = await this.meetingOf(sql, row.meetingId);
    await this.refuseForeignItem(sql, values, meeting.id);
    return seen({ ...row, ...values }, meeting);
  }

  protected override async beforeArchive({ row, sql }: RowWork<typeof meetingAttendances>) {
    const meeting = await this.meetingOf(sql, row.meetingId);
    if (hasBegun(meeting))
      throw stepNotAllowed('Rapat sudah dimulai; peserta tidak dihapus lagi, tulis kehadirannya.', 'meeting_begun');
    if (isInvited(meeting)) await this.invitations.send(sql, meeting, 'pencabutan', row.staffId);
  }

  private async meetingOf(sql: Sql, id: string) {
    const meeting = await this.reader.any(evaluationMeetings, id, sql);
    const says = 'Rapat itu tidak ditemukan.';
    if (!meeting) throw unprocessable(says, { meetingId: says });
    return { ...meeting, sequence: meeting.sequence ?? 0 };
  }

  private async refuseForeignItem(sql: Sql, { recusedFromId }: Values, meetingId: string): Promise<void> {
    if (!recusedFromId) return;
    const found = await sql.query<[number]>(
      `select 1 from meeting_agenda_items where id = $1 and "meetingId" = $2 and "archivedAt" is null`,
      [recusedFromId, meetingId],
    );
    const says = 'Pilih acara rapat ini.';
    if (found.length === 0) throw unprocessable(says, { recusedFromId: says });
  }
}

const isInvited = (meeting: EvaluationMeeting): boolean => meeting.invitedAt !== null && !hasBegun(meeting);

/** What follows from how he attended: nobody has come, or stayed away without a word, before the meeting began. */
function seen({ attendance, arrivedAt, delegateId }: Values, meeting: EvaluationMeeting): Values {
  const how: Attendance = attendance ?? 'diundang';
  const came = CAME.includes(how);
  const says = 'Rapat belum dimulai; yang hadir dicatat sesudah rapat dimulai.';
  if ((came || how === 'tanpa_keterangan') && !hasBegun(meeting)) throw unprocessable(says, { attendance: says });
  return {
    present: came,
    delegate: Boolean(delegateId),
    arrivedAt: came ? (arrivedAt ?? momentWithin(meeting)) : null,
  };
}

/** Of what is written down after the end nobody knows when he came. */
function momentWithin({ endedAt }: EvaluationMeeting): string | null {
  return endedAt !== null && Date.parse(endedAt) < now() ? null : new Date(now()).toISOString();
}
