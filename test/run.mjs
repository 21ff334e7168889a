// `npm test` on a bare checkout. Arguments go to jest; with any of them the checks of style are left out, to be quick.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, root, say, TYPESCRIPT } from '../api/prepare.mjs';

const NODE_FLAGS = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const jestArguments = process.argv.slice(2);
const everything = jestArguments.length === 0;
const counts = { passed: 0, failed: 0, skipped: 0 };

// Ctrl-C ends jest, which stops its database; then this still counts and tidies up.
process.on('SIGINT', () => undefined);
process.on('exit', () => {
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
});

try {
  await prepare({ quiet: true });
} catch (error) {
  stop(error.message);
}
const checked = checkAll();
await runTests();
await checked;
process.exitCode = counts.failed > 0 ? 1 : 0;

/** One after the other, beside the tests. One counts only when it fails: the line at the end must not say "0 failed" then. */
async function checkAll() {
  const style = [
    ['the lock file', 'test/lockcheck.mjs'],
    ['lint', tool('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'],
    ['format', tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  ];
  for (const [what, ...words] of [['types', tool(TYPESCRIPT), '-b'], ...(everything ? style : [])]) {
    const { status, output } = await ran(words, 'pipe');
    if (status === 0) continue;
    console.error(`${output}The check of ${what} failed.`);
    counts.failed++;
  }
}

async function runTests() {
  say(everything ? 'running the tests, and the checks of types and style …' : 'running the tests …');
  const folder = mkdtempSync(join(tmpdir(), 'waskita-result-'));
  const file = join(folder, 'result.json');
  const words = [tool('jest/bin/jest.js'), '--config', 'test/jest.config.mjs', '--json', '--outputFile', file];
  const { status } = await ran([...NODE_FLAGS, ...words, ...jestArguments], 'inherit');
  const result = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  rmSync(folder, { recursive: true });
  if (result) {
    counts.passed += result.numPassedTests;
    // A file that does not load has no tests to fail.
    counts.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
    counts.skipped += result.numPendingTests + result.numTodoTests;
  }
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
}

function tool(script) {
  return join(root, 'node_modules', script);
}

async function ran(words, stdio) {
  const child = spawn(process.execPath, words, { cwd: root, stdio });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  const [status] = await once(child, 'close');
  return { status, output };
}

function stop(message) {
  console.error(message);
  counts.failed++;
  process.exit(1);
}
