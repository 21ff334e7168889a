import { Global, Module } from '@nestjs/common';
import { CalendarKeeper } from './calendar-keeper.ts';
import { CalendarPreview } from './calendar-preview.ts';
import { CalendarState } from './calendar-state.ts';
import { CalendarController } from './calendar.controller.ts';

@Global()
@Module({
  controllers: [CalendarController],
  providers: [CalendarKeeper, CalendarPreview, CalendarState],
  exports: [CalendarKeeper, CalendarPreview, CalendarState],
})
export class CalendarModule {}
