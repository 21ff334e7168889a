import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MS = 10_000;
const STEP_MS = 100;

/** True when something takes connections on the port. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1000 });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}

/** Where the process is a server of this folder, its command line names the folder. */
function isServerOf(directory: string, pid: number): boolean {
  return process.platform === 'win32' || commandOf(pid).includes(directory);
}

function commandOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`;
  if (existsSync('/proc/self/cmdline')) return existsSync(file) ? readFileSync(file, 'utf8') : '';
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

/**
 * What a killed process, a crash or a power cut left in the server's folder. True: the server is alive and can be
 * used as it is. False: there is none, and nothing stands in the way of starting one. A number in postmaster.pid may
 * belong to another process by now, which must neither be waited for nor stopped.
 */
export async function isAlive(directory: string): Promise<boolean> {
  const file = join(directory, 'postmaster.pid');
  for (const until = Date.now() + PATIENCE_MS; existsSync(file); await wait(STEP_MS)) {
    const lines = readFileSync(file, 'utf8').split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    if (!isServerOf(directory, pid)) {
      rmSync(file, { force: true });
      return false;
    }
    if (port > 0 && (await answers(port))) return true;
    if (Date.now() > until)
      throw new Error(
        `A PostgreSQL (process ${pid}) holds ${directory} but does not answer. End it, then start again.`,
      );
  }
  return false;
}
