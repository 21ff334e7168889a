import { describe } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

/** Of util-linux: part of every Linux, and the one program there that makes a terminal. The one of the BSDs takes other words. */
const SCRIPT = '/usr/bin/script';
const isThere = process.platform === 'linux' && existsSync(SCRIPT);
if (!isThere) process.stderr.write(`skipped: no terminal (${SCRIPT} of util-linux)\n`);
export const describeAtTerminal = isThere ? describe : describe.skip;

export interface Terminal {
  /** Waits until this is read on the screen after what was read before, then types. */
  type(asked: string, answer: string): Promise<void>;
  /** All that was shown, and how the command ended. */
  ended(): Promise<{ readonly status: number; readonly screen: string }>;
}

/** A command at a real terminal, which shows by itself what is typed unless the command forbids it. */
export function openTerminal(command: string, cwd: string, env: NodeJS.ProcessEnv): Terminal {
  const child = spawn(SCRIPT, ['-qfe', '--echo', 'always', '-c', command, '/dev/null'], {
    cwd,
    env: { ...env, TERM: 'xterm' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close') as Promise<[number]>;
  let screen = '';
  let read = 0;
  child.stdout.setEncoding('utf8').on('data', (part: string) => (screen += part));
  return {
    async type(asked, answer) {
      while (!screen.includes(asked, read)) {
        if (child.exitCode !== null) throw new Error(`The command ended before it asked "${asked}":\n${screen}`);
        await Promise.race([once(child.stdout, 'data'), closed]);
      }
      read = screen.indexOf(asked, read) + asked.length;
      child.stdin.write(answer);
    },
    async ended() {
      const [status] = await closed;
      return { status, screen };
    },
  };
}
