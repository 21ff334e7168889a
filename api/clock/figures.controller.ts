import { Controller, Get, Inject } from '@nestjs/common';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { choice, text } from '../define/field.ts';
import { figures, FIGURES_READERS, GROUPED } from '../define/figures.ts';
import { Dear } from '../limits/dear.ts';
import { badRequest } from '../sql/problem.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import { monthStart, TimeFigures } from './time-figures.ts';
import { AskedFor, given } from '../actions/given.ts';
import { Act } from '../actions/act.ts';

const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;
const MOST_MONTHS = 24;

class FiguresQuery extends given({
  resource: text({ label: 'Data yang punya janji waktu, misalnya verifications', required: true }),
  from: text({ label: 'Bulan pertama, misalnya 2026-01', required: true }),
  to: text({ label: 'Bulan terakhir, misalnya 2026-12', required: true }),
  by: choice(GROUPED, { label: 'Menurut', required: true }),
}) {}

@Controller('api/figures')
export class FiguresController {
  constructor(
    private readonly figures: TimeFigures,
    @Inject(REGISTRY) private readonly registry: Registry,
  ) {}

  @Get('time')
  @Dear('question')
  @Act({
    by: FIGURES_READERS,
    does: 'Tepat waktu atau terlambat: menurut bulan, langkah, pihak, janji, atau petugas',
    answers: figures,
    refuses: [422],
  })
  time(@Asking() origin: Person, @AskedFor() { resource: name, from, to, by }: FiguresQuery) {
    const resource = this.registry.get(name);
    if (!resource?.clock)
      throw badRequest('Parameter resource harus data yang punya janji waktu, misalnya verifications.');
    if (!MONTH.test(from) || !MONTH.test(to) || to < from)
      throw badRequest('Parameter from dan to harus bulan seperti 2026-01, yang awal lebih dulu.');
    if (monthStart(from, MOST_MONTHS) < monthStart(to, 1))
      throw badRequest(`Paling banyak ${MOST_MONTHS} bulan sekaligus.`);
    return this.figures.read(origin, resource, from, to, by);
  }
}
