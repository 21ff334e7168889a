import pg from 'pg';
import { ownerDataSource } from './data-source.ts';

/** Any number that nothing else in this database locks. */
const LOCK = 7_202_611;

/**
 * Brings the database to the newest migration. Several processes may call it at once: one works, the others wait.
 * `ownerUrl`: a role that owns the tables, not the one the application runs as.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const gate = new pg.Client({ connectionString: ownerUrl });
  await gate.connect();
  try {
    await gate.query('select pg_advisory_lock($1)', [LOCK]);
    const dataSource = await ownerDataSource(ownerUrl).initialize();
    try {
      await dataSource.runMigrations();
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await gate.end();
  }
}
