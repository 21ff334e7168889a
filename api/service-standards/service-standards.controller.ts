import { Controller, Get, Headers, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { MOST_SIMULATED_MONTHS, simulation, SIMULATORS } from '../define/answers/simulation.ts';
import { Download } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { crudController } from '../records/crud.controller.ts';
import { serviceStandards } from './service-standards.resource.ts';
import { ServiceStandardsService } from './service-standards.service.ts';
import { integer } from '../define/field.ts';
import { bytes, record } from '../define/shape.ts';
import { Given, given } from '../actions/given.ts';
import { Act } from '../actions/act.ts';

const Routes = crudController(serviceStandards, ServiceStandardsService) as new () => object;

class Simulated extends given({
  months: integer({ label: 'Banyaknya bulan', required: true, min: 1, max: MOST_SIMULATED_MONTHS }),
}) {}

/** The engine's routes, and what only a service standard has: a copy, a paper, a look at the past. */
@Controller('api/service-standards')
export class ServiceStandardsController extends Routes {
  @Inject(ServiceStandardsService) private readonly standards!: ServiceStandardsService;

  @Post(':id/copy')
  @Act({
    by: serviceStandards.access.create,
    does: 'Salin standar pelayanan menjadi draf baru',
    status: 201,
    answers: record('service-standards'),
    sends: ['Idempotency-Key'],
    refuses: [409, 422],
  })
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
  @Act({ by: SIMULATORS, does: 'Perkara bulan-bulan lalu seandainya versi ini yang berlaku', answers: simulation })
  simulate(@Asking() origin: Person, @Param('id') id: string, @Given() { months }: Simulated) {
    return this.standards.simulate(origin, id, months);
  }

  @Get(':id/pdf')
  @Dear('download')
  @Act({
    by: serviceStandards.access.show,
    does: 'Standar pelayanan sebagai naskah PDF',
    answers: bytes('application/pdf'),
  })
  async pdf(@Asking() origin: Person, @Param('id') id: string) {
    const { name, content } = await this.standards.paper(origin, id);
    return new Download(content, { type: 'application/pdf', name });
  }
}
