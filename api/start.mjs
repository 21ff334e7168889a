// `npm start` on a bare checkout: installs, builds, runs. `--dev` rebuilds and restarts on every change.
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { prepare, root, runTool, say, TYPESCRIPT, Unprepared, VITE, VITE_CONFIG } from './prepare.mjs';

const MAIN = 'dist/api/main.js';

try {
  await prepare();
} catch (error) {
  if (!(error instanceof Unprepared)) throw error;
  console.error(error.message);
  process.exit(1);
}
if (existsSync('.env')) process.loadEnvFile('.env');
if (process.argv.includes('--dev')) develop();
else await import(`../${MAIN}`);

function develop() {
  const tool = (script) => join(root, 'node_modules', script);
  say('Ctrl-C stops everything; the console with instant reload is at the address Vite prints');
  const children = [
    ['--watch', '--watch-preserve-output', MAIN],
    [tool(VITE), ...VITE_CONFIG, '--clearScreen', 'false'],
  ].map((args) => spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] }));
  const watcher = watch('api', { recursive: true }, compileSoon);

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    watcher.close();
    // Node's watcher passes SIGTERM on and waits for the API, which closes its database.
    for (const child of children) child.kill('SIGTERM');
  };
  for (const child of children) child.once('exit', stop);
  process.on('SIGTERM', stop);
  // A terminal sends Ctrl-C to the children as well; this only keeps us here until they are done.
  process.on('SIGINT', stop);
}

/** Editors write a file in several steps, and people save several files: one compilation after the last. */
let pending;
function compileSoon(event, file) {
  if (!file?.endsWith('.ts')) return;
  clearTimeout(pending);
  pending = setTimeout(() => {
    // The watcher of TypeScript 7.0 does not notice changes on every system; a compilation of what changed takes half a second.
    if (runTool(TYPESCRIPT, ['-b', 'api']).status === 0) say('the API is compiled');
  }, 100);
}
