import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AlreadyRunningError, isLocked, takeLock } from '../../api/database/lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'lock-'));
const file = join(folder, 'waskita.lock');

afterEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

it('the second one is told who holds the lock and where to find it', () => {
  const release = takeLock(file, 'http://localhost:3000');
  expect(() => takeLock(file)).toThrow(AlreadyRunningError);
  expect(() => takeLock(file)).toThrow(`Waskita already runs at http://localhost:3000 (process ${process.pid}`);
  release();
  expect(isLocked(file)).toBe(false);
  takeLock(file)();
  expect(readdirSync(folder)).toEqual([]);
});

it.each([
  ['a process that is gone', () => ({ pid: spawnSync(process.execPath, ['--version']).pid, born: '' })],
  ['an earlier process of the same number', () => ({ pid: process.pid, born: 'another boot/1' })],
  ['a crash in the middle of writing', () => undefined],
])('the lock of %s is taken over', (_, holder) => {
  const left = holder();
  writeFileSync(file, left ? JSON.stringify(left) : '{"pid":');
  expect(isLocked(file)).toBe(false);
  const release = takeLock(file);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
  release();
  expect(existsSync(file)).toBe(false);
});

it('giving back a lock that another process took over since leaves that one alone', () => {
  const release = takeLock(file);
  writeFileSync(file, '{"pid":1,"born":"later"}');
  release();
  expect(existsSync(file)).toBe(true);
});
