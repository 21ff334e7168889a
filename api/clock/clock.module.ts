import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { Alerts } from './alerts.ts';
import { ClockReader } from './clock-reader.ts';
import { Ledger } from './ledger.ts';

@Global()
@Module({})
export class ClockModule {
  /** `sources`: what provides CALENDAR and STANDARDS. */
  static with(sources: Provider[]): DynamicModule {
    return {
      module: ClockModule,
      providers: [Ledger, ClockReader, Alerts, ...sources],
      exports: [Ledger, ClockReader, ...sources],
    };
  }
}
