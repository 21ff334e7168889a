import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions } from 'typeorm';
import { CONFIG, type Config } from '../config.ts';
import { Database } from './database.ts';

@Global()
@Module({})
export class DatabaseModule {
  static for(config: Config, options: DataSourceOptions): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          ...options,
          retryAttempts: 3,
          retryDelay: 500,
        }),
      ],
      providers: [Database, { provide: CONFIG, useValue: config }],
      exports: [Database, CONFIG],
    };
  }
}
