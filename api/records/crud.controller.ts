import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  Inject,
  Param,
  Post,
  Put,
  Query,
  Res,
  type Type,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access, Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { clockAnswer } from '../define/answers/clock.ts';
import { movedDue } from '../define/answers/work.ts';
import { historyAnswer, stepsAnswer } from '../define/answers/record.ts';
import { choice, longText, nik, text } from '../define/field.ts';
import { maskedFields } from '../define/kinds.ts';
import { type Resource, stateOf } from '../define/resource.ts';
import { group, list, maybe, record, bytes } from '../define/shape.ts';
import { Download } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { withClosed } from './closed.ts';
import { EXPORTS, ExportQuery, FORMATS } from './export.ts';
import { Given, given, Listed } from '../actions/given.ts';
import { Sent } from '../sql/input.ts';
import { NikService } from './nik.service.ts';
import { Act } from '../actions/act.ts';
import { creationName, editName } from '../actions/records.ts';
import { pointer } from '../actions/schema.ts';
import type { ListQuery } from '../sql/query.ts';
import type { Page } from '../sql/reader.ts';
import { RecordService } from './record.service.ts';

const PAGE_HEADERS = ['Content-Range', 'X-Total-Count', 'X-Total-Capped'] as const;

/** The body as an object: which of its names and values are right depends on who sends it (body.ts). */
const SentBody = () => Body({ transform: Sent.of });

const JSON_TYPE = 'application/json; charset=utf-8';

function sendPage(reply: FastifyReply, name: string, page: Page, first: number): string {
  const range = page.count === 0 ? '*' : `${first}-${first + page.count - 1}`;
  void reply.header('Content-Range', `${name} ${range}/${page.total}`).header('X-Total-Count', page.total);
  if (page.capped) void reply.header('X-Total-Capped', 'true');
  return sendRecord(reply, page.json);
}

function sendRecord(reply: FastifyReply, json: string, version?: number): string {
  if (version !== undefined) void reply.header('ETag', `"${version}"`);
  void reply.header('Content-Type', JSON_TYPE);
  return json;
}

/** The routes of one resource in the dialect of ra-data-simple-rest (api/README: The HTTP contract). A readable one has no other methods. */
export function crudController(resource: Resource, service: Type<RecordService>): Type<object> {
  const label = resource.label;
  // What is read from a view has no end.
  const listing = Dear(resource.readFrom ? 'question' : 'search');
  const dear = resource.readFrom ? [422] : [];
  const one = record(resource.name);

  @Controller(`api/${resource.name}`)
  @Access('signed-in')
  class Readers {
    static readonly of = resource;
    @Inject(service) protected readonly records!: RecordService;

    @Get()
    @listing
    @Act({ does: `Daftar ${label}`, answers: list(one), paged: true, gives: PAGE_HEADERS, refuses: dear })
    async list(@Asking() origin: Person, @Listed() asked: ListQuery, @Res({ passthrough: true }) reply: FastifyReply) {
      return sendPage(reply, resource.name, await this.records.list(origin, asked), asked.range?.[0] ?? 0);
    }

    @Get('export')
    @Dear('download')
    @Act({
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
      return new Download(write(blocks), { type, name: `${resource.name}.${format}` });
    }

    @Get(':id')
    @Act({ does: `Satu ${label}`, answers: one, gives: ['ETag'] })
    async one(@Asking() origin: Person, @Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply) {
      return sendRecord(reply, ...(await this.records.one(origin, id)));
    }
  }
  if (resource.readFrom) return Readers;

  class Writable extends Readers {
    @Post()
    @Act({
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
    @Act({ does: `Arsipkan ${label}`, answers: one, sends: ['If-Match'], refuses: [409, 422] })
    async archive(
      @Asking() origin: Person,
      @Param('id') id: string,
      @Headers('if-match') ifMatch: string | undefined,
      @Res({ passthrough: true }) reply: FastifyReply,
    ) {
      return sendRecord(reply, await this.records.archive(origin, id, ifMatch));
    }

    @Get(':id/history')
    @Act({ does: `Riwayat ${label}`, answers: historyAnswer })
    history(@Asking() origin: Person, @Param('id') id: string) {
      return this.records.history(origin, id);
    }
  }
  const Revealing = maskedFields(resource.fields).length > 0 ? withReveal(Writable, resource) : Writable;
  const Stepping = stateOf(resource) ? withSteps(Revealing, resource) : Revealing;
  return withClosed(resource.clock ? withClock(Stepping, resource) : Stepping, resource);
}

class Reveal extends given(
  {
    field: text({ label: 'Isian yang dibuka', required: true, max: 40 }),
    reason: longText({ label: 'Alasan', required: true, min: 5, max: 1000 }),
  },
  { reason: 'Tulis alasan membuka data pribadi ini.' },
) {}
class Find extends given({ nik: nik({ label: 'NIK lengkap', required: true }) }) {}
const revealed = group({ value: maybe(text({ label: 'NIK lengkap' })) }, 'Revealed');

type Route = new () => { records: RecordService };

function withReveal<T extends Type<object>>(parent: T, resource: Resource): T {
  const { label } = resource;
  class Revealing extends (parent as unknown as Route) {
    @Inject(NikService) private readonly niks!: NikService;

    @Post(':id/reveal')
    @Act({ does: `Buka NIK lengkap pada ${label}, dengan alasan yang dicatat`, answers: revealed })
    reveal(@Asking() origin: Person, @Param('id') id: string, @Given() why: Reveal) {
      return this.niks.reveal(resource, origin, id, why);
    }

    @Post('find')
    @Act({ does: `Cari ${label} dengan NIK lengkap`, answers: list(record(resource.name)) })
    async find(@Asking() origin: Person, @Given() { nik }: Find, @Res({ passthrough: true }) reply: FastifyReply) {
      return sendRecord(reply, await this.niks.find(resource, origin, nik));
    }
  }
  return Revealing as unknown as T;
}

function withClock<T extends Type<object>>(parent: T, resource: Resource): T {
  class Clocked extends (parent as unknown as Route) {
    @Get(':id/clock')
    @Act({ does: `Waktu pada ${resource.label}: jatuh tempo dan mengapa`, answers: clockAnswer, refuses: [422] })
    clock(@Asking() origin: Person, @Param('id') id: string) {
      return this.records.clock(origin, id);
    }

    @Post(':id/steps/:verb/preview')
    @Act({
      does: `Jatuh tempo sebelum dan sesudah suatu koreksi pada ${resource.label}`,
      answers: movedDue,
      verbs: { of: resource.name, foreseen: true },
      refuses: [409, 412],
    })
    foreseen(@Asking() origin: Person, @Param('id') id: string, @Param('verb') verb: string, @SentBody() sent: Sent) {
      return this.records.foreseen(origin, id, verb, sent);
    }
  }
  return Clocked as unknown as T;
}

function withSteps<T extends Type<object>>(parent: T, resource: Resource): T {
  class Stepping extends (parent as unknown as Route) {
    @Get(':id/steps')
    @Act({ does: `Langkah pada ${resource.label}: boleh atau tidak, dan mengapa`, answers: stepsAnswer })
    steps(@Asking() origin: Person, @Param('id') id: string) {
      return this.records.steps(origin, id);
    }

    @Post(':id/steps/:verb')
    @Act({
      does: `Lakukan satu langkah pada ${resource.label}`,
      answers: record(resource.name),
      verbs: { of: resource.name },
      sends: ['If-Match', 'Idempotency-Key', 'X-Draft'],
      refuses: [409, 428],
    })
    async step(
      @Asking() origin: Person,
      @Param('id') id: string,
      @Param('verb') verb: string,
      @SentBody() sent: Sent,
      @Headers('if-match') ifMatch: string | undefined,
      @Headers('idempotency-key') key: string | undefined,
      @Res({ passthrough: true }) reply: FastifyReply,
    ) {
      return sendRecord(reply, await this.records.step(origin, id, { verb, sent, ifMatch, key }));
    }
  }
  return Stepping as unknown as T;
}
