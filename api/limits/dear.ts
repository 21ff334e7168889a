import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { lastValueFrom, type Observable, of } from 'rxjs';
import type { Asked } from '../access/access.guard.ts';
import { Rights } from '../access/rights.ts';
import { LIMITED } from '../actions/act.ts';
import { Download, type Permit, sendable } from '../downloads/download.ts';
import { type DearKind, WaitingLines } from './waiting-lines.ts';
import { Turns } from './turns.ts';

export const DEAR = 'dear';
const TURNLESS: readonly DearKind[] = ['upload', 'search'];
/** A list is dear when it looks for a word. A name may hide in escapes. */
const isSearch = ({ query }: Asked) =>
  /"q"|_like"|\\u/.test(String((query as { filter?: string } | undefined)?.filter));

/** Answers that cost much or last long: so many a person, in his turn, and no longer than his rights. */
@Injectable()
export class DearAnswers implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly lines: WaitingLines,
    private readonly turns: Turns,
    private readonly rights: Rights,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    const kind = this.reflector.get<DearKind>(DEAR, context.getHandler());
    const request = context.switchToHttp().getRequest<Asked>();
    if (kind === 'search' && !isSearch(request)) return next.handle();
    const user = request.user!;
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const { staffId } = user.actor;
    await this.lines.enter(kind, staffId, reply.raw);
    const work = () => lastValueFrom(next.handle());
    // An upload waits for its sender most of the time, and a search is short: they hold up nobody's turn.
    const answer = TURNLESS.includes(kind) ? await work() : await this.turns.during(staffId, work);
    if (!(answer instanceof Download)) return of(answer);
    const permit: Permit = (piece) =>
      this.turns.during(staffId, async () => {
        await this.rights.unchanged(user);
        return piece();
      });
    return of(await sendable(answer, permit));
  }
}

/** A route with dear answers says so, and in which of a person's lines they wait. */
export const Dear = (kind: DearKind) =>
  applyDecorators(SetMetadata(DEAR, kind), UseInterceptors(DearAnswers), ApiExtension(LIMITED, true));
