import { Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { Asking } from '../access/access.guard.ts';
import { Act } from '../actions/act.ts';
import { AskedFor } from '../actions/given.ts';
import type { Person } from '../audit/entry.ts';
import { coverageFigures, drawnAgain } from '../define/answers/supervision.ts';
import { bytes } from '../define/shape.ts';
import { Download } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { crudController } from '../records/crud.controller.ts';
import { Coverage } from './asked.ts';
import { REDRAWERS, supervisionDraws } from './draws.resource.ts';
import { SupervisionDrawsService } from './draws.service.ts';

const Routes = crudController(supervisionDraws, SupervisionDrawsService) as new () => object;

@Controller('api/supervision-draws')
export class SupervisionDrawsController extends Routes {
  @Inject(SupervisionDrawsService) private readonly draws!: SupervisionDrawsService;

  @Get('figures')
  @Dear('question')
  @Act({
    by: supervisionDraws.access.list,
    does: 'Yang dinilai tepat waktu dari yang terundi, dan lamanya: menurut atasan atau bulan',
    answers: coverageFigures,
    refuses: [422],
  })
  figures(@Asking() origin: Person, @AskedFor() asked: Coverage) {
    return this.draws.figures(origin, asked);
  }

  @Get(':id/pdf')
  @Dear('download')
  @Act({
    by: supervisionDraws.access.show,
    does: 'Lembar pengawasan satu hari, PDF',
    answers: bytes('application/pdf'),
  })
  async pdf(@Asking() origin: Person, @Param('id') id: string) {
    const { name, content } = await this.draws.paper(origin, id);
    return new Download(content, { type: 'application/pdf', name });
  }

  @Post(':id/redraw')
  @Dear('question')
  @Act({
    by: REDRAWERS,
    does: 'Undi ulang dari benihnya, dan bandingkan dengan jejak audit',
    answers: drawnAgain,
  })
  redraw(@Asking() origin: Person, @Param('id') id: string) {
    return this.draws.redraw(origin, id);
  }
}
