import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { MOST_SIMULATED_MONTHS } from '../define/answers.ts';
import { Download } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { crudController } from '../records/crud.controller.ts';
import { serviceStandards } from './service-standards.resource.ts';
import { ServiceStandardsService } from './service-standards.service.ts';

const Routes = crudController(serviceStandards, ServiceStandardsService) as new () => object;

/** The engine's routes, and what only a service standard has: a copy, a paper, a look at the past. */
@Controller('api/service-standards')
export class ServiceStandardsController extends Routes {
  @Inject(ServiceStandardsService) private readonly standards!: ServiceStandardsService;

  @Post(':id/copy')
  @ApiOperation({ summary: 'Salin standar pelayanan menjadi draf baru' })
  async copy(
    @Asking() origin: Person,
    @Param('id') id: string,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const json = await this.standards.copy(origin, id, key);
    void reply.header('Content-Type', 'application/json; charset=utf-8');
    return json;
  }

  @Post(':id/simulate')
  @Dear('question')
  @HttpCode(200)
  @ApiOperation({ summary: 'Perkara bulan-bulan lalu seandainya versi ini yang berlaku' })
  @ApiBody({
    schema: {
      type: 'object',
      required: ['months'],
      properties: { months: { type: 'integer', minimum: 1, maximum: MOST_SIMULATED_MONTHS } },
    },
  })
  simulate(@Asking() origin: Person, @Param('id') id: string, @Body() body: unknown) {
    return this.standards.simulate(origin, id, body);
  }

  @Get(':id/pdf')
  @Dear('download')
  @ApiOperation({ summary: 'Standar pelayanan sebagai naskah PDF' })
  async pdf(@Asking() origin: Person, @Param('id') id: string) {
    const { name, content } = await this.standards.paper(origin, id);
    return new Download(content, { type: 'application/pdf', name });
  }
}
