import { Controller, Get, Param } from '@nestjs/common';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { Workers } from './workers.ts';
import { workerChoice } from '../define/answers/work.ts';
import { list } from '../define/shape.ts';
import { Act } from '../actions/act.ts';

@Controller('api/workers')
export class WorkersController {
  constructor(private readonly workers: Workers) {}

  @Get(':resource/:id/:field')
  @Act({
    by: 'signed-in',
    does: 'Siapa yang dapat diberi data ini melalui isian itu, dengan jabatan dan beban terbuka',
    answers: list(workerChoice),
    refuses: [400],
  })
  choices(
    @Asking() origin: Person,
    @Param('resource') resource: string,
    @Param('id') id: string,
    @Param('field') field: string,
  ) {
    return this.workers.choices(origin, resource, id, field);
  }
}
