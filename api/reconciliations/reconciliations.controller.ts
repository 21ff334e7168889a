import { Controller, Get, Post } from '@nestjs/common';
import { Access, Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { ReconciliationsService } from './reconciliations.service.ts';
import { record } from '../define/shape.ts';
import { Act } from '../actions/act.ts';

@Controller('api/audit-logs')
@Access('signed-in')
export class ReconciliationsController {
  constructor(private readonly reconciliations: ReconciliationsService) {}

  @Post('reconcile')
  @Act({ does: 'Cocokkan semua data dengan jejak audit sekarang', answers: record('reconciliations') })
  reconcile(@Asking() origin: Person) {
    return this.reconciliations.onRequest(origin);
  }

  @Get('reconciliation')
  @Act({
    does: 'Hasil pencocokan data yang terakhir',
    name: 'reconciliation',
    answers: record('reconciliations'),
    refuses: [404],
  })
  latest(@Asking() origin: Person) {
    return this.reconciliations.latest(origin);
  }
}
