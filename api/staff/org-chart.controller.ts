import { Controller, Get } from '@nestjs/common';
import { Asking } from '../access/access.guard.ts';
import { Act } from '../actions/act.ts';
import { AskedFor, given } from '../actions/given.ts';
import type { Person } from '../audit/entry.ts';
import { now } from '../database/scene.ts';
import { orgChart } from '../define/answers/org-chart.ts';
import { date } from '../define/field.ts';
import { officeDate } from '../define/office-time.ts';
import { Dear } from '../limits/dear.ts';
import { OrgCharts } from './org-chart.ts';
import { staff } from './staff.resource.ts';

class Day extends given({ on: date({ label: 'Pada tanggal' }) }) {}

@Controller('api/org-chart')
export class OrgChartController {
  constructor(private readonly charts: OrgCharts) {}

  @Get()
  @Dear('question')
  @Act({
    by: staff.access.list,
    does: 'Bagan organisasi pada suatu tanggal: unit, pegawai, siapa menggantikan siapa, siapa cuti',
    answers: orgChart,
  })
  read(@Asking() origin: Person, @AskedFor() { on }: Day) {
    return this.charts.on(origin, on ?? officeDate(now()));
  }
}
