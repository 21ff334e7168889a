import { Controller, Get, Inject, Param } from '@nestjs/common';
import { Asking } from '../access/access.guard.ts';
import { Act } from '../actions/act.ts';
import { AskedFor } from '../actions/given.ts';
import type { Person } from '../audit/entry.ts';
import { inviteesAnswer, meetingYear } from '../define/answers/meetings.ts';
import { bytes } from '../define/shape.ts';
import { Download } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { crudController } from '../records/crud.controller.ts';
import { AskedYear } from './asked.ts';
import { evaluationMeetings } from './evaluation-meetings.resource.ts';
import { EvaluationMeetingsService } from './evaluation-meetings.service.ts';
import { MeetingMonths } from './meeting-months.ts';
import type { MeetingPaperName } from './meeting-papers.flow.ts';

const Routes = crudController(evaluationMeetings, EvaluationMeetingsService) as new () => object;
const PAPER = { by: evaluationMeetings.access.show, answers: bytes('application/pdf'), refuses: [409] } as const;

/** The engine's routes, the year of obligations, whom to invite, and the papers of a meeting. */
@Controller('api/evaluation-meetings')
export class EvaluationMeetingsController extends Routes {
  @Inject(EvaluationMeetingsService) private readonly meetings!: EvaluationMeetingsService;
  @Inject(MeetingMonths) private readonly months!: MeetingMonths;

  @Get('year')
  @Dear('question')
  @Act({
    by: evaluationMeetings.access.list,
    does: 'Kepatuhan rapat bulanan setahun: setiap bulan terpenuhi atau tidak, dan sebabnya',
    answers: meetingYear,
    refuses: [422],
  })
  year(@Asking() origin: Person, @AskedFor() { year }: AskedYear) {
    return this.months.year(origin, year);
  }

  @Get(':id/people')
  @Act({
    by: evaluationMeetings.access.create,
    does: 'Pegawai seluruh kantor yang dapat diundang, dengan unsurnya pada hari rapat',
    answers: inviteesAnswer,
  })
  people(@Asking() origin: Person, @Param('id') id: string) {
    return this.meetings.invitees(origin, id);
  }

  @Get(':id/invitation.pdf')
  @Dear('download')
  @Act({ ...PAPER, does: 'Undangan rapat, PDF' })
  invitation(@Asking() origin: Person, @Param('id') id: string) {
    return this.paper(origin, id, 'invitation.pdf');
  }

  @Get(':id/attendance.pdf')
  @Dear('download')
  @Act({ ...PAPER, does: 'Daftar hadir rapat, PDF' })
  attendance(@Asking() origin: Person, @Param('id') id: string) {
    return this.paper(origin, id, 'attendance.pdf');
  }

  @Get(':id/minutes.pdf')
  @Dear('download')
  @Act({ ...PAPER, does: 'Notula rapat, PDF' })
  minutes(@Asking() origin: Person, @Param('id') id: string) {
    return this.paper(origin, id, 'minutes.pdf');
  }

  private async paper(origin: Person, id: string, which: MeetingPaperName) {
    const { name, content } = await this.meetings.paper(origin, id, which);
    return new Download(content, { type: 'application/pdf', name });
  }
}
