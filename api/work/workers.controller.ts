import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { Workers } from './workers.ts';

@ApiTags('my-work')
@Controller('api/workers')
@Access('signed-in')
export class WorkersController {
  constructor(private readonly workers: Workers) {}

  @Get(':resource/:id/:field')
  @ApiOperation({ summary: 'Siapa yang dapat diberi data ini melalui isian itu, dengan jabatan dan beban terbuka' })
  choices(
    @Asking() origin: Person,
    @Param('resource') resource: string,
    @Param('id') id: string,
    @Param('field') field: string,
  ) {
    return this.workers.choices(origin, resource, id, field);
  }
}
