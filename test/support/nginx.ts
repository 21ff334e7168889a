import { describe } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { env } = process;
const CONFIGURATION = join(import.meta.dirname, '../../docker/nginx.conf');
/** What nginx says when nobody answers. */
const PAGES = join(import.meta.dirname, '../../admin/public');
const USUAL = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx'];

/** The installed nginx. Without one the tests that need it are skipped, unless the environment forbids that. */
function findNginx(): string | undefined {
  const found = env.NGINX_PATH ? [env.NGINX_PATH] : USUAL;
  const path = found.find((one) => existsSync(one));
  if (path) return path;
  if (env.WASKITA_REQUIRE_NGINX === '1')
    throw new Error('No nginx is installed, and WASKITA_REQUIRE_NGINX=1 forbids to go without.');
  process.stderr.write('skipped: no nginx (install it, or name it in NGINX_PATH)\n');
  return undefined;
}

const nginx = findNginx();
export const describeBehindNginx = nginx ? describe : describe.skip;

export interface Proxy {
  readonly port: number;
  stop(): Promise<void>;
}

/** The project's own nginx.conf in front of an application, or of replicas: other names, ports and folders, all else as it is. */
export function startOwnNginx(...replicas: readonly string[]): Promise<Proxy> {
  const servers = replicas.map((url) => `server ${new URL(url).host} max_fails=2 fail_timeout=5s;`);
  const own = readFileSync(CONFIGURATION, 'utf8');
  const changes = [
    [/^ *resolver .*;$/m, ''],
    [/server api:3000 resolve max_fails=2 fail_timeout=5s;/, servers.join(' ')],
    [/listen 80;/, 'listen 127.0.0.1:PORT;'],
    [/root [^;]+;/, 'root FOLDER;'],
  ] as const;
  for (const [what] of changes) if (!what.test(own)) throw new Error(`docker/nginx.conf has no ${what.source}`);
  return startNginx(changes.reduce((text, [what, instead]) => text.replace(what, instead), own));
}

/** The proxy of an office before all others, as proxies are: it adds whom it sees. */
export function startOuterNginx(inner: Proxy): Promise<Proxy> {
  return startNginx(`server {
    listen 127.0.0.1:PORT;
    location / {
      proxy_pass http://127.0.0.1:${inner.port};
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    }
  }`);
}

async function startNginx(http: string): Promise<Proxy> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  cpSync(PAGES, folder, { recursive: true });
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${folder};`);
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/log;
     events {} http { access_log off; ${temporary.join(' ')}
     ${http.replaceAll('PORT', String(port)).replaceAll('FOLDER', folder)} }`,
  );
  const child = spawn(nginx!, ['-c', file, '-e', join(folder, 'log')], { stdio: 'inherit' });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true });
  };
  while (!(await isOpen(port)))
    if (child.exitCode !== null) throw new Error(`nginx ended: ${readFileSync(join(folder, 'log'), 'utf8')}`);
  return { port, stop };
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    }),
  );
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.once('error', () => resolve(false)).once('connect', () => socket.destroy());
  });
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: object;
  /** One of this machine's own addresses: 127.0.0.0/8 are all of them. */
  readonly from?: string;
}
export interface Told {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: unknown;
}

/** Asks a proxy from an address of one's own. */
export function askFrom(port: number, path: string, asked: Asked = {}): Promise<Told> {
  const { method = 'GET', headers = {}, body, from } = asked;
  const text = body && JSON.stringify(body);
  const type = text ? { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) } : {};
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, method, agent: false, headers: { ...type, ...headers } };
    const call = request({ ...options, ...(from && { localAddress: from }) }, (answer) => {
      let said = '';
      answer.setEncoding('utf8').on('data', (part: string) => (said += part));
      answer.once('end', () => {
        const read: unknown = /^[[{]/.test(said) ? JSON.parse(said) : said;
        resolve({ status: answer.statusCode!, headers: answer.headers, body: read });
      });
    });
    call.once('error', reject);
    call.end(text);
  });
}
