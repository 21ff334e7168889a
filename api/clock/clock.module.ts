import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { Alerts } from './alerts.ts';
import { ClockReader } from './clock-reader.ts';
import { Ledger } from './ledger.ts';
import { MyWorkController } from './my-work.controller.ts';
import { MyWork } from './my-work.service.ts';

@Global()
@Module({})
export class ClockModule {
  /** `sources`: what provides CALENDAR and STANDARDS. */
  static with(sources: Provider[]): DynamicModule {
    return {
      module: ClockModule,
      controllers: [MyWorkController],
      providers: [Ledger, ClockReader, Alerts, MyWork, ...sources],
      exports: [Ledger, ClockReader, ...sources],
    };
  }
}
