import pg from 'pg';
import { type Config, ConfigError, loadConfig } from '../config.ts';
import { startEmbedded } from '../database/embedded.ts';
import type { Sql } from '../database/database.ts';
import { migrate } from '../migrate.ts';

/** Where the database is, for people: never with a password. */
function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}

/** Why this is not the place for the command, in one sentence: here it would make an office that nobody ever finds. */
export const wrongPlace = ({ databaseUrl, ofCompose }: Config): string | undefined =>
  !databaseUrl && ofCompose
    ? 'DATABASE_URL kosong, dan .env ini milik Docker Compose: basis data kantor ada di dalam kontainernya. Jalankan di sana: docker compose exec api npm run …'
    : undefined;

/** `place`: which database it is, in words. */
type Work = (sql: Sql, config: Config, place: string) => Promise<void>;

/** Runs a command's work on one connection as the owner of the migrated database; a failure is said, and exit code 1. */
export async function connected(work: Work): Promise<void> {
  try {
    await run(work, loadConfig());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

async function run(work: Work, config: Config): Promise<void> {
  const wrong = wrongPlace(config);
  if (wrong) {
    console.error(wrong);
    process.exitCode = 1;
    return;
  }
  const embedded = config.databaseUrl ? undefined : await startEmbedded({ dataDir: config.dataDir, join: true });
  const ownerUrl = embedded?.ownerUrl() ?? config.databaseOwnerUrl!;
  const place = embedded ? `PostgreSQL bawaan di ${config.dataDir}` : placeOf(ownerUrl);
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC' });
  try {
    await migrate(ownerUrl);
    await client.connect();
    const query: Sql['query'] = async (text, values) =>
      (await client.query({ text, values: [...values], rowMode: 'array' })).rows as never;
    await work({ query }, config, place);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  } finally {
    await client.end();
    embedded?.stop();
  }
}
