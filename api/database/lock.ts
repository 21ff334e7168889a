import { linkSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createOnce } from '../secrets.ts';

interface Holder {
  pid: number;
  /** Tells a process from a later one that was given the same number. */
  born: string;
  /** Where the holder can be reached, for people. */
  address?: string;
}

export class AlreadyRunningError extends Error {
  constructor(holder: Holder, file: string) {
    const where = holder.address ? ` at ${holder.address}` : '';
    super(
      `Waskita already runs${where} (process ${holder.pid}, see ${file}). Stop it first, or give this one its own DATA_DIR.`,
    );
    this.name = 'AlreadyRunningError';
  }
}

/**
 * One process at a time. A file left by a process that is gone is taken over.
 * Returns what gives the lock back; throws `AlreadyRunningError`.
 */
export function takeLock(file: string, address?: string): () => void {
  const holder: Holder = { pid: process.pid, born: birthOf(process.pid), address };
  const mine = JSON.stringify(holder);
  for (let attempt = 0; attempt < 20; attempt++) {
    if (createOnce(file, mine)) {
      return () => {
        if (textOf(file) === mine) rmSync(file, { force: true });
      };
    }
    const text = textOf(file);
    const living = livingHolder(text);
    if (living) throw new AlreadyRunningError(living, file);
    if (text !== undefined) clear(file, text);
  }
  throw new Error(`The lock ${file} cannot be taken.`);
}

/** True while the process that wrote the lock is alive. */
export function isLocked(file: string): boolean {
  return livingHolder(textOf(file)) !== undefined;
}

function clear(file: string, staleText: string): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
    // Another process may have cleared the stale file and locked in between: what was moved then is its lock.
    if (textOf(aside) !== staleText) linkSync(aside, file);
  } catch {
    // Someone else was faster; the next attempt sees the outcome.
  } finally {
    rmSync(aside, { force: true });
  }
}

function livingHolder(text: string | undefined): Holder | undefined {
  if (text === undefined) return undefined;
  try {
    const holder = JSON.parse(text) as Holder;
    return isAlive(holder.pid) && birthOf(holder.pid) === holder.born ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // In a container nobody may have collected a process that is dead.
  return statOf(pid)?.[0] !== 'Z';
}

/** Boot and start time on Linux, nothing elsewhere: there the number of the process has to do. */
function birthOf(pid: number): string {
  const sinceBoot = statOf(pid)?.[19];
  return sinceBoot ? `${textOf('/proc/sys/kernel/random/boot_id')?.trim()}/${sinceBoot}` : '';
}

/** The fields after the name of the program, which may contain anything: state first. */
function statOf(pid: number): string[] | undefined {
  const stat = textOf(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
