import { Controller, Delete, Get, Headers, Inject, Param, Post, Put, Query, Res, type Type } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { historyAnswer } from '../define/answers/record.ts';
import { now } from '../database/scene.ts';
import { exportName } from '../define/export-name.ts';
import { choice } from '../define/field.ts';
import { maskedFields } from '../define/kinds.ts';
import { type Resource, stateOf } from '../define/resource.ts';
import { list, record, bytes } from '../define/shape.ts';
import { Download } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { withClosed } from './closed.ts';
import { EXPORTS, ExportQuery, FORMATS } from './export.ts';
import { Listed } from '../actions/given.ts';
import { Sent } from '../sql/input.ts';
import { Act } from '../actions/act.ts';
import { creationName, editName } from '../actions/records.ts';
import { pointer } from '../actions/schema.ts';
import type { ListQuery } from '../sql/query.ts';
import type { RecordService } from './record.service.ts';
import { sendPage, sendRecord, SentBody } from './reply.ts';
import { withReveal } from './reveal.ts';
import { withClock, withSteps } from './step-routes.ts';

const PAGE_HEADERS = ['Content-Range', 'X-Total-Count', 'X-Total-Capped'] as const;

/** The routes of one resource in the dialect of ra-data-simple-rest (api/README: The HTTP contract). A readable one has no other methods. */
export function crudController(resource: Resource, service: Type<RecordService>): Type<object> {
  const label = resource.label;
  // What is read from a view has no end.
  const listing = Dear(resource.readFrom ? 'question' : 'search');
  const dear = resource.readFrom ? [422] : [];
  const one = record(resource.name);

  @Controller(`api/${resource.name}`)
  class Readers {
    static readonly of = resource;
    @Inject(service) protected readonly records!: RecordService;

    @Get()
    @listing
    @Act({
      by: resource.access.list,
      does: `Daftar ${label}`,
      answers: list(one),
      paged: true,
      gives: PAGE_HEADERS,
      refuses: dear,
    })
    async list(@Asking() origin: Person, @Listed() asked: ListQuery, @Res({ passthrough: true }) reply: FastifyReply) {
      return sendPage(reply, resource.name, await this.records.list(origin, asked), asked.range?.[0] ?? 0);
    }

    @Get('export')
    @Dear('download')
    @Act({
      by: resource.access.list,
      does: `Ekspor ${label} menurut filter`,
      answers: bytes(...Object.values(EXPORTS).map(({ type }) => type)),
      paged: true,
      query: { format: choice(FORMATS, { label: 'Jenis berkas', required: true }) },
      refuses: [422],
    })
    async export(
      @Asking() origin: Person,
      @Query(ExportQuery) { format, query }: ReturnType<ExportQuery['transform']>,
    ) {
      const { type, write } = EXPORTS[format]!;
      const blocks = await this.records.export(origin, query);
      return new Download(write(blocks), { type, name: exportName(resource, format, now()) });
    }

    @Get(':id')
    @Act({ by: resource.access.show, does: `Satu ${label}`, answers: one, gives: ['ETag'] })
    async one(@Asking() origin: Person, @Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply) {
      return sendRecord(reply, ...(await this.records.one(origin, id)));
    }
  }
  if (resource.readFrom) return Readers;

  class Writable extends Readers {
    @Post()
    @Act({
      by: resource.access.create,
      does: `Buat ${label}`,
      status: 201,
      body: pointer(creationName(resource)),
      answers: one,
      sends: ['Idempotency-Key', 'X-Draft'],
      gives: ['ETag'],
      refuses: [409],
    })
    async create(
      @Asking() origin: Person,
      @SentBody() sent: Sent,
      @Headers('idempotency-key') key: string | undefined,
      @Res({ passthrough: true }) reply: FastifyReply,
    ) {
      return sendRecord(reply, await this.records.create(origin, sent, key), 1);
    }

    @Put(':id')
    @Act({
      by: resource.access.edit,
      does: `Ubah ${label}`,
      body: pointer(editName(resource)),
      answers: one,
      sends: ['If-Match', 'X-Draft'],
      refuses: [409, 428],
    })
    async update(
      @Asking() origin: Person,
      @Param('id') id: string,
      @SentBody() sent: Sent,
      @Headers('if-match') ifMatch: string | undefined,
      @Res({ passthrough: true }) reply: FastifyReply,
    ) {
      return sendRecord(reply, await this.records.update(origin, id, sent, ifMatch));
    }

    @Delete(':id')
    @Act({
      by: resource.access.delete,
      does: `Arsipkan ${label}`,
      answers: one,
      sends: ['If-Match'],
      refuses: [409, 422],
    })
    async archive(
      @Asking() origin: Person,
      @Param('id') id: string,
      @Headers('if-match') ifMatch: string | undefined,
      @Res({ passthrough: true }) reply: FastifyReply,
    ) {
      return sendRecord(reply, await this.records.archive(origin, id, ifMatch));
    }

    @Get(':id/history')
    @Act({ by: resource.access.show, does: `Riwayat ${label}`, answers: historyAnswer })
    history(@Asking() origin: Person, @Param('id') id: string) {
      return this.records.history(origin, id);
    }
  }
  const Revealing = maskedFields(resource.fields).length > 0 ? withReveal(Writable, resource) : Writable;
  const Stepping = stateOf(resource) ? withSteps(Revealing, resource) : Revealing;
  return withClosed(resource.clock ? withClock(Stepping, resource) : Stepping, resource);
}
