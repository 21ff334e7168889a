import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { ReconciliationsService } from './reconciliations.service.ts';

@ApiTags('audit-logs')
@Controller('api/audit-logs')
@Access('signed-in')
export class ReconciliationsController {
  constructor(private readonly reconciliations: ReconciliationsService) {}

  @Post('reconcile')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cocokkan semua data dengan jejak audit sekarang' })
  reconcile(@Asking() origin: Person) {
    return this.reconciliations.onRequest(origin);
  }

  @Get('reconciliation')
  @ApiOperation({ summary: 'Hasil pencocokan data yang terakhir' })
  latest(@Asking() origin: Person) {
    return this.reconciliations.latest(origin);
  }
}
