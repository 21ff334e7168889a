import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Put,
  Res,
  type Type,
} from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import type { Resource } from '../define/resource.ts';
import { Download, inOne } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { crudController } from '../records/crud.controller.ts';
import { refuseUnknown } from '../records/body.ts';
import { plainObject } from '../sql/input.ts';
import { permit } from '../sql/permit.ts';
import { notFound, unprocessable } from '../sql/problem.ts';
import { CalendarKeeper, reasonOf } from './calendar-keeper.ts';
import { CalendarPreview } from './calendar-preview.ts';
import { template } from './calendar-sheet.ts';
import { CalendarState } from './calendar-state.ts';
import { holidays, officeHours } from './calendar.resource.ts';
import { type CalendarRecords, HolidaysService, OfficeHoursService } from './calendar.service.ts';

const text = (description: string) => ({ type: 'string', description });

/** The calendar as a whole: where it stands, and what a change of it would move. */
@ApiTags('calendar')
@Controller('api/calendar')
@Access('signed-in')
export class CalendarController {
  constructor(
    private readonly state: CalendarState,
    private readonly previews: CalendarPreview,
    private readonly keeper: CalendarKeeper,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Kalender kantor: versi, sampai kapan lengkap, dan apa yang kurang' })
  read() {
    return this.state.read();
  }

  @Put('years/:year')
  @ApiOperation({ summary: 'Menyatakan bahwa suatu tahun tidak punya jam kerja Ramadan, atau mencabutnya' })
  @ApiBody({
    schema: {
      type: 'object',
      required: ['withoutRamadan', 'reason'],
      properties: { withoutRamadan: { type: 'boolean' }, reason: text('Alasan perubahan') },
    },
  })
  async year(@Asking() origin: Person, @Param('year') given: string, @Body() body: unknown) {
    permit(officeHours, origin.actor, 'edit');
    const year = /^20\d\d$/.test(given) ? Number(given) : undefined;
    if (year === undefined) throw notFound();
    const { withoutRamadan, reason, ...rest } = plainObject(body);
    refuseUnknown(Object.keys(rest));
    const says = 'Isi dengan ya atau tidak.';
    if (typeof withoutRamadan !== 'boolean') throw unprocessable(says, { withoutRamadan: says });
    await this.keeper.setWithoutRamadan(origin, year, withoutRamadan, reasonOf(reason));
    return this.state.read();
  }

  @Post('preview')
  @Dear('question')
  @HttpCode(200)
  @ApiOperation({ summary: 'Jatuh tempo yang akan bergeser oleh perubahan kalender' })
  @ApiBody({
    schema: { type: 'object', properties: { changes: { type: 'array', items: { type: 'object' } } } },
  })
  preview(@Asking() origin: Person, @Body() body: unknown) {
    return this.previews.preview(origin, body);
  }
}

/** The engine's routes of a part of the calendar, and what only it has: an import, and a reason to archive. */
function calendarController(resource: Resource, service: Type<CalendarRecords>): Type<unknown> {
  const Routes = crudController(resource, service) as new () => object;

  @Controller(`api/${resource.name}`)
  class CalendarRoutes extends Routes {
    @Inject(service) private readonly calendar!: CalendarRecords;

    @Delete(':id')
    @ApiOperation({ summary: `Arsipkan ${resource.label}, dengan alasannya` })
    @ApiBody({ schema: { type: 'object', properties: { reason: text('Alasan perubahan') } } })
    async archive(
      @Asking() origin: Person,
      @Param('id') id: string,
      @Body() body: unknown,
      @Headers('if-match') ifMatch: string | undefined,
      @Res({ passthrough: true }) reply: FastifyReply,
    ) {
      void reply.header('Content-Type', 'application/json; charset=utf-8');
      return this.calendar.archiveFor(origin, id, body, ifMatch);
    }

    @Post('import')
    @HttpCode(200)
    @ApiOperation({ summary: `Impor ${resource.label} dari CSV: semua baris atau tidak satu pun` })
    @ApiBody({
      schema: {
        type: 'object',
        properties: {
          csv: text('Isi berkas'),
          rows: {
            type: 'array',
            items: { type: 'object' },
            description: 'Baris menurut nama isian, sebagai ganti csv',
          },
          dryRun: { type: 'boolean', default: true, description: 'Hanya diperiksa' },
          reason: text('Alasan perubahan'),
        },
      },
    })
    import(@Asking() origin: Person, @Body() body: unknown) {
      return this.calendar.import(origin, body);
    }

    @Get('template')
    @Dear('download')
    @ApiOperation({ summary: `Templat CSV untuk impor ${resource.label}` })
    template() {
      const type = 'text/csv; charset=utf-8';
      return new Download(inOne(template(resource)), { type, name: `templat-${resource.name}.csv` });
    }
  }
  return CalendarRoutes;
}

export const HolidaysController = calendarController(holidays, HolidaysService);
export const OfficeHoursController = calendarController(officeHours, OfficeHoursService);
