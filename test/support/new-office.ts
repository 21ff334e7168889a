import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { Desk, done } from './desk.ts';
import { openTerminal, type Terminal } from './terminal.ts';

const ROOT = join(import.meta.dirname, '..', '..');
export const ADMINISTRATOR = {
  ADMIN_UNIT: 'Dinas Komunikasi dan Informatika',
  ADMIN_NAME: 'Satrio Utomo Jati',
  ADMIN_USERNAME: 'satrio',
  ADMIN_PASSWORD: 'empat kuda di sawah',
} as const;
/** What an administrator gives to a new account, and what its owner makes of it. */
export const GIVEN = 'sepeda biru di garasi';
export const OWN = 'hujan turun di bukit';

export interface Served {
  readonly url: string;
  /** What was said until the address was named. */
  readonly said: string;
  stop(): Promise<void>;
}
export interface NewOffice {
  readonly database: TestDatabase;
  /** A command of package.json, in a folder that has what the image has, and with this environment only. */
  command(script: string, env?: Readonly<Record<string, string>>, ...more: string[]): Ran;
  /** The same, typed at a terminal. */
  terminal(script: string, env?: Readonly<Record<string, string>>): Terminal;
  /** The API and the console in production, in the same folder. */
  serve(env?: Readonly<Record<string, string>>): Promise<Served>;
  sql<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}
export interface Ran {
  readonly status: number | null;
  readonly output: string;
}

/** What the stage `api` of the Dockerfile copies, put into a folder of its own. */
function imageIn(folder: string): void {
  const dockerfile = readFileSync(join(ROOT, 'docker/Dockerfile'), 'utf8');
  const stage = dockerfile.split(/^(?=FROM )/m).find((part) => part.split('\n')[0]!.endsWith(' AS api'))!;
  for (const [, from, listed] of stage.matchAll(/^COPY (?:--from=(\w+) )?(.+)$/gm)) {
    const names = listed!.split(' ');
    const target = join(folder, names.pop()!);
    for (const name of names) {
      const source = join(ROOT, name.replace(/^\/app\//, ''));
      if (from === 'packages') symlinkSync(source, target);
      else cpSync(source, names.length > 1 ? join(target, name) : target, { recursive: true });
    }
  }
}

/** An office on its first day: an empty database, and the application in production. */
export async function openNewOffice(): Promise<NewOffice> {
  const database = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'waskita-image-'));
  imageIn(folder);
  const home = join(folder, 'home');
  mkdirSync(home);
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    NODE_ENV: 'production',
    DATABASE_URL: database.appUrl,
    DATA_DIR: join(folder, 'data'),
    HOST: '127.0.0.1',
    PORT: '0',
    PUBLIC_URL: 'http://localhost:8080',
    JWT_SECRET: 'x'.repeat(48),
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    AUDIT_SEALER: 'off',
    LOG_LEVEL: 'silent',
  };
  const pool = new pg.Pool({ connectionString: database.superUrl, max: 2 });
  pool.on('error', () => undefined);
  const running = new Set<Served>();
  return {
    database,
    command(script, more = {}, ...words) {
      const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', script, '--', ...words], {
        cwd: folder,
        env: { ...env, ...more },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      return { status, output: stdout + stderr };
    },
    terminal: (script, more = {}) => openTerminal(`npm run --silent ${script}`, folder, { ...env, ...more }),
    async serve(more = {}) {
      const started = spawn(process.execPath, ['dist/api/main.js'], {
        cwd: folder,
        env: { ...env, ...more },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const ended = once(started, 'exit');
      process.once('exit', () => started.kill());
      let faults = '';
      started.stderr.on('data', (chunk: Buffer) => (faults += chunk.toString()));
      let said = '';
      for await (const line of createInterface({ input: started.stdout })) {
        const url = /^Waskita: (\S+)/.exec(line)?.[1];
        said += `${line}\n`;
        if (!url) continue;
        const served: Served = {
          url,
          said,
          async stop() {
            running.delete(served);
            started.kill('SIGTERM');
            await ended;
          },
        };
        running.add(served);
        return served;
      }
      throw new Error(`The application ended before it named its address:\n${said}${faults}`);
    },
    sql: async <Row>(text: string, values: readonly unknown[] = []) =>
      (await pool.query(text, [...values])).rows as Row[],
    async close() {
      for (const served of running) await served.stop();
      await pool.end();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Somebody new comes in for the first time, with the password he was given, and chooses his own. */
export async function firstSignIn(url: string, username: string): Promise<Desk> {
  const guest = new Desk(url, username, GIVEN);
  done(await guest.send('PUT', '/api/auth/password', { currentPassword: GIVEN, newPassword: OWN }));
  return new Desk(url, username, OWN);
}
