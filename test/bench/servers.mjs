// Starting, watching and stopping what is measured.
import { execFileSync, fork, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { openSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const SECONDS_TO_START = 60;
const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Starts a server and waits until it is ready; `ms` is how long that took. */
export async function startServer(name, script, environment, logs, flags = []) {
  const port = await freePort();
  const log = openSync(join(logs, `${name}.log`), 'a');
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, ...environment, PORT: `${port}`, HOST: '127.0.0.1', PUBLIC_URL: url };
  const from = performance.now();
  const child = spawn(process.execPath, [...flags, script], { env, stdio: ['ignore', log, log] });
  running.add(child);
  while (!(await isReady(url))) {
    if (child.exitCode !== null || performance.now() - from > SECONDS_TO_START * 1000)
      throw new Error(`${name} did not start: see ${join(logs, `${name}.log`)}`);
    await wait(10);
  }
  return { name, url, child, ms: performance.now() - from, environment };
}

/** What the product runs with on a database of `data` (data.mjs). */
export const productEnvironment = ({ embedded, dataDir, secret }, database) => ({
  NODE_ENV: 'production',
  LOG_LEVEL: 'info',
  SEED: 'none',
  DATA_DIR: dataDir,
  DATABASE_URL: embedded.appUrl(database),
  DATABASE_OWNER_URL: embedded.ownerUrl(database),
  JWT_SECRET: secret,
  ENCRYPTION_KEY: secret,
});

export async function stopServer({ child }) {
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await gone;
  running.delete(child);
}

export function startGenerator() {
  const child = fork(new URL('generator.mjs', import.meta.url));
  running.add(child);
  return {
    child,
    measure: (job) =>
      new Promise((done, failed) => {
        const gone = () => failed(new Error('The load generator has ended.'));
        child.once('exit', gone);
        child.once('message', (result) => {
          child.off('exit', gone);
          done(result);
        });
        child.send(job);
      }),
  };
}

/** Resident memory in MB. */
export function memoryOf({ name, child }) {
  if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${name} has ended.`);
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', `${child.pid}`])) / 1024;
}

export async function productToken({ url }, username, password) {
  const response = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  if (!response.ok) throw new Error(`${username} cannot sign in: ${response.status} ${await response.text()}`);
  return (await response.json()).accessToken;
}

export function floorToken(secret, claims) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ ...claims, exp: Math.floor(Date.now() / 1000) + 600 })}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

async function isReady(url) {
  try {
    const response = await fetch(`${url}/health/ready`);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}
