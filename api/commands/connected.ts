import pg from 'pg';
import { type Config, loadConfig } from '../config.ts';
import { startEmbedded } from '../database/embedded.ts';
import type { Sql } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';

/** Runs a command's work on one connection as the owner of the migrated database; a failure is said, and exit code 1. */
export async function connected(work: (sql: Sql, config: Config) => Promise<void>): Promise<void> {
  const config = loadConfig();
  const embedded = config.databaseUrl ? undefined : await startEmbedded({ dataDir: config.dataDir, join: true });
  const ownerUrl = embedded?.ownerUrl() ?? config.databaseOwnerUrl!;
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC' });
  try {
    await migrate(ownerUrl);
    await client.connect();
    const query: Sql['query'] = async (text, values) =>
      (await client.query({ text, values: [...values], rowMode: 'array' })).rows as never;
    await work({ query }, config);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  } finally {
    await client.end();
    embedded?.stop();
  }
}
