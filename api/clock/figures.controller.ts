import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Access, Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { FIGURES_READERS, type Grouping, GROUPINGS } from '../define/figures.ts';
import { holds } from '../define/roles.ts';
import { Dear } from '../limits/dear.ts';
import { badRequest, forbidden } from '../sql/problem.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import { monthStart, TimeFigures } from './time-figures.ts';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const MOST_MONTHS = 24;

@ApiTags('figures')
@Controller('api/figures')
@Access('signed-in')
export class FiguresController {
  constructor(
    private readonly time: TimeFigures,
    @Inject(REGISTRY) private readonly registry: Registry,
  ) {}

  @Get('time')
  @Dear('question')
  @ApiOperation({ summary: 'Tepat waktu atau terlambat: menurut bulan, langkah, pihak, janji, atau petugas' })
  @ApiQuery({ name: 'resource', example: 'verifications' })
  @ApiQuery({ name: 'from', example: '2026-01' })
  @ApiQuery({ name: 'to', example: '2026-12' })
  @ApiQuery({ name: 'by', enum: [...GROUPINGS] })
  read(@Asking() origin: Person, @Query() query: Record<string, unknown>) {
    if (!holds(origin.actor, FIGURES_READERS))
      throw forbidden('Angka kinerja hanya untuk pimpinan dan auditor.', 'role_not_allowed');
    const { resource: name, from, to, by, ...rest } = query;
    const [unknown] = Object.keys(rest);
    if (unknown !== undefined) throw badRequest(`Parameter ${unknown.slice(0, 40)} tidak dikenal.`);
    const resource = typeof name === 'string' ? this.registry.get(name) : undefined;
    if (!resource?.clock)
      throw badRequest('Parameter resource harus data yang punya janji waktu, misalnya verifications.');
    if (typeof from !== 'string' || typeof to !== 'string' || !MONTH.test(from) || !MONTH.test(to) || to < from)
      throw badRequest('Parameter from dan to harus bulan seperti 2026-01, yang awal lebih dulu.');
    if (monthStart(from, MOST_MONTHS) < monthStart(to, 1))
      throw badRequest(`Paling banyak ${MOST_MONTHS} bulan sekaligus.`);
    if (!GROUPINGS.some((one) => one === by))
      throw badRequest(`Parameter by harus salah satu dari ${GROUPINGS.join(', ')}.`);
    return this.time.read(origin, resource, from, to, by as Grouping);
  }
}
