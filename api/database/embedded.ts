import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { canReach, findBinaries, SYSTEM_DIR, type Account, type Binaries } from './embedded-binaries.ts';
import { isAlive } from './leftover.ts';
import { isLocked, takeLock } from './lock.ts';
import { APP, keptPasswords, OWNER, type Passwords, SEALER, SUPERUSER } from './passwords.ts';

export { AlreadyRunningError } from './lock.ts';

const DATABASE = 'waskita';
const START_SECONDS = 60;
const UNSAFE = ['-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off'];

export interface EmbeddedOptions {
  /** The server's files go to `postgres` in here, beside a lock and the passwords. */
  dataDir: string;
  /** For tests: nothing is flushed to disk. */
  unsafe?: boolean;
  /** What a second start tells people: where this one is to be found. */
  address?: string;
  /** For commands beside a running Waskita: use its server, and leave it running, instead of refusing. */
  join?: boolean;
}

export interface Embedded {
  /** As the role that owns `waskita` and migrates it. */
  ownerUrl(database?: string): string;
  /** As the role the application runs under. */
  appUrl(database?: string): string;
  /** As the role that seals the audit trail. */
  sealerUrl(database?: string): string;
  superUrl(database?: string): string;
  /** Done at the exit of the process too; more than once does no harm. */
  stop(): void;
  /** The server was already running: joined, or left behind by a process that was killed. */
  reused: boolean;
  /** Where the server's files are, which for root may be outside `dataDir`. */
  directory: string;
}

/**
 * A real PostgreSQL of our own on 127.0.0.1, with the roles and the database of Waskita in it.
 * Throws `AlreadyRunningError` when another process uses the same `dataDir`.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  const lockFile = join(dataDir, 'waskita.lock');
  const joins = options.join === true && isLocked(lockFile);
  const release = joins ? () => undefined : takeLock(lockFile, options.address);
  try {
    const binaries = findBinaries();
    const directory = directoryFor(dataDir, binaries.account);
    const passwords = keptPasswords(join(dataDir, 'postgres.secret'), directory);
    if (existsSync(directory)) checkOwner(directory, binaries.account);
    else initialise(binaries, directory, passwords[SUPERUSER], options.unsafe);

    const reused = await isAlive(directory);
    if (!reused && joins) throw new Error('Waskita is starting; try again in a moment.');
    if (!reused) await start(binaries, directory, options.unsafe);
    let running = !joins;
    const stop = () => {
      if (!running) return;
      running = false;
      process.off('exit', stop);
      binaries.run('pg_ctl', ['stop', '-m', 'fast', '-w', '-D', directory]);
      release();
    };
    process.once('exit', stop);

    const port = readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n')[3]?.trim();
    const url = (role: keyof Passwords, database: string) =>
      `postgres://${role}:${passwords[role]}@127.0.0.1:${port}/${database}`;
    try {
      if (!joins) await prepare(url(SUPERUSER, 'postgres'), passwords);
    } catch (error) {
      stop();
      throw error;
    }
    return {
      ownerUrl: (database = DATABASE) => url(OWNER, database),
      appUrl: (database = DATABASE) => url(APP, database),
      sealerUrl: (database = DATABASE) => url(SEALER, database),
      superUrl: (database = 'postgres') => url(SUPERUSER, database),
      stop,
      reused,
      directory,
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** For what a killed process left: ends the server of `dataDir` and removes its files, unless a living process holds it. */
export function removeLeftover(dataDir: string): void {
  if (isLocked(join(dataDir, 'waskita.lock'))) return;
  const binaries = findBinaries();
  const directory = directoryFor(resolve(dataDir), binaries.account);
  if (existsSync(directory)) binaries.run('pg_ctl', ['stop', '-m', 'immediate', '-w', '-D', directory]);
  rmSync(directory, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

function directoryFor(dataDir: string, account?: Account): string {
  if (!account || canReach(dataDir, account)) return join(dataDir, 'postgres');
  const directory = join(SYSTEM_DIR, `data-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`);
  if (!existsSync(directory)) {
    console.warn(`The account PostgreSQL runs under cannot reach ${dataDir}: the database is kept in ${directory}.`);
  }
  mkdirSync(SYSTEM_DIR, { recursive: true });
  return directory;
}

function checkOwner(directory: string, account?: Account): void {
  const wanted = account?.uid ?? process.getuid?.();
  const { uid } = statSync(directory);
  if (wanted !== undefined && uid !== wanted) {
    throw new Error(
      `${directory} belongs to user ${uid}: start Waskita as before (root or not), or set another DATA_DIR.`,
    );
  }
}

function initialise(binaries: Binaries, directory: string, password: string, unsafe?: boolean): void {
  // Made aside and renamed: an initdb that was cut short leaves a folder that looks finished.
  const unfinished = `${directory}.unfinished`;
  const passwordFile = `${directory}.initial`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
  const { account } = binaries;
  if (account) for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid);
  const { status, output } = binaries.run('initdb', [
    `--pgdata=${unfinished}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order of text on every machine.
    '--locale=C',
    ...(unsafe ? ['--no-sync'] : []),
  ]);
  rmSync(passwordFile);
  if (status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Error(`The embedded PostgreSQL could not be set up in ${directory}:\n${output}`);
  }
  renameSync(unfinished, directory);
}

async function start(binaries: Binaries, directory: string, unsafe?: boolean): Promise<void> {
  const log = join(directory, 'server.log');
  for (let attempt = 1; ; attempt++) {
    const settings = [
      `-p ${await freePort()}`,
      '-c listen_addresses=127.0.0.1',
      '-c unix_socket_directories=',
      '-c log_checkpoints=off',
      ...(unsafe ? UNSAFE : []),
    ].join(' ');
    const { status } = binaries.run('pg_ctl', [
      'start',
      '-w',
      '-t',
      `${START_SECONDS}`,
      '-D',
      directory,
      '-l',
      log,
      '-o',
      settings,
    ]);
    if (status === 0) return;
    // Someone else may have taken the port in the meantime.
    if (attempt === 3) throw new Error(`The embedded PostgreSQL does not start, see ${log}:\n${lastLines(log)}`);
  }
}

/** Roles, passwords and database as they must be, whatever state an earlier start was cut short in. */
async function prepare(superUrl: string, passwords: Passwords): Promise<void> {
  const client = await connect(superUrl);
  try {
    for (const role of [OWNER, APP, SEALER] as const) {
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      const verb = rowCount === 0 ? 'create' : 'alter';
      await client.query(`${verb} role ${role} login password ${client.escapeLiteral(passwords[role])}`);
    }
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER}`);
    await client.query(`revoke all on database ${DATABASE} from public`);
    await client.query(`grant connect on database ${DATABASE} to ${APP}, ${SEALER}`);
  } finally {
    await client.end();
  }
}

/** A server left behind by a killed process may still be busy coming up or recovering. */
async function connect(url: string): Promise<pg.Client> {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return client;
    } catch (error) {
      const { code = '' } = error as { code?: string };
      if (!['ECONNREFUSED', '57P03'].includes(code)) throw error;
      if (attempt === 100) throw new Error('The embedded PostgreSQL does not answer.', { cause: error });
      await wait(100);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });
}

function lastLines(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-5).join('\n') : '';
}
