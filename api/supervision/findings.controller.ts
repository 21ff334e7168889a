import { Controller, Get, Inject, Param } from '@nestjs/common';
import { Asking } from '../access/access.guard.ts';
import { Act } from '../actions/act.ts';
import type { Person } from '../audit/entry.ts';
import { bytes } from '../define/shape.ts';
import { Download } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { crudController } from '../records/crud.controller.ts';
import { findings } from './findings.resource.ts';
import { FindingsService } from './findings.service.ts';

const Routes = crudController(findings, FindingsService) as new () => object;

@Controller('api/findings')
export class FindingsController extends Routes {
  @Inject(FindingsService) private readonly findings!: FindingsService;

  @Get(':id/pdf')
  @Dear('download')
  @Act({ by: findings.access.show, does: 'Laporan temuan, PDF', answers: bytes('application/pdf') })
  async pdf(@Asking() origin: Person, @Param('id') id: string) {
    const { name, content } = await this.findings.paper(origin, id);
    return new Download(content, { type: 'application/pdf', name });
  }
}
