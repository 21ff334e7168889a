import { Controller, Get, Inject, Param } from '@nestjs/common';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { crudController } from '../records/crud.controller.ts';
import { Download } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { dataRequests } from './data-requests.resource.ts';
import { DataRequestsService } from './data-requests.service.ts';
import { trailAnswer } from '../define/answers/processing.ts';
import { bytes } from '../define/shape.ts';
import { Act } from '../actions/act.ts';

const Routes = crudController(dataRequests, DataRequestsService) as new () => object;
const NAME = 'jejak-pemrosesan';

/** The engine's routes, and what a person is answered: the trail of the processing of his data. */
@Controller('api/data-requests')
export class DataRequestsController extends Routes {
  @Inject(DataRequestsService) private readonly requests!: DataRequestsService;

  @Get(':id/trail')
  @Dear('question')
  @Act({
    by: dataRequests.access.show,
    does: 'Jejak pemrosesan data pribadi subjek permintaan, sebagai kalimat',
    answers: trailAnswer,
    refuses: [409],
  })
  trail(@Asking() origin: Person, @Param('id') id: string) {
    return this.requests.trail(origin, id);
  }

  @Get(':id/trail/pdf')
  @Dear('download')
  @Act({
    by: dataRequests.access.show,
    does: 'Jejak pemrosesan sebagai naskah PDF',
    name: 'trail.pdf',
    answers: bytes('application/pdf'),
    refuses: [409],
  })
  async pdf(@Asking() origin: Person, @Param('id') id: string) {
    const content = await this.requests.trailAsPaper(origin, id);
    return new Download(content, { type: 'application/pdf', name: `${NAME}.pdf` });
  }

  @Get(':id/trail/zip')
  @Dear('download')
  @Act({
    by: dataRequests.access.show,
    does: 'Jejak pemrosesan dengan bukti dan titik periksa (zip)',
    name: 'trail.zip',
    answers: bytes('application/zip'),
    refuses: [409],
  })
  async zip(@Asking() origin: Person, @Param('id') id: string) {
    const content = await this.requests.trailWithProofs(origin, id);
    return new Download(content, { type: 'application/zip', name: `${NAME}.zip` });
  }
}
