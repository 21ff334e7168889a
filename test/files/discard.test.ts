import { afterAll, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalStorage } from '../../api/files/storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'waskita-discard-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('what cannot be removed is told in the log; what is gone by now is not', async () => {
  const told: string[] = [];
  const tell = (message: string) => void told.push(message);
  Logger.overrideLogger({ log: tell, warn: tell, error: tell });
  const storage = await LocalStorage.at(folder);
  const path = join(storage.incoming, 'unggahan');
  writeFileSync(path, 'x');
  await storage.discard(path);
  await storage.discard(path);
  expect(told).toEqual([]);
  mkdirSync(path);
  await storage.discard(path);
  expect(told).toEqual([expect.stringContaining('not removed')]);
});
