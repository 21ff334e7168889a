import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Frontier, rootOf } from '../merkle.ts';
import type { KeyRecord } from '../offline/keys.ts';
import type { SignedSize, State } from '../offline/promises.ts';

const NEWLINE = 10;

/** The last size and root that were signed, and the tree (base64) that later leaves are added to. */
interface Remembered extends State {
  readonly frontier: readonly string[];
}

/**
 * What is known about the log outside the database (AUDIT_DIR): `keys.jsonl` and `checkpoints.log`, one JSON object a
 * line, only ever added to, and `state.json`. Whatever a method has written is on disk when it returns.
 */
export class AuditFolder {
  constructor(readonly path: string) {}

  keys(): KeyRecord[] {
    return this.lines<KeyRecord>('keys.jsonl');
  }

  checkpoints(): SignedSize[] {
    return this.lines<SignedSize>('checkpoints.log');
  }

  state(): Remembered | undefined {
    const file = join(this.path, 'state.json');
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Remembered) : undefined;
  }

  /** The tree of the last signed size. */
  signed(): Frontier | undefined {
    const state = this.state();
    return state && { size: state.size, hashes: state.frontier.map((hash) => Buffer.from(hash, 'base64')) };
  }

  addKey(key: KeyRecord): void {
    this.append('keys.jsonl', key);
  }

  /** In this order: a signature that somebody may have seen is never unknown here. */
  remember(note: string, tree: Frontier): void {
    this.append('checkpoints.log', { size: tree.size, note } satisfies SignedSize);
    this.setState(tree);
  }

  setState(tree: Frontier): void {
    const root = rootOf(tree).toString('base64');
    const frontier = tree.hashes.map((hash) => hash.toString('base64'));
    const file = join(this.path, 'state.json');
    write(`${file}.new`, 'w', `${JSON.stringify({ size: tree.size, root, frontier } satisfies Remembered)}\n`);
    renameSync(`${file}.new`, file);
    sync(this.path);
  }

  /** A line that a power cut tore is not there. */
  private lines<T>(name: string): T[] {
    const file = join(this.path, name);
    if (!existsSync(file)) return [];
    return readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line) => {
        try {
          return [JSON.parse(line) as T];
        } catch {
          return [];
        }
      });
  }

  private append(name: string, value: object): void {
    mkdirSync(this.path, { recursive: true });
    const file = join(this.path, name);
    const isNew = !existsSync(file);
    write(file, 'a', `${!isNew && isTorn(file) ? '\n' : ''}${JSON.stringify(value)}\n`);
    if (isNew) sync(this.path);
  }
}

function isTorn(file: string): boolean {
  const opened = openSync(file, 'r');
  const last = Buffer.of(NEWLINE);
  readSync(opened, last, 0, 1, Math.max(0, fstatSync(opened).size - 1));
  closeSync(opened);
  return last[0] !== NEWLINE;
}

function write(file: string, flag: 'w' | 'a', text: string): void {
  const opened = openSync(file, flag, 0o644);
  try {
    writeSync(opened, text);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** The entries of a folder; Windows has no such thing to ask for. */
function sync(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
}
