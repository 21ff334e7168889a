import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CLOCK } from './clock.ts';

const MAIN = join(import.meta.dirname, '../../dist/api/main.js');

export interface Server {
  readonly url: string;
  readonly process: ChildProcess;
  /** Milliseconds from the start of the process to "here I am". */
  readonly took: number;
  output(): string;
  /** The exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** The built application as a process of its own, in its own process group, with its embedded PostgreSQL. */
export async function startServer(dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<Server> {
  const { PATH, HOME } = process.env;
  const begun = Date.now();
  const child = spawn(process.execPath, [MAIN], {
    env: { ...CLOCK, PATH, HOME, DATA_DIR: dataDir, PORT: '0', SEED: 'demo', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const url = await new Promise<string>((found, failed) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        const said = /Waskita: (http:\/\/\S+)/.exec(output)?.[1];
        if (said) found(said);
      });
    void ended.then((code) => failed(new Error(`The server ended with ${code}:\n${output}`)));
  });
  return { url, process: child, took: Date.now() - begun, output: () => output, ended };
}
