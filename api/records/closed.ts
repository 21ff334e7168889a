import { Get, Param, type Type } from '@nestjs/common';
import { Asking } from '../access/access.guard.ts';
import { Act } from '../actions/act.ts';
import type { Person } from '../audit/entry.ts';
import { closedAnswer } from '../define/answers/record.ts';
import { hasClosingRules, type Resource } from '../define/resource.ts';
import type { RecordService } from './record.service.ts';

/** Where rules may close a record to somebody, he is told before he tries. */
export function withClosed<T extends Type<object>>(parent: T, resource: Resource): T {
  if (!hasClosingRules(resource)) return parent;
  class Closing extends (parent as unknown as new () => { records: RecordService }) {
    @Get(':id/closed')
    @Act({
      by: resource.access.show,
      does: `Apa yang tertutup pada ${resource.label}, dan mengapa`,
      answers: closedAnswer,
    })
    closed(@Asking() origin: Person, @Param('id') id: string) {
      return this.records.closed(origin, id);
    }
  }
  return Closing as unknown as T;
}
