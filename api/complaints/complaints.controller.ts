import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { Download } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { crudController } from '../records/crud.controller.ts';
import { complaints } from './complaints.resource.ts';
import { ComplaintsService } from './complaints.service.ts';

const Routes = crudController(complaints, ComplaintsService) as new () => object;
const bodyOf = (...names: string[]) => ({
  schema: { type: 'object', properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) },
});

/** The engine's routes, and what only the complaint desk has. */
@Controller('api/complaints')
export class ComplaintsController extends Routes {
  @Inject(ComplaintsService) private readonly desk!: ComplaintsService;

  @Post('similar')
  @HttpCode(200)
  @ApiOperation({ summary: 'Aduan yang mungkin sama dengan yang sedang dicatat, dan usulan klasifikasinya' })
  @ApiBody(bodyOf('contact', 'subject', 'content', 'requestId', 'kind', 'category', 'complainedId'))
  similar(@Asking() origin: Person, @Body() body: unknown) {
    return this.desk.similar(origin, body);
  }

  @Get('people')
  @ApiOperation({ summary: 'Pegawai yang dapat disebut sebagai yang diadukan' })
  people(@Asking() origin: Person) {
    return this.desk.people(origin);
  }

  @Get('figures')
  @Dear('question')
  @ApiOperation({ summary: 'Aduan menurut klasifikasi, kanal, jenis, jeda pencatatan, dan pihak yang ditunggu' })
  @ApiQuery({ name: 'from', example: '2026-11-01' })
  @ApiQuery({ name: 'to', example: '2026-11-30' })
  figures(@Asking() origin: Person, @Query() query: Record<string, unknown>) {
    return this.desk.figures(origin, query);
  }

  @Post(':id/reporter')
  @HttpCode(200)
  @ApiOperation({ summary: 'Buka identitas pelapor, dengan alasan yang dicatat' })
  @ApiBody(bodyOf('reason'))
  reporter(@Asking() origin: Person, @Param('id') id: string, @Body() body: unknown) {
    return this.desk.reporter(origin, id, body);
  }

  @Post(':id/reclassification')
  @HttpCode(200)
  @ApiOperation({ summary: 'Batas waktu lama dan baru sebelum klasifikasi diubah' })
  @ApiBody(bodyOf('class'))
  reclassification(@Asking() origin: Person, @Param('id') id: string, @Body() body: unknown) {
    return this.desk.reclassification(origin, id, body);
  }

  @Post(':id/answer-preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'Templat jawaban yang diisi dari aduan ini' })
  @ApiBody(bodyOf('templateId'))
  preview(@Asking() origin: Person, @Param('id') id: string, @Body() body: unknown) {
    return this.desk.preview(origin, id, body);
  }

  @Get(':id/answer.pdf')
  @Dear('download')
  @ApiOperation({ summary: 'Jawaban aduan sebagai surat PDF' })
  async answer(@Asking() origin: Person, @Param('id') id: string) {
    const { name, content } = await this.desk.answer(origin, id);
    return new Download(content, { type: 'application/pdf', name });
  }
}
