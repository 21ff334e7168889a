import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { crudController } from '../records/crud.controller.ts';
import { Download } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { dataRequests } from './data-requests.resource.ts';
import { DataRequestsService } from './data-requests.service.ts';

const Routes = crudController(dataRequests, DataRequestsService) as new () => object;
const NAME = 'jejak-pemrosesan';

/** The engine's routes, and what a person is answered: the trail of the processing of his data. */
@Controller('api/data-requests')
export class DataRequestsController extends Routes {
  @Inject(DataRequestsService) private readonly requests!: DataRequestsService;

  @Get(':id/trail')
  @Dear('question')
  @ApiOperation({ summary: 'Jejak pemrosesan data pribadi subjek permintaan, sebagai kalimat' })
  trail(@Asking() origin: Person, @Param('id') id: string) {
    return this.requests.trail(origin, id);
  }

  @Get(':id/trail/pdf')
  @Dear('download')
  @ApiOperation({ summary: 'Jejak pemrosesan sebagai naskah PDF' })
  async pdf(@Asking() origin: Person, @Param('id') id: string) {
    const content = await this.requests.trailAsPaper(origin, id);
    return new Download(content, { type: 'application/pdf', name: `${NAME}.pdf` });
  }

  @Get(':id/trail/zip')
  @Dear('download')
  @ApiOperation({ summary: 'Jejak pemrosesan dengan bukti dan titik periksa (zip)' })
  async zip(@Asking() origin: Person, @Param('id') id: string) {
    const content = await this.requests.trailWithProofs(origin, id);
    return new Download(content, { type: 'application/zip', name: `${NAME}.zip` });
  }
}
