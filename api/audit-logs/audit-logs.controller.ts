import { Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { crudController } from '../records/crud.controller.ts';
import { Download, inOne } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { auditLogs } from './audit-logs.resource.ts';
import { AuditLogsService } from './audit-logs.service.ts';

const Routes = crudController(auditLogs, AuditLogsService) as new () => object;

/** The engine's routes of a readable resource, and what proves the trail (api/README: The audit trail). */
@Controller('api/audit-logs')
export class AuditLogsController extends Routes {
  @Inject(AuditLogsService) private readonly trail!: AuditLogsService;

  @Get('checkpoint')
  @ApiOperation({ summary: 'Titik periksa terakhir yang ditandatangani' })
  checkpoint() {
    return this.trail.checkpoint();
  }

  @Get('integrity')
  @ApiOperation({ summary: 'Titik periksa, kunci, penyegel, dan pemeriksaan yang terakhir' })
  integrity(@Asking() origin: Person) {
    return this.trail.integrity(origin);
  }

  @Get('verification')
  @ApiOperation({ summary: 'Kemajuan atau hasil pemeriksaan keutuhan yang terakhir' })
  verification(@Asking() origin: Person) {
    return this.trail.latest(origin);
  }

  @Post('verify')
  @HttpCode(200)
  @ApiOperation({ summary: 'Periksa keutuhan seluruh jejak audit' })
  async verify(@Asking() origin: Person, @Res({ passthrough: true }) reply: FastifyReply) {
    const answer = await this.trail.verify(origin);
    // It goes on: GET verification tells how far it has come.
    if ('checked' in answer) void reply.status(202);
    return answer;
  }

  @Get('bundle')
  @Dear('download')
  @ApiOperation({ summary: 'Bundel jejak audit (zip) untuk pemeriksa luring' })
  async bundle(@Asking() origin: Person) {
    return new Download(await this.trail.bundle(origin), { type: 'application/zip', name: 'jejak-audit.zip' });
  }

  @Get('verifier')
  @Dear('download')
  @ApiOperation({ summary: 'Halaman pemeriksa luring, berdiri sendiri' })
  async verifier() {
    const type = 'text/html; charset=utf-8';
    return new Download(inOne(await this.trail.verifier()), { type, name: 'periksa-bundel-audit.html' });
  }

  @Get(':id/proof')
  @ApiOperation({ summary: 'Bukti bahwa satu catatan termasuk dalam titik periksa terakhir' })
  proof(@Asking() origin: Person, @Param('id') id: string) {
    return this.trail.proof(origin, id);
  }
}
