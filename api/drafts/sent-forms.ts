import { type CallHandler, type ExecutionContext, Injectable, Logger, type NestInterceptor } from '@nestjs/common';
import { mergeMap, type Observable } from 'rxjs';
import type { Asked } from '../access/access.guard.ts';
import { Drafts } from './drafts.service.ts';
import { DRAFT_HEADER, sentForm } from './key.ts';

/**
 * A form that was answered with success has no draft any more. What is written goes with it in the same statement
 * (`sentDraft`); this is for answers that write no record: nothing had changed, the answer of a request sent twice.
 */
@Injectable()
export class SentForms implements NestInterceptor {
  private readonly log = new Logger('drafts');

  constructor(private readonly drafts: Drafts) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { headers, user } = context.switchToHttp().getRequest<Asked>();
    const draft = sentForm(headers[DRAFT_HEADER]);
    if (!user || !draft) return next.handle();
    // The work is done and is answered as done, whatever becomes of the draft.
    const removed = () =>
      this.drafts
        .end(user.actor, draft)
        .catch((error: unknown) => this.log.warn(error instanceof Error ? error.message : error));
    return next.handle().pipe(mergeMap((answer) => removed().then(() => answer)));
  }
}
