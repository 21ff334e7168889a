import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiOperation } from '@nestjs/swagger';
import type {} from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { Download } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { Problem } from '../sql/problem.ts';
import { crudController } from '../records/crud.controller.ts';
import { attachments } from './attachments.resource.ts';
import { AttachmentsService } from './attachments.service.ts';

const Routes = crudController(attachments, AttachmentsService) as new () => object;

/** The engine's routes, with a creation that takes a file instead of JSON. */
@Controller('api/attachments')
export class AttachmentsController extends Routes {
  @Inject(AttachmentsService) private readonly files!: AttachmentsService;

  @Post()
  @HttpCode(201)
  @Dear('upload')
  @ApiConsumes('multipart/form-data')
  @ApiOperation({ summary: 'Unggah satu lampiran (PDF, JPEG, PNG)' })
  async create(
    @Asking() origin: Person,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (!request.isMultipart())
      throw new Problem(415, { code: 'unsupported_type', message: 'Kirim berkas sebagai multipart/form-data.' });
    const json = await this.files.upload(origin, request.parts());
    void reply.header('Content-Type', 'application/json; charset=utf-8');
    return json;
  }

  @Get(':id/content')
  @Dear('download')
  @ApiOperation({ summary: 'Isi lampiran, selalu sebagai unduhan' })
  async content(@Asking() origin: Person, @Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const { name, mime, size, content } = await this.files.content(origin, id);
    void reply
      .header('Content-Security-Policy', "sandbox; default-src 'none'")
      .header('X-Content-Type-Options', 'nosniff')
      .header(
        'Content-Disposition',
        `attachment; filename="${name.replaceAll(/[^\x20-\x7e]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      );
    return new Download(content, { type: mime, name: 'lampiran', length: size });
  }
}
