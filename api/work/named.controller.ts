import { Controller, Get, Header, Param } from '@nestjs/common';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { namedPeople } from '../define/answers/work.ts';
import { Listed } from '../actions/given.ts';
import { Act } from '../actions/act.ts';
import type { ListQuery } from '../sql/query.ts';
import { Named } from './named.ts';

@Controller('api/named')
export class NamedController {
  constructor(private readonly named: Named) {}

  @Get(':resource')
  @Header('Content-Type', 'application/json; charset=utf-8')
  @Act({
    by: 'signed-in',
    does: 'Nama dan jabatan yang disebut oleh data yang boleh dibaca, juga di luar cakupan',
    answers: namedPeople,
    paged: true,
  })
  read(@Asking() { actor }: Person, @Param('resource') resource: string, @Listed() query: ListQuery) {
    return this.named.of(actor, resource, query);
  }
}
