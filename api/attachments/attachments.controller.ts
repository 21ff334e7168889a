import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { Download } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { Problem } from '../sql/problem.ts';
import { crudController } from '../records/crud.controller.ts';
import { attachments } from './attachments.resource.ts';
import { AttachmentsService } from './attachments.service.ts';
import { bytes, record } from '../define/shape.ts';
import { Act } from '../actions/act.ts';

const Routes = crudController(attachments, AttachmentsService) as new () => object;

const word = { type: 'string' };
/** A file, and what it belongs to. */
const FORM = {
  type: 'object',
  required: ['file', 'ownerType', 'ownerId', 'kind'],
  properties: {
    file: { type: 'string', contentMediaType: 'application/octet-stream' },
    ownerType: { ...word, description: 'Jenis data, misalnya requests' },
    ownerId: { type: 'string', format: 'uuid' },
    kind: { ...word, description: 'Isian berkas pada data itu, misalnya surat_permohonan' },
  },
};

/** The engine's routes, with a creation that takes a file instead of JSON. */
@Controller('api/attachments')
export class AttachmentsController extends Routes {
  @Inject(AttachmentsService) private readonly files!: AttachmentsService;

  @Post()
  @Dear('upload')
  @Act({
    by: 'signed-in',
    does: 'Unggah satu lampiran (PDF, JPEG, PNG)',
    status: 201,
    form: FORM,
    answers: record('attachments'),
    refuses: [409],
  })
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
  @Act({
    by: attachments.access.show,
    does: 'Isi lampiran, selalu sebagai unduhan',
    answers: bytes('application/pdf', 'image/jpeg', 'image/png'),
    refuses: [409, 410],
  })
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
