import { Get, Headers, Param, Post, Res, type Type } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Asking } from '../access/access.guard.ts';
import { Act } from '../actions/act.ts';
import type { Person } from '../audit/entry.ts';
import { clockAnswer } from '../define/answers/clock.ts';
import { stepsAnswer } from '../define/answers/record.ts';
import { movedDue } from '../define/answers/work.ts';
import type { Resource } from '../define/resource.ts';
import { record } from '../define/shape.ts';
import type { Sent } from '../sql/input.ts';
import type { RecordService } from './record.service.ts';
import { sendRecord, SentBody } from './reply.ts';

type Route = new () => { records: RecordService };

/** Where time is promised, it is explained. */
export function withClock<T extends Type<object>>(parent: T, resource: Resource): T {
  class Clocked extends (parent as unknown as Route) {
    @Get(':id/clock')
    @Act({
      by: resource.access.show,
      does: `Waktu pada ${resource.label}: jatuh tempo dan mengapa`,
      answers: clockAnswer,
      refuses: [422],
    })
    clock(@Asking() origin: Person, @Param('id') id: string) {
      return this.records.clock(origin, id);
    }

    @Post(':id/steps/:verb/preview')
    @Act({
      by: resource.access.show,
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

/** Where there is a flow, its steps are asked about and taken. */
export function withSteps<T extends Type<object>>(parent: T, resource: Resource): T {
  class Stepping extends (parent as unknown as Route) {
    @Get(':id/steps')
    @Act({
      by: resource.access.show,
      does: `Langkah pada ${resource.label}: boleh atau tidak, dan mengapa`,
      answers: stepsAnswer,
    })
    steps(@Asking() origin: Person, @Param('id') id: string) {
      return this.records.steps(origin, id);
    }

    @Post(':id/steps/:verb')
    @Act({
      by: resource.access.show,
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
