import { DataSource, type DataSourceOptions } from 'typeorm';
import { entityOf } from './sql/entity.ts';
import { migrations } from './migrations/index.ts';
import { resources } from './resources.ts';

export const APP_ROLE = 'waskita_app';
const SECOND = 1000;

/** How a process of the application connects. `role`: what its statements may do, whoever signs in. */
export function dataSourceOptions(url: string, role?: typeof APP_ROLE): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: resources.filter((resource) => !('readFrom' in resource)).map(entityOf),
    migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    installExtensions: false,
    poolSize: 16,
    connectTimeoutMS: 3 * SECOND,
    extra: {
      options: `-c timezone=UTC${role ? ` -c role=${role}` : ''}`,
      ...(role && {
        statement_timeout: 5 * SECOND,
        lock_timeout: 2 * SECOND,
        idle_in_transaction_session_timeout: 10 * SECOND,
      }),
    },
  };
}

export const ownerDataSource = (url: string): DataSource => new DataSource(dataSourceOptions(url));
