import { DataSource, type DataSourceOptions, type ObjectLiteral, type Repository } from 'typeorm';
import { ReadOnly } from './database/read-only.ts';
import type { Resource, StoredOf } from './define/resource.ts';
import { entityOf } from './sql/entity.ts';
import { migrations } from './migrations/index.ts';
import { resources } from './resources.ts';
import { SECOND } from './define/durations.ts';

export const APP_ROLE = 'waskita_app';

/** How a process of the application connects. `role`: what its statements may do, whoever signs in. */
export function dataSourceOptions(url: string, role?: typeof APP_ROLE): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: resources.filter((resource) => !('readFrom' in resource)).map((resource) => entityOf<Resource>(resource)),
    subscribers: [ReadOnly],
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

/** What a repository may be asked; to write with it does not compile, and is refused where it is done all the same. */
type Reading<T extends ObjectLiteral> = Pick<
  Repository<T>,
  'find' | 'findBy' | 'findOne' | 'findOneBy' | 'findAndCount' | 'count' | 'countBy' | 'exists' | 'sum' | 'average'
>;
type All = (typeof resources)[number];
/** Reads the records of a resource in reports and scripts (api/README: Reading for a report). */
export const repositoryOf = <R extends All>(dataSource: DataSource, resource: R): Reading<StoredOf<R, All>> =>
  dataSource.getRepository(entityOf<R, All>(resource));

export const ownerDataSource = (url: string): DataSource => new DataSource(dataSourceOptions(url));
