import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const ENTRY = join(import.meta.dirname, 'provider-page', 'main.tsx');
const BUILD = `
import { build } from 'vite';
const [entry, outDir] = process.argv.slice(1);
await build({
  configFile: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'error',
  build: { outDir, lib: { entry, formats: ['es'], fileName: () => 'main.js' } },
});`;

/** The provider and the session of the console on a page without anything else, built as the console is. */
export function buildProviderPage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'waskita-provider-'));
  execFileSync(process.execPath, ['--input-type=module', '-e', BUILD, ENTRY, folder], {
    stdio: 'pipe',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const script = readFileSync(join(folder, 'main.js'), 'utf8');
  rmSync(folder, { recursive: true });
  return script;
}

/** Opens it on the console's own address, so that it asks the real API with the real cookie. */
export async function openProviderPage(page: Page, url: string, script: string): Promise<void> {
  const html = '<!doctype html><div id="root"></div><script type="module" src="/provider-page.js"></script>';
  await page.route('**/provider-page', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.route('**/provider-page.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
  await page.goto(`${url}/provider-page`);
  await page.waitForFunction('window.provider !== undefined');
}
