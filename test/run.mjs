// `npm test` on a bare checkout. Arguments go to jest; with any of them the checks of style are left out, to be quick.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, root, runTool, say, TYPESCRIPT } from '../api/prepare.mjs';

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
check('types', () => runTool(TYPESCRIPT, ['-b']));
if (everything) {
  check('the lock file', () => spawnSync(process.execPath, ['test/lockcheck.mjs'], { cwd: root, stdio: 'inherit' }));
  check('lint', () => runTool('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']));
  check('format', () => runTool('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']));
}
runTests();
process.exitCode = counts.failed > 0 ? 1 : 0;

/** A check counts only when it fails: the line at the end must not say "0 failed" then. */
function check(what, run) {
  say(`checking ${what} …`);
  if (run().status === 0) return;
  console.error(`The check of ${what} failed.`);
  counts.failed++;
}

function runTests() {
  say('running the tests …');
  const folder = mkdtempSync(join(tmpdir(), 'waskita-result-'));
  const file = join(folder, 'result.json');
  const jest = [
    'jest/bin/jest.js',
    '--config',
    'test/jest.config.mjs',
    '--json',
    '--outputFile',
    file,
    ...jestArguments,
  ];
  const { status } = spawnSync(
    process.execPath,
    [...NODE_FLAGS, join(root, 'node_modules', jest[0]), ...jest.slice(1)],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
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

function stop(message) {
  console.error(message);
  counts.failed++;
  process.exit(1);
}
