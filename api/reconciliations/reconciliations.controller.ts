import { Controller, Get, Post } from '@nestjs/common';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { ReconciliationsService } from './reconciliations.service.ts';
import { record } from '../define/shape.ts';
import { reconciliations } from './reconciliations.resource.ts';
import { Act } from '../actions/act.ts';

@Controller('api/audit-logs')
export class ReconciliationsController {
  constructor(private readonly reconciliations: ReconciliationsService) {}

  @Post('reconcile')
  @Act({
    by: reconciliations.access.list,
    does: 'Cocokkan semua data dengan jejak audit sekarang',
    answers: record('reconciliations'),
  })
  reconcile(@Asking() origin: Person) {
    return this.reconciliations.onRequest(origin);
  }

  @Get('reconciliation')
  @Act({
    by: reconciliations.access.list,
    does: 'Hasil pencocokan data yang terakhir',
    name: 'reconciliation',
    answers: record('reconciliations'),
    refuses: [404],
  })
  latest(@Asking() origin: Person) {
    return this.reconciliations.latest(origin);
  }
}
