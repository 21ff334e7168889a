import { Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { crudController } from '../records/crud.controller.ts';
import { Download, inOne } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { auditLogs } from './audit-logs.resource.ts';
import { AuditLogsService, JUDGES } from './audit-logs.service.ts';
import { checkpointAnswer, integrityAnswer, proofAnswer, trailCheck, trailVerdict } from '../define/answers/trail.ts';
import { bytes } from '../define/shape.ts';
import { Act } from '../actions/act.ts';

const Routes = crudController(auditLogs, AuditLogsService) as new () => object;

/** The engine's routes of a readable resource, and what proves the trail (api/README: The audit trail). */
@Controller('api/audit-logs')
export class AuditLogsController extends Routes {
  @Inject(AuditLogsService) private readonly trail!: AuditLogsService;

  @Get('checkpoint')
  @Act({
    by: 'signed-in',
    does: 'Titik periksa terakhir yang ditandatangani',
    answers: checkpointAnswer,
    refuses: [409],
  })
  checkpoint() {
    return this.trail.checkpoint();
  }

  @Get('integrity')
  @Act({ by: JUDGES, does: 'Titik periksa, kunci, penyegel, dan pemeriksaan yang terakhir', answers: integrityAnswer })
  integrity() {
    return this.trail.integrity();
  }

  @Get('verification')
  @Act({
    by: JUDGES,
    does: 'Kemajuan atau hasil pemeriksaan keutuhan yang terakhir',
    answers: trailCheck,
    refuses: [404],
  })
  verification() {
    return this.trail.lastCheck();
  }

  @Post('verify')
  @Act({
    by: JUDGES,
    does: 'Periksa keutuhan seluruh jejak audit',
    answers: trailVerdict,
    or: [202, trailCheck],
    refuses: [409],
  })
  async verify(@Asking() origin: Person, @Res({ passthrough: true }) reply: FastifyReply) {
    const answer = await this.trail.verify(origin);
    // It goes on: GET verification tells how far it has come.
    if ('checked' in answer) void reply.status(202);
    return answer;
  }

  @Get('bundle')
  @Dear('download')
  @Act({
    by: JUDGES,
    does: 'Bundel jejak audit (zip) untuk pemeriksa luring',
    answers: bytes('application/zip'),
    refuses: [409],
  })
  async bundle(@Asking() origin: Person) {
    return new Download(await this.trail.bundle(origin), { type: 'application/zip', name: 'jejak-audit.zip' });
  }

  @Get('verifier')
  @Dear('download')
  @Act({ by: 'signed-in', does: 'Halaman pemeriksa luring, berdiri sendiri', answers: bytes('text/html') })
  async verifier() {
    const type = 'text/html; charset=utf-8';
    return new Download(inOne(await this.trail.verifier()), { type, name: 'periksa-bundel-audit.html' });
  }

  @Get(':id/proof')
  @Act({
    by: auditLogs.access.show,
    does: 'Bukti bahwa satu catatan termasuk dalam titik periksa terakhir',
    answers: proofAnswer,
    refuses: [409],
  })
  proof(@Asking() origin: Person, @Param('id') id: string) {
    return this.trail.proof(origin, id);
  }
}
