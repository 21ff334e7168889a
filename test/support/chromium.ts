import { describe } from '@jest/globals';
import { type Browser, chromium as driver } from 'playwright-core';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const { env, platform, getuid } = process;

/** Where Debian, macOS and Windows put it. */
const USUAL: readonly string[] =
  platform === 'darwin'
    ? ['Chromium', 'Google Chrome', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
    : platform === 'win32'
      ? [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
          folder === undefined
            ? []
            : ['Chromium/Application/chrome.exe', 'Google/Chrome/Application/chrome.exe'].map((name) =>
                join(folder, name),
              ),
        )
      : // Without its windows it does half the work.
        [
          '/usr/bin/chromium-headless-shell',
          '/usr/bin/chromium',
          '/usr/bin/chromium-browser',
          '/usr/bin/google-chrome',
          '/snap/bin/chromium',
        ];

const ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The installed Chromium. Without one the tests that need it are skipped, unless the environment forbids that. */
function findChromium(): string | undefined {
  const asked = env.CHROMIUM_PATH;
  if (asked && !existsSync(asked)) throw new Error(`CHROMIUM_PATH is ${asked}, where there is nothing.`);
  const found = asked || USUAL.find((path) => existsSync(path));
  if (found) return found;
  if (env.WASKITA_REQUIRE_BROWSER === '1')
    throw new Error('No Chromium is installed, and WASKITA_REQUIRE_BROWSER=1 forbids to go without.');
  process.stderr.write('skipped: no Chromium (install it, or name it in CHROMIUM_PATH)\n');
  return undefined;
}

export const chromium = findChromium();
export const describeInBrowser = chromium ? describe : describe.skip;

export function launchChromium(executablePath: string): Promise<Browser> {
  // Its sandbox does not work for root.
  const args = getuid?.() === 0 ? ['--no-sandbox', ...ARGUMENTS] : ARGUMENTS;
  return driver.launch({ executablePath, args });
}
