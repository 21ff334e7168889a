import { Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { Download } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { crudController } from '../records/crud.controller.ts';
import { AnswerOf, Intake, Period, Reclassified, ReporterWhy } from './asked.ts';
import { complaints } from './complaints.resource.ts';
import { ComplaintsService } from './complaints.service.ts';
import { answerText, deciderAnswer, reporterAnswer, similarAnswer } from '../define/answers/complaints.ts';
import { colleaguesAnswer } from '../define/answers/colleagues.ts';
import { movedDue } from '../define/answers/work.ts';
import { complaintFigures } from '../define/figures.ts';
import { bytes } from '../define/shape.ts';
import { AskedFor, Given } from '../actions/given.ts';
import { Act } from '../actions/act.ts';

const Routes = crudController(complaints, ComplaintsService) as new () => object;

/** The engine's routes, and what only the complaint desk has. */
@Controller('api/complaints')
export class ComplaintsController extends Routes {
  @Inject(ComplaintsService) private readonly desk!: ComplaintsService;

  @Post('similar')
  @Dear('question')
  @Act({
    by: complaints.access.create,
    does: 'Aduan yang mungkin sama dengan yang sedang dicatat, dan usulan klasifikasinya',
    answers: similarAnswer,
  })
  similar(@Asking() origin: Person, @Given() intake: Intake) {
    return this.desk.similar(origin, intake);
  }

  @Get('people')
  @Act({
    by: complaints.access.create,
    does: 'Pegawai yang dapat disebut sebagai yang diadukan',
    answers: colleaguesAnswer,
  })
  people() {
    return this.desk.people();
  }

  @Get('figures')
  @Dear('question')
  @Act({
    by: complaints.access.list,
    does: 'Aduan menurut klasifikasi, kanal, jenis, jeda pencatatan, dan pihak yang ditunggu',
    answers: complaintFigures,
    refuses: [422],
  })
  figures(@Asking() origin: Person, @AskedFor() period: Period) {
    return this.desk.figures(origin, period);
  }

  @Post(':id/reporter')
  @Act({
    by: complaints.access.show,
    does: 'Buka identitas pelapor, dengan alasan yang dicatat',
    answers: reporterAnswer,
  })
  reporter(@Asking() origin: Person, @Param('id') id: string, @Given() { reason }: ReporterWhy) {
    return this.desk.reporter(origin, id, reason);
  }

  @Post(':id/reclassification')
  @Act({ by: complaints.access.show, does: 'Batas waktu lama dan baru sebelum klasifikasi diubah', answers: movedDue })
  reclassification(@Asking() origin: Person, @Param('id') id: string, @Given() given: Reclassified) {
    return this.desk.reclassification(origin, id, given.class);
  }

  @Get(':id/decider')
  @Act({
    by: complaints.access.show,
    does: 'Apakah aduan ini diputuskan di kantor ini, atau oleh Inspektorat',
    answers: deciderAnswer,
  })
  decider(@Asking() origin: Person, @Param('id') id: string) {
    return this.desk.decider(origin, id);
  }

  @Post(':id/answer-preview')
  @Act({
    by: complaints.access.show,
    does: 'Templat jawaban yang diisi dari aduan ini',
    name: 'answerPreview',
    answers: answerText,
  })
  preview(@Asking() origin: Person, @Param('id') id: string, @Given() { templateId }: AnswerOf) {
    return this.desk.preview(origin, id, templateId);
  }

  @Get(':id/answer.pdf')
  @Dear('download')
  @Act({
    by: complaints.access.show,
    does: 'Jawaban aduan sebagai surat PDF',
    answers: bytes('application/pdf'),
    refuses: [409],
  })
  async answer(@Asking() origin: Person, @Param('id') id: string) {
    const { name, content } = await this.desk.answer(origin, id);
    return new Download(content, { type: 'application/pdf', name });
  }
}
