import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { createApp } from '../../api/app.setup.ts';
import { loadConfig } from '../../api/config.ts';
import type { Role } from '../../api/define/roles.ts';
import type { Username } from '../../api/seed/people.ts';
import { CLOCK } from './clock.ts';
import { watchAnswers } from './documented.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { Desk, HOLDERS } from './desk.ts';
import { makerFor, type Maker } from './making.ts';

export {
  type Answer,
  type Body,
  type Desk,
  done,
  fieldsOf,
  type HistoryEntry,
  HOLDERS,
  ifMatch,
  LETTERS,
  type Verdict,
} from './desk.ts';
export { CHECKLIST, day, PDF, sampleValues } from './making.ts';

export interface Running {
  readonly app: NestFastifyApplication;
  readonly url: string;
}

export interface Office extends Running {
  /** An account, or the one that holds the role. */
  as(who: Username | Role): Desk;
  readonly make: Maker;
  /** As superuser of this database: to look behind the curtain. */
  sql<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** The database as the application's own role, and as the one that owns the tables. */
  readonly appUrl: string;
  readonly sealerUrl: string;
  readonly ownerUrl: string;
  readonly dataDir: string;
  /** A second instance of the application on the same data. */
  another(env?: NodeJS.ProcessEnv): Promise<Running>;
  /** Nobody is at work any more; its copies go on from here. */
  rest(): Promise<void>;
  readonly database: TestDatabase;
  close(): Promise<void>;
}

/** The environment of the application on a database and folder of a test. */
export function environment(databaseUrl: string, dataDir: string): NodeJS.ProcessEnv {
  return {
    ...CLOCK,
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    ENCRYPTION_KEY: process.env.TEST_ENCRYPTION_KEY,
    // LOG_LEVEL=error shows what is behind a 500.
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
  };
}

/** The real application, listening, on a private copy of the demo office, or of another one that rests. */
export async function openOffice(env: NodeJS.ProcessEnv = {}, model?: Office): Promise<Office> {
  const files = process.env.TEST_OFFICE_FILES;
  if (!files) throw new Error('TEST_OFFICE_FILES is not set: run the tests with npm test.');
  const database = await createTestDatabase(model?.database ?? 'office');
  // Beside the template's files: what a killed run leaves is removed with them.
  const dataDir = mkdtempSync(join(dirname(files), 'office-'));
  if (model) cpSync(model.dataDir, dataDir, { recursive: true });
  else cpSync(files, join(dataDir, 'files'), { recursive: true });
  const running: NestFastifyApplication[] = [];
  const watches: (() => string[])[] = [];
  const another = async (more: NodeJS.ProcessEnv = {}): Promise<Running> => {
    const config = loadConfig({ ...environment(database.appUrl, dataDir), ...env, ...more });
    const app = await createApp(config);
    watches.push(watchAnswers(app, config));
    await app.listen(0, '127.0.0.1');
    running.push(app);
    return { app, url: await app.getUrl() };
  };
  const first = await another();
  const pool = new pg.Pool({ connectionString: database.superUrl, max: 4 });
  // Dropping the database cuts connections that are idle in the pool.
  pool.on('error', () => undefined);

  const desks = new Map<Username, Desk>();
  const as = (who: Username | Role): Desk => {
    const username = who in HOLDERS ? HOLDERS[who as Role] : (who as Username);
    const desk = desks.get(username) ?? model?.as(username).at(first.url) ?? new Desk(first.url, username);
    desks.set(username, desk);
    return desk;
  };
  const sql = async <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
    (await pool.query(text, [...values])).rows as Row[];

  const rest = async () => {
    for (const app of running.splice(0)) await app.close();
    if (!pool.ended) await pool.end();
  };
  return {
    ...first,
    as,
    rest,
    database,
    sql,
    another,
    dataDir,
    make: makerFor(as, sql),
    appUrl: database.appUrl,
    sealerUrl: database.sealerUrl,
    ownerUrl: database.ownerUrl,
    async close() {
      await rest();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
      const lies = watches.flatMap((told) => told());
      if (lies.length > 0) throw new Error(`Answers that are not what /api/openapi.json says:\n${lies.join('\n')}`);
    },
  };
}
