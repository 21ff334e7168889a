import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { Username } from '../../api/seed/people.ts';
import { launchChromium } from './chromium.ts';
import { environment, type Office, openOffice } from './office.ts';
import { Screen } from './screen.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** The console as it is served to people: the built application in a process of its own, and a real browser. */
export interface Console {
  /** The API on the same data, to prepare and to look up. */
  readonly office: Office;
  readonly url: string;
  /** A browser window of its own, with nobody signed in. */
  window(options?: BrowserContextOptions): Promise<Screen>;
  /** The window of an account, signed in: the same one each time. */
  of(who: Username): Promise<Screen>;
  close(): Promise<void>;
}

export async function openConsole(executable: string): Promise<Console> {
  const office = await openOffice();
  const served = await serve(office);
  const browser: Browser = await launchChromium(executable);
  const windows = new Map<Username, Promise<Screen>>();
  const window = (options?: BrowserContextOptions) => Screen.open(browser, served.url, options);
  return {
    office,
    url: served.url,
    window,
    of(who) {
      const opened = windows.get(who) ?? window().then((screen) => screen.signIn(who));
      windows.set(who, opened);
      return opened;
    },
    async close() {
      await browser.close();
      served.process.kill('SIGTERM');
      await served.ended;
      await office.close();
    },
  };
}

interface Served {
  readonly url: string;
  readonly process: ChildProcess;
  readonly ended: Promise<unknown>;
}

/** Starts `dist/api/main.js`, which npm test has built, on a free port, and waits until it names its address. */
async function serve(office: Office): Promise<Served> {
  const started = spawn(process.execPath, ['dist/api/main.js'], {
    cwd: ROOT,
    env: {
      ...environment(office.appUrl, office.dataDir),
      DATABASE_OWNER_URL: office.ownerUrl,
      PORT: '0',
      // With it the sign-in page offers the demo accounts; the office is already there.
      SEED: 'demo',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(started, 'exit');
  process.once('exit', () => started.kill());
  for await (const line of createInterface({ input: started.stdout })) {
    const url = /^Waskita: (\S+)/.exec(line)?.[1];
    if (url) return { url, process: started, ended };
  }
  throw new Error('The application ended before it named its address.');
}
