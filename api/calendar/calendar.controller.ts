import { Controller, Delete, Get, Headers, Inject, Param, Post, Put, Res, type Type } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Asking } from '../access/access.guard.ts';
import type { Person } from '../audit/entry.ts';
import { calendarAnswer, calendarPreview, dryRun, imported } from '../define/answers/calendar.ts';
import { boolean, longText } from '../define/field.ts';
import type { Resource } from '../define/resource.ts';
import { bytes, list, oneOf, record, type Shape } from '../define/shape.ts';
import { Download, inOne } from '../downloads/download.ts';
import { Dear } from '../limits/dear.ts';
import { crudController } from '../records/crud.controller.ts';
import { Given, given, sentValues } from '../actions/given.ts';
import { Act } from '../actions/act.ts';
import { notFound } from '../sql/problem.ts';
import { CalendarKeeper, reasonOf } from './calendar-keeper.ts';
import { CalendarPreview, Changes } from './calendar-preview.ts';
import { template } from './calendar-sheet.ts';
import { CalendarState } from './calendar-state.ts';
import { holidays, officeHours } from './calendar.resource.ts';
import { type CalendarRecords, HolidaysService, OfficeHoursService } from './calendar.service.ts';

// How long it must be is said by the keeper, with the sentence that goes with it.
const reason = longText({ label: 'Alasan perubahan' });
class Why extends given({ reason }) {}
class YearSaid extends given(
  { withoutRamadan: boolean({ label: 'Tahun ini tanpa jam kerja Ramadan', initial: undefined }), reason },
  { withoutRamadan: 'Isi dengan ya atau tidak.' },
) {}
class Sheet extends given({
  csv: longText({ label: 'Isi berkas', passing: true, max: 100_000 }),
  rows: list(sentValues('Baris menurut nama isian, sebagai ganti csv')),
  dryRun: boolean({ label: 'Hanya diperiksa', initial: true }),
  reason,
}) {}

/** The calendar as a whole: where it stands, and what a change of it would move. */
@Controller('api/calendar')
export class CalendarController {
  constructor(
    private readonly state: CalendarState,
    private readonly previews: CalendarPreview,
    private readonly keeper: CalendarKeeper,
  ) {}

  @Get()
  @Act({
    by: 'signed-in',
    does: 'Kalender kantor: versi, sampai kapan lengkap, dan apa yang kurang',
    answers: calendarAnswer,
  })
  read() {
    return this.state.read();
  }

  @Put('years/:year')
  @Act({
    by: officeHours.access.edit,
    does: 'Menyatakan bahwa suatu tahun tidak punya jam kerja Ramadan, atau mencabutnya',
    answers: calendarAnswer,
  })
  async year(
    @Asking() origin: Person,
    @Param('year') asked: string,
    @Given() { withoutRamadan, reason: why }: YearSaid,
  ) {
    const year = /^20\d\d$/.test(asked) ? Number(asked) : undefined;
    if (year === undefined) throw notFound();
    await this.keeper.setWithoutRamadan(origin, year, withoutRamadan, reasonOf(why));
    return this.state.read();
  }

  @Post('preview')
  @Dear('question')
  @Act({
    by: holidays.access.edit,
    does: 'Jatuh tempo yang akan bergeser oleh perubahan kalender',
    answers: calendarPreview,
    refuses: [404],
  })
  preview(@Asking() origin: Person, @Given() changes: Changes) {
    return this.previews.preview(origin.actor, changes);
  }
}

/** The engine's routes of a part of the calendar, and what only it has: an import, and a reason to archive. */
function calendarController(resource: Resource, service: Type<CalendarRecords>): Type<object> {
  const Routes = crudController(resource, service) as new () => object;

  @Controller(`api/${resource.name}`)
  class CalendarRoutes extends Routes {
    @Inject(service) private readonly calendar!: CalendarRecords;

    @Delete(':id')
    @Act({
      by: resource.access.delete,
      does: `Arsipkan ${resource.label}, dengan alasannya`,
      answers: record(resource.name),
      sends: ['If-Match'],
      refuses: [409],
    })
    async archive(
      @Asking() origin: Person,
      @Param('id') id: string,
      @Given() why: Why,
      @Headers('if-match') ifMatch: string | undefined,
      @Res({ passthrough: true }) reply: FastifyReply,
    ) {
      void reply.header('Content-Type', 'application/json; charset=utf-8');
      return this.calendar.archiveFor(origin, id, why.reason, ifMatch);
    }

    @Post('import')
    @Act({
      by: resource.access.create,
      does: `Impor ${resource.label} dari CSV: semua baris atau tidak satu pun`,
      answers: oneOf<Shape>(dryRun, imported),
    })
    import(@Asking() origin: Person, @Given() sheet: Sheet) {
      return this.calendar.import(origin, sheet);
    }

    @Get('template')
    @Dear('download')
    @Act({ by: 'signed-in', does: `Templat CSV untuk impor ${resource.label}`, answers: bytes('text/csv') })
    template() {
      const type = 'text/csv; charset=utf-8';
      return new Download(inOne(template(resource)), { type, name: `templat-${resource.name}.csv` });
    }
  }
  return CalendarRoutes;
}

export const HolidaysController = calendarController(holidays, HolidaysService);
export const OfficeHoursController = calendarController(officeHours, OfficeHoursService);
