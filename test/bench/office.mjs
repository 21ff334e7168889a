// Demo offices filled with so much work, and the product that serves them, for the while of one measurement.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, root } from '../../api/prepare.mjs';

/** `work` is given `start(name, statements)`: an office in a database of that name, after these statements, answers at `url`. */
export async function withOffices(work) {
  await prepare({ quiet: true });
  const { make } = await import('./data.mjs');
  const { withClient } = await import('./client.mjs');
  const { DEMO_PASSWORD } = await import('../../dist/api/seed/people.js');
  const { startEmbedded } = await import('../../dist/api/database/embedded.js');
  const { productEnvironment, startServer, stopServer, productToken } = await import('./servers.mjs');
  const dataDir = mkdtempSync(join(tmpdir(), 'waskita-bench-'));
  chmodSync(dataDir, 0o711);
  const logs = join(dataDir, 'logs');
  mkdirSync(logs);
  const embedded = await startEmbedded({ dataDir });
  const key = randomBytes(32);
  const servers = [];
  const start = async (name, statements) => {
    await make(embedded, name, key, dataDir);
    await withClient(embedded.superUrl(name), async (client) => {
      for (const statement of [...statements, 'vacuum analyze']) await client.query(statement);
    });
    const product = productEnvironment({ embedded, dataDir, secret: key.toString('base64') }, name);
    // Much of the work is late: whoever is warned of that is not what is measured.
    const environment = { ...product, LOG_LEVEL: 'error', JOBS: 'off' };
    const server = await startServer(name, join(root, 'dist/api/main.js'), environment, logs);
    servers.push(server);
    const headersOf = async (who) => ({ authorization: `Bearer ${await productToken(server, who, DEMO_PASSWORD)}` });
    return { url: server.url, headersOf };
  };
  try {
    return await work(start);
  } finally {
    for (const server of servers) await stopServer(server);
    embedded.stop();
    for (const path of [embedded.directory, dataDir]) rmSync(path, { recursive: true, force: true });
  }
}
