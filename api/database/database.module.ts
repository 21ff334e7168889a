import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Config } from '../config.ts';
import { APP_ROLE, dataSourceOptions } from './data-source.ts';
import { Database } from './database.ts';

export const CONFIG = Symbol('config');

@Global()
@Module({})
export class DatabaseModule {
  /** `config.databaseUrl` must be set: of the embedded server, or of the office's own. */
  static for(config: Config): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(config.databaseUrl!, APP_ROLE),
          retryAttempts: 3,
          retryDelay: 500,
        }),
      ],
      providers: [Database, { provide: CONFIG, useValue: config }],
      exports: [Database, CONFIG],
    };
  }
}
