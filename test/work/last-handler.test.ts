import { mkdtempSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeLeftover } from '../../api/database/embedded.ts';
import { type Server, startServer } from '../support/server.ts';
import { SECOND } from '../../api/define/durations.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'waskita-handler-'));
// For root the database server has an account of its own, which must come through.
chmodSync(dataDir, 0o711);
/** What nobody catches, as a fault in the program would throw it, with a NIK in its words. */
const FAULTS = `data:text/javascript,${encodeURIComponent(
  `process.on('SIGUSR2', () => { setImmediate(() => { throw new Error('tak tertangkap 33030512' + '03850001'); }); Promise.reject(new Error('tak terurus')); });`,
)}`;

let server: Server;
beforeAll(async () => {
  server = await startServer(dataDir, { NODE_OPTIONS: `--import=${FAULTS}`, SEED: 'none' });
}, 60 * SECOND);
afterAll(async () => {
  if (server?.process.exitCode === null) {
    server.process.kill('SIGTERM');
    await server.ended;
  }
  removeLeftover(dataDir);
});

it(
  'what nobody caught is told in the log, without what is secret, and work goes on',
  async () => {
    server.process.kill('SIGUSR2');
    while (!/tak tertangkap/.test(server.output()) || !/tak terurus/.test(server.output())) {
      expect(server.process.exitCode).toBeNull();
      expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    }
    expect(server.output()).not.toContain('3303051203850001');
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
  },
  30 * SECOND,
);

it(
  'what fails before the office is open still ends the process',
  async () => {
    const port = new URL(server.url).port;
    const other = mkdtempSync(join(tmpdir(), 'waskita-handler-'));
    chmodSync(other, 0o711);
    await expect(startServer(other, { PORT: port, SEED: 'none' })).rejects.toThrow(/ended with 1/);
    removeLeftover(other);
  },
  60 * SECOND,
);
