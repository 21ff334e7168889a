import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import { Witness } from '../audit/verify/witness.ts';
import { CALENDAR, type Calendars, STANDARDS, type Standards } from '../clock/sources.ts';
import { now } from '../database/scene.ts';
import type { Sql } from '../database/database.ts';
import type { Invitee } from '../define/answers/meetings.ts';
import { writtenDate } from '../define/dates.ts';
import { officeDate } from '../define/office-time.ts';
import type { Bytes } from '../downloads/download.ts';
import { Notifications } from '../notifications/notifications.ts';
import { CrudService } from '../records/crud.module.ts';
import type { CreatedWork, Effects, RowWork, StepWork, ValuesOf, Work } from '../records/work.ts';
import { broken } from '../define/rule.ts';
import { stepNotAllowed, unprocessable } from '../sql/problem.ts';
import { fillAgenda } from './agenda.ts';
import { carryOver } from './carrying.ts';
import { inviteBy } from './dates.ts';
import { type EvaluationMeeting, evaluationMeetings } from './evaluation-meetings.resource.ts';
import { canonical, contentOf, hashOf } from './frozen.ts';
import { Invitations } from './invitations.ts';
import { inviteesOf } from './invitees.ts';
import { MEETING_PAPERS, type MeetingPaperName, meetingPaperFile } from './meeting-papers.flow.ts';
import { meetingPaper } from './meeting-paper.ts';
import { approvedNews } from './meeting-news.ts';
import { renewStandings } from './standing-snapshots.ts';
import { termsAt } from './terms.ts';

type Meeting = ValuesOf<typeof evaluationMeetings>;
type Taken = StepWork<typeof evaluationMeetings>;

@Injectable()
export class EvaluationMeetingsService extends CrudService(evaluationMeetings) {
  @Inject(CALENDAR) private readonly calendars!: Calendars;
  @Inject(STANDARDS) private readonly standards!: Standards;
  @Inject(Invitations) private readonly invitations!: Invitations;
  @Inject(Notifications) private readonly notifications!: Notifications;
  @Inject(Witness) private readonly witness!: Witness;

  protected override readonly effects: Effects<typeof evaluationMeetings> = {
    undang: { before: (work) => this.numberedInvitation(work), after: (work) => this.invited(work) },
    tunda: { before: (work) => this.putOff(work), after: (work) => this.changed(work) },
    batalkan: { before: ({ row }) => nextSequence(row), after: (work) => this.calledOff(work) },
    mulai: { after: (work) => this.begun(work) },
    tulis_notula: { before: ({ row, values }) => ({ endedAt: values.endedAt ?? row.endedAt ?? iso() }) },
    sahkan: { before: (work) => this.freeze(work), after: (work) => this.approved(work) },
  };

  private get records() {
    return { reader: this.reader, writer: this.writer };
  }

  /** Undangan, daftar hadir or notula, once the meeting has come to it. */
  async paper(origin: Person, id: string, name: MeetingPaperName): Promise<{ name: string; content: Bytes }> {
    const row = await this.rowOf(origin, id);
    const [missing] = broken(MEETING_PAPERS[name].unless, row);
    if (missing) throw stepNotAllowed(missing.says, 'no_paper');
    const content = await meetingPaper(this.database, name, row);
    await this.audit.append(origin, { action: name, resource: evaluationMeetings.name, recordId: row.id });
    return { name: meetingPaperFile(name, row.number), content };
  }

  /** Whom the meeting may invite, over the whole office. */
  async invitees(origin: Person, id: string): Promise<Invitee[]> {
    return inviteesOf(this.database, await this.rowOf(origin, id));
  }

  protected override async afterCreate({ origin, json, sql }: CreatedWork<typeof evaluationMeetings>) {
    await fillAgenda(this.records, { origin, sql }, JSON.parse(json) as EvaluationMeeting);
  }

  protected override async beforeCreate({ values, sql }: Work<typeof evaluationMeetings>) {
    return { inviteBy: await this.lastDay(sql, values.startsAt!) };
  }

  protected override async beforeUpdate({ values, sql }: RowWork<typeof evaluationMeetings>) {
    return values.startsAt ? { inviteBy: await this.lastDay(sql, values.startsAt) } : {};
  }

  /** On which people are invited in time. */
  private async lastDay(sql: Sql, startsAt: string): Promise<string> {
    const terms = await termsAt(this.standards, sql, now());
    return inviteBy(await this.calendars.current(sql), officeDate(Date.parse(startsAt)), terms);
  }

  private async numberedInvitation({ row, sql }: Taken): Promise<Meeting> {
    return { sequence: (row.sequence ?? -1) + 1, invitationNumber: await this.invitations.nextNumber(sql) };
  }

  private async invited({ origin, row, sql }: Taken): Promise<void> {
    await fillAgenda(this.records, { origin, sql }, row);
    await this.invitations.send(sql, await this.asWritten(row.id, sql), 'undangan');
  }

  private async putOff({ row, values, sql }: Taken): Promise<Meeting> {
    const says = 'Waktu yang baru belum lewat, dan lain dari yang sekarang.';
    const startsAt = Date.parse(values.startsAt ?? '');
    if (!(startsAt > now()) || startsAt === Date.parse(row.startsAt)) throw unprocessable(says, { startsAt: says });
    const last = await this.lastDay(sql, values.startsAt!);
    const late = `Waktu itu terlalu dekat: perubahan diberitahukan paling lambat ${writtenDate(last)}.`;
    if (row.invitedAt !== null && officeDate(now()) > last) throw unprocessable(late, { startsAt: late });
    return { inviteBy: last, ...nextSequence(row) };
  }

  private async changed({ row, sql }: Taken): Promise<void> {
    if (row.invitedAt !== null) await this.invitations.send(sql, await this.asWritten(row.id, sql), 'perubahan');
  }

  private async calledOff({ row, sql }: Taken): Promise<void> {
    if (row.invitedAt !== null) await this.invitations.send(sql, await this.asWritten(row.id, sql), 'pembatalan');
  }

  private async begun({ origin, row, sql }: Taken): Promise<void> {
    const writing = { origin, sql };
    await renewStandings(this.records, writing, await this.asWritten(row.id, sql));
    await carryOver(this.records, writing, row);
    await fillAgenda(this.records, writing, row);
  }

  /** All that is approved, together with what the trail had promised by then. */
  private async freeze({ row, sql }: Taken): Promise<Meeting> {
    const frozen = canonical(await contentOf(sql, row));
    const signed = await this.witness.latest(sql);
    const checkpoint = signed ? `${signed.size} ${signed.note.split('\n')[2]}` : null;
    return { frozen, hash: hashOf(frozen), checkpoint };
  }

  private async approved({ origin, row, sql }: Taken): Promise<void> {
    await this.notifications.tell(sql, await approvedNews(sql, row, origin.actor.staffId));
  }

  /** As it is after the step. */
  private async asWritten(id: string, sql: Sql) {
    const row = (await this.reader.any(evaluationMeetings, id, sql))!;
    return { ...row, sequence: row.sequence ?? 0 };
  }
}

const iso = (): string => new Date(now()).toISOString();
const nextSequence = ({ sequence, invitedAt }: EvaluationMeeting): Meeting =>
  invitedAt === null ? {} : { sequence: (sequence ?? 0) + 1 };
