import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { Alerts } from './alerts.ts';
import { ClockCompletion } from './clock-completion.ts';
import { ClockReader } from './clock-reader.ts';
import { FiguresController } from './figures.controller.ts';
import { Ledger } from './ledger.ts';
import { TimeFigures } from './time-figures.ts';
import { MyWorkController } from './my-work.controller.ts';
import { MyWork } from './my-work.service.ts';

@Global()
@Module({})
export class ClockModule {
  /** `sources`: what provides CALENDAR and STANDARDS. */
  static with(sources: Provider[]): DynamicModule {
    return {
      module: ClockModule,
      controllers: [FiguresController, MyWorkController],
      providers: [Ledger, ClockReader, Alerts, ClockCompletion, TimeFigures, MyWork, ...sources],
      exports: [Ledger, ClockReader, ClockCompletion, ...sources],
    };
  }
}
