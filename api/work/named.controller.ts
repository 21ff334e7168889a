import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Access, Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { listQuery } from '../sql/query.ts';
import { Named } from './named.ts';

@ApiTags('my-work')
@Controller('api/named')
@Access('signed-in')
export class NamedController {
  constructor(private readonly named: Named) {}

  @Get(':resource')
  @Header('Content-Type', 'application/json; charset=utf-8')
  @ApiOperation({ summary: 'Nama dan jabatan yang disebut oleh data yang boleh dibaca, juga di luar cakupan' })
  @ApiQuery({ name: 'filter', example: '{"id":["0190d7f3-d680-7000-8000-000000000081"]}' })
  read(@Asking() { actor }: Person, @Param('resource') resource: string, @Query() query: Record<string, unknown>) {
    return this.named.of(actor, resource, listQuery(query));
  }
}
