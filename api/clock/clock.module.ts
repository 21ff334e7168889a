import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { ClockReader } from './clock-reader.ts';
import { Ledger } from './ledger.ts';

@Global()
@Module({})
export class ClockModule {
  /** `sources`: what provides CALENDAR and STANDARDS. */
  static with(sources: Provider[]): DynamicModule {
    return {
      module: ClockModule,
      providers: [Ledger, ClockReader, ...sources],
      exports: [Ledger, ClockReader, ...sources],
    };
  }
}
