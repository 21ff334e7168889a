import { Controller, Get } from '@nestjs/common';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { MyWork } from './my-work.service.ts';
import { myWorkAnswer } from '../define/answers/work.ts';
import { integer } from '../define/field.ts';
import { AskedFor, given } from '../actions/given.ts';
import { Act } from '../actions/act.ts';

class MyWorkQuery extends given({
  limit: integer({ label: 'Paling banyak', required: true, initial: 25, min: 1, max: 50 }),
}) {}

@Controller('api/my-work')
export class MyWorkController {
  constructor(private readonly work: MyWork) {}

  @Get()
  @Act({ by: 'signed-in', does: 'Yang menunggu saya, menurut sisa waktunya', answers: myWorkAnswer })
  list(@Asking() origin: Person, @AskedFor() { limit }: MyWorkQuery) {
    return this.work.list(origin, limit);
  }
}
