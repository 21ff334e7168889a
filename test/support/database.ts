import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Any number that nothing else in the `postgres` database locks. */
const CLONING = 4_242;
const TEMPLATES = { empty: 'waskita_template', office: 'waskita_office' } as const;

export interface TestDatabase {
  name: string;
  ownerUrl: string;
  appUrl: string;
  sealerUrl: string;
  superUrl: string;
  drop(): Promise<void>;
}

/** A private database for one test file: migrated, and empty or with the demo office in it; or a copy of another one. */
export async function createTestDatabase(
  content: keyof typeof TEMPLATES | TestDatabase = 'empty',
): Promise<TestDatabase> {
  const template = typeof content === 'string' ? TEMPLATES[content] : content.name;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser(async (client) => {
    // One clone at a time: PostgreSQL refuses a second one of the same template.
    await client.query('select pg_advisory_lock($1)', [CLONING]);
    await client.query(`create database ${name} template ${template} owner waskita_owner strategy file_copy`);
    // Rights on a database itself are not cloned with it.
    await client.query(`revoke temporary on database ${name} from public`);
  });
  return databaseNamed(name);
}

export function databaseNamed(name: string): TestDatabase {
  return {
    name,
    ownerUrl: urlOf('TEST_OWNER_URL', name),
    appUrl: urlOf('TEST_APP_URL', name),
    sealerUrl: urlOf('TEST_SEALER_URL', name),
    superUrl: urlOf('TEST_SUPER_URL', name),
    drop: () => asSuperuser(async (client) => void (await client.query(`drop database ${name} with (force)`))),
  };
}

export async function asSuperuser(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf('TEST_SUPER_URL', 'postgres') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(variable: string, database: string): string {
  const url = process.env[variable];
  if (!url) throw new Error(`${variable} is not set: run the tests with npm test.`);
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}

/** What PostgreSQL says to these statements in one transaction, as whom the URL names: its error code, or `done`. Nothing is kept. */
export async function attempt(url: string, ...statements: readonly string[]): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    for (const statement of statements) await client.query(statement);
    return 'done';
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.query('rollback');
    await client.end();
  }
}
