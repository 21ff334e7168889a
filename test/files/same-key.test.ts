import { afterAll, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeLeftover } from '../../api/database/embedded.ts';
import { requireSameKey } from '../../api/records/same-key.ts';
import { Vault } from '../../api/sql/vault.ts';
import { resources } from '../../api/resources.ts';
import { Database } from '../../api/database/database.ts';
import { openOffice } from '../support/office.ts';
import { startServer } from '../support/server.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'waskita-key-'));
chmodSync(dataDir, 0o711);
afterAll(() => {
  removeLeftover(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
});
const newKey = () => randomBytes(32).toString('base64');

it('another ENCRYPTION_KEY than the office’s stops the start with a sentence, and the right one starts it again', async () => {
  const key = newKey();
  const start = async (encryptionKey: string) => {
    const server = await startServer(dataDir, { SEED: 'none', ENCRYPTION_KEY: encryptionKey });
    process.kill(-server.process.pid!, 'SIGINT');
    expect(await server.ended).toBe(0);
  };
  await start(key);
  await expect(start(newKey())).rejects.toThrow(/ended with 1:[^]*ENCRYPTION_KEY is not the key/);
  await start(key);
});

it('an office from before there was a check value is asked by one of its NIKs', async () => {
  const office = await openOffice();
  const sql = office.app.get(Database);
  const own = new Vault(Buffer.from(process.env.TEST_ENCRYPTION_KEY!, 'base64'));
  const other = new Vault(randomBytes(32));
  expect(await office.sql('select 1 from encryption_checks')).toEqual([]);
  await expect(requireSameKey(sql, other, resources)).rejects.toThrow('ENCRYPTION_KEY');
  expect(await office.sql('select 1 from encryption_checks')).toEqual([]);
  await requireSameKey(sql, own, resources);
  await expect(requireSameKey(sql, other, resources)).rejects.toThrow('ENCRYPTION_KEY');
  await requireSameKey(sql, own, resources);
  expect(await office.sql('select 1 from encryption_checks')).toHaveLength(1);
  await office.close();
});
