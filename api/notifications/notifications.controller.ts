import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { ApiBody, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, type Asked, Asking } from '../access/access.guard.ts';
import { type AccessToken, bearerOf } from '../access/bearer.ts';
import type { Person } from '../audit/entry.ts';
import { badRequest } from '../sql/problem.ts';
import { listQuery } from '../sql/query.ts';
import { NEWS_KINDS } from '../define/news.ts';
import { Inbox } from './inbox.ts';
import { ChosenMails } from './mail-choices.ts';
import { Streams } from './streams.ts';

/** One's own notifications: nobody reads or writes those of another. */
@ApiTags('notifications')
@Controller('api/notifications')
@Access('signed-in')
export class NotificationsController {
  constructor(
    private readonly inbox: Inbox,
    private readonly chosen: ChosenMails,
    private readonly streams: Streams,
    private readonly tokens: JwtService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Pemberitahuan saya, yang terbaru dulu' })
  @ApiQuery({ name: 'range', required: false, example: '[0,24]' })
  async list(
    @Asking() { actor }: Person,
    @Query() query: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { filter, sort, range = [0, 24] } = listQuery(query);
    if (sort || Object.keys(filter).length > 0) throw badRequest('Pemberitahuan tidak disaring dan tidak diurutkan.');
    const { json, count, total } = await this.inbox.list(actor, range);
    const rows = count === 0 ? '*' : `${range[0]}-${range[0] + count - 1}`;
    void reply.header('Content-Range', `notifications ${rows}/${total}`).header('X-Total-Count', total);
    void reply.header('Content-Type', 'application/json; charset=utf-8');
    return json;
  }

  @Get('unread')
  @ApiOperation({ summary: 'Banyaknya pemberitahuan saya yang belum dibaca, dan yang terbaru di antaranya' })
  unread(@Asking() { actor }: Person) {
    return this.inbox.unread(actor);
  }

  @Get('choices')
  @ApiOperation({ summary: 'Jenis pemberitahuan yang juga dikirim kepada saya lewat surel' })
  choices(@Asking() { actor }: Person) {
    return this.chosen.read(actor);
  }

  @Put('choices')
  @ApiOperation({ summary: 'Pilih jenis pemberitahuan yang juga dikirim lewat surel' })
  @ApiBody({
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(Object.keys(NEWS_KINDS).map((kind) => [kind, { type: 'boolean' }])),
    },
  })
  choose(@Asking() { actor }: Person, @Body() body: unknown) {
    return this.chosen.choose(actor, body);
  }

  @Get('stream')
  @ApiOperation({ summary: 'Kabar setiap kali pemberitahuan yang belum dibaca berubah (server-sent events)' })
  stream(@Asking() { actor }: Person, @Req() request: Asked, @Res() reply: FastifyReply) {
    // Fastify answers HEAD with the handler of GET.
    if (request.method === 'HEAD') return void reply.send();
    this.streams.admit(actor);
    // The guard has verified it.
    const token = this.tokens.decode<AccessToken>(bearerOf(request)!);
    void reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      connection: 'close',
      // nginx would wait for the end.
      'x-accel-buffering': 'no',
    });
    raw.flushHeaders();
    this.streams.open(actor, token.sid, token.exp * 1000, raw);
  }

  @Post('read-all')
  @HttpCode(200)
  @ApiOperation({ summary: 'Tandai semua pemberitahuan saya sudah dibaca' })
  async readAll(@Asking() { actor }: Person) {
    await this.inbox.readAll(actor);
    this.streams.nudge();
    return this.inbox.unread(actor);
  }

  @Post(':id/read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Tandai satu pemberitahuan saya sudah dibaca' })
  async read(@Asking() { actor }: Person, @Param('id') id: string) {
    await this.inbox.read(actor, id);
    this.streams.nudge();
    return this.inbox.unread(actor);
  }
}
