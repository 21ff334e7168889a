import { Controller, Get, Param, Post, Put, Req, Res } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { FastifyReply } from 'fastify';
import { type Asked, Asking } from '../access/access.guard.ts';
import { type AccessToken, bearerOf } from '../access/bearer.ts';
import type { Person } from '../audit/entry.ts';
import { badRequest } from '../sql/problem.ts';
import { Given, Listed } from '../actions/given.ts';
import { Act } from '../actions/act.ts';
import type { ListQuery } from '../sql/query.ts';
import { bytes, list } from '../define/shape.ts';
import { mailChoices, notification, unread } from '../define/news.ts';
import { Inbox } from './inbox.ts';
import { ChosenMails, Switches } from './mail-choices.ts';
import { Streams } from './streams.ts';

/** One's own notifications: nobody reads or writes those of another. */
@Controller('api/notifications')
export class NotificationsController {
  constructor(
    private readonly inbox: Inbox,
    private readonly chosen: ChosenMails,
    private readonly streams: Streams,
    private readonly tokens: JwtService,
  ) {}

  @Get()
  @Act({
    by: 'signed-in',
    does: 'Pemberitahuan saya, yang terbaru dulu; tidak disaring dan tidak diurutkan',
    answers: list(notification),
    paged: true,
    gives: ['Content-Range', 'X-Total-Count'],
  })
  async list(
    @Asking() { actor }: Person,
    @Listed() { filter, sort, range = [0, 24] }: ListQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (sort || Object.keys(filter).length > 0) throw badRequest('Pemberitahuan tidak disaring dan tidak diurutkan.');
    const { json, count, total } = await this.inbox.list(actor, range);
    const rows = count === 0 ? '*' : `${range[0]}-${range[0] + count - 1}`;
    void reply.header('Content-Range', `notifications ${rows}/${total}`).header('X-Total-Count', total);
    void reply.header('Content-Type', 'application/json; charset=utf-8');
    return json;
  }

  @Get('unread')
  @Act({
    by: 'signed-in',
    does: 'Banyaknya pemberitahuan saya yang belum dibaca, dan yang terbaru di antaranya',
    answers: unread,
  })
  unread(@Asking() { actor }: Person) {
    return this.inbox.unread(actor);
  }

  @Get('choices')
  @Act({ by: 'signed-in', does: 'Jenis pemberitahuan yang juga dikirim kepada saya lewat surel', answers: mailChoices })
  choices(@Asking() { actor }: Person) {
    return this.chosen.read(actor);
  }

  @Put('choices')
  @Act({
    by: 'signed-in',
    does: 'Pilih jenis pemberitahuan yang juga dikirim lewat surel',
    name: 'choose',
    answers: mailChoices,
  })
  choose(@Asking() { actor }: Person, @Given() switches: Switches) {
    return this.chosen.choose(actor, switches);
  }

  @Get('stream')
  @Act({
    by: 'signed-in',
    does: 'Kabar setiap kali pemberitahuan yang belum dibaca berubah (server-sent events)',
    answers: bytes('text/event-stream'),
    refuses: [429],
  })
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
  @Act({ by: 'signed-in', does: 'Tandai semua pemberitahuan saya sudah dibaca', answers: unread })
  async readAll(@Asking() { actor }: Person) {
    await this.inbox.readAll(actor);
    this.streams.nudge();
    return this.inbox.unread(actor);
  }

  @Post(':id/read')
  @Act({ by: 'signed-in', does: 'Tandai satu pemberitahuan saya sudah dibaca', answers: unread })
  async read(@Asking() { actor }: Person, @Param('id') id: string) {
    await this.inbox.read(actor, id);
    this.streams.nudge();
    return this.inbox.unread(actor);
  }
}
