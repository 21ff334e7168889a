import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Put,
  Query,
  Res,
  type Type,
} from '@nestjs/common';
import { ApiBody, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { type Resource, stateOf } from '../define/resource.ts';
import { Download } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { badRequest } from '../sql/problem.ts';
import { EXPORTS } from './export.ts';
import { NikService } from './nik.service.ts';
import { inputSchema, recordSchema, stepSummary } from './openapi.ts';
import { listQuery } from '../sql/query.ts';
import type { Page } from '../sql/reader.ts';
import { RecordService } from './record.service.ts';

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
export function crudController(resource: Resource, service: Type<RecordService>): Type<unknown> {
  const label = resource.label;
  // What is read from a view has no end.
  const listing = resource.readFrom ? Dear('question') : () => undefined;
  const ok = { status: 200, schema: recordSchema(resource) };

  @ApiTags(resource.name)
  @Controller(`api/${resource.name}`)
  @Access('signed-in')
  class Readers {
    @Inject(service) protected readonly records!: RecordService;

    @Get()
    @listing
    @ApiOperation({ summary: `Daftar ${label}` })
    @ApiQuery({ name: 'filter', required: false, example: '{}' })
    @ApiQuery({ name: 'range', required: false, example: '[0,24]' })
    @ApiQuery({ name: 'sort', required: false, example: '["createdAt","DESC"]' })
    @ApiResponse({ status: 200, schema: { type: 'array', items: recordSchema(resource) } })
    async list(
      @Asking() origin: Person,
      @Query() query: Record<string, unknown>,
      @Res({ passthrough: true }) reply: FastifyReply,
    ) {
      const asked = listQuery(query);
      return sendPage(reply, resource.name, await this.records.list(origin, asked), asked.range?.[0] ?? 0);
    }

    @Get('export')
    @Dear('download')
    @ApiOperation({ summary: `Ekspor ${label} menurut filter` })
    @ApiQuery({ name: 'format', enum: Object.keys(EXPORTS) })
    @ApiQuery({ name: 'filter', required: false, example: '{}' })
    @ApiQuery({ name: 'sort', required: false, example: '["createdAt","DESC"]' })
    async export(@Asking() origin: Person, @Query() query: Record<string, unknown>) {
      const { format, ...rest } = query;
      if (typeof format !== 'string' || !Object.hasOwn(EXPORTS, format))
        throw badRequest(`Format ekspor yang tersedia: ${Object.keys(EXPORTS).join(', ')}.`);
      const { type, write } = EXPORTS[format]!;
      const blocks = await this.records.export(origin, listQuery(rest));
      return new Download(write(blocks), { type, name: `${resource.name}.${format}` });
    }

    @Get(':id')
    @ApiOperation({ summary: `Satu ${label}` })
    @ApiResponse(ok)
    async one(@Asking() origin: Person, @Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply) {
      return sendRecord(reply, ...(await this.records.one(origin, id)));
    }
  }
  if (resource.readFrom) return Readers;

  class Writable extends Readers {
    @Post()
    @ApiOperation({ summary: `Buat ${label}` })
    @ApiBody({ schema: inputSchema(resource, true) })
    @ApiResponse({ status: 201, schema: recordSchema(resource) })
    async create(
      @Asking() origin: Person,
      @Body() body: unknown,
      @Headers('idempotency-key') key: string | undefined,
      @Res({ passthrough: true }) reply: FastifyReply,
    ) {
      return sendRecord(reply, await this.records.create(origin, body, key), 1);
    }

    @Put(':id')
    @ApiOperation({ summary: `Ubah ${label}` })
    @ApiBody({ schema: inputSchema(resource, false) })
    @ApiResponse(ok)
    async update(
      @Asking() origin: Person,
      @Param('id') id: string,
      @Body() body: unknown,
      @Headers('if-match') ifMatch: string | undefined,
      @Res({ passthrough: true }) reply: FastifyReply,
    ) {
      return sendRecord(reply, await this.records.update(origin, id, body, ifMatch));
    }

    @Delete(':id')
    @ApiOperation({ summary: `Arsipkan ${label}` })
    @ApiResponse(ok)
    async archive(
      @Asking() origin: Person,
      @Param('id') id: string,
      @Headers('if-match') ifMatch: string | undefined,
      @Res({ passthrough: true }) reply: FastifyReply,
    ) {
      return sendRecord(reply, await this.records.archive(origin, id, ifMatch));
    }

    @Get(':id/history')
    @ApiOperation({ summary: `Riwayat ${label}` })
    history(@Asking() origin: Person, @Param('id') id: string) {
      return this.records.history(origin, id);
    }
  }
  const masks = Object.values(resource.fields).some((field) => field.kind === 'nik');
  const Revealing = masks ? withReveal(Writable, resource) : Writable;
  const Stepping = stateOf(resource) ? withSteps(Revealing, resource) : Revealing;
  return resource.clock ? withClock(Stepping, resource) : Stepping;
}

type Route = new () => { records: RecordService };

function withReveal<T extends Type<unknown>>(parent: T, resource: Resource): T {
  const { label } = resource;
  class Revealing extends (parent as unknown as Route) {
    @Inject(NikService) private readonly niks!: NikService;

    @Post(':id/reveal')
    @HttpCode(200)
    @ApiOperation({ summary: `Buka NIK lengkap pada ${label}, dengan alasan yang dicatat` })
    reveal(@Asking() origin: Person, @Param('id') id: string, @Body() body: unknown) {
      return this.niks.reveal(resource, origin, id, body);
    }

    @Post('find')
    @HttpCode(200)
    @ApiOperation({ summary: `Cari ${label} dengan NIK lengkap` })
    async find(@Asking() origin: Person, @Body() body: unknown, @Res({ passthrough: true }) reply: FastifyReply) {
      return sendRecord(reply, await this.niks.find(resource, origin, body));
    }
  }
  return Revealing as unknown as T;
}

function withClock<T extends Type<unknown>>(parent: T, resource: Resource): T {
  class Clocked extends (parent as unknown as Route) {
    @Get(':id/clock')
    @ApiOperation({ summary: `Waktu pada ${resource.label}: jatuh tempo dan mengapa` })
    clock(@Asking() origin: Person, @Param('id') id: string) {
      return this.records.clock(origin, id);
    }

    @Post(':id/steps/:verb/preview')
    @HttpCode(200)
    @ApiOperation({
      summary: `Jatuh tempo sebelum dan sesudah suatu koreksi pada ${resource.label}; tidak ada yang berubah`,
    })
    @ApiBody({ schema: { type: 'object' } })
    foreseen(@Asking() origin: Person, @Param('id') id: string, @Param('verb') verb: string, @Body() body: unknown) {
      return this.records.foreseen(origin, id, verb, body);
    }
  }
  return Clocked as unknown as T;
}

function withSteps<T extends Type<unknown>>(parent: T, resource: Resource): T {
  class Stepping extends (parent as unknown as Route) {
    @Get(':id/steps')
    @ApiOperation({ summary: `Langkah pada ${resource.label}: boleh atau tidak, dan mengapa` })
    steps(@Asking() origin: Person, @Param('id') id: string) {
      return this.records.steps(origin, id);
    }

    @Post(':id/steps/:verb')
    @HttpCode(200)
    @ApiOperation({ summary: `Lakukan satu langkah pada ${resource.label}`, description: stepSummary(resource) })
    async step(
      @Asking() origin: Person,
      @Param('id') id: string,
      @Param('verb') verb: string,
      @Body() body: unknown,
      @Headers('if-match') ifMatch: string | undefined,
      @Headers('idempotency-key') key: string | undefined,
      @Res({ passthrough: true }) reply: FastifyReply,
    ) {
      return sendRecord(reply, await this.records.step(origin, id, verb, body, ifMatch, key));
    }
  }
  return Stepping as unknown as T;
}
