import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Service {
  image?: string;
  build?: { context: string; dockerfile: string; target: string };
  command?: string[];
  environment?: Record<string, string | number>;
  depends_on?: Record<string, { condition: string }>;
  deploy?: { replicas: number };
  volumes?: string[];
  healthcheck?: { test?: string[]; disable?: boolean };
}

const root = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const { services } = compose;
const examples = [...read('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => ({ name, value }));
const names = examples.map(({ name }) => name);

it('every service runs an image, and waits for services there are', () => {
  expect(Object.keys(services).sort()).toEqual(['api', 'audit-key', 'database', 'mailpit', 'migrate', 'sealer', 'web']);
  for (const service of Object.values(services)) {
    expect(service.image).toMatch(/^[a-z/-]+(:v?\d[\w.]*)?$/);
    for (const name of Object.keys(service.depends_on ?? {})) expect(Object.keys(services)).toContain(name);
    const sources = (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
    const missing = sources.filter((source) => !(source in compose.volumes) && !existsSync(join(root, source)));
    expect(missing).toEqual([]);
  }
});

it('two instances of the API start after a migration that succeeded, and hold no right to change tables', () => {
  expect(services.api).toMatchObject({
    deploy: { replicas: 2 },
    depends_on: { migrate: { condition: 'service_completed_successfully' } },
  });
  expect(services.migrate?.command).toEqual(['node', 'dist/api/commands/migrate.js']);
  expect(services.migrate?.environment?.DATABASE_OWNER_URL).toContain('waskita_owner');
  expect(services.api?.environment).not.toHaveProperty('DATABASE_OWNER_URL');
  expect(services.api?.environment?.DATABASE_URL).toContain('//waskita_app:');
});

it('the sealer alone has the key and its role, and starts when there are both; the API reads what it keeps outside', () => {
  expect(services.sealer?.command).toEqual(['node', 'dist/api/commands/audit-seal.js']);
  expect(services.sealer?.environment?.DATABASE_SEALER_URL).toContain('//waskita_sealer:');
  expect(services.sealer?.depends_on).toMatchObject({
    migrate: { condition: 'service_completed_successfully' },
    'audit-key': { condition: 'service_completed_successfully' },
  });
  expect(services.api?.environment).toMatchObject({ AUDIT_SEALER: 'off' });
  expect(services.api?.environment).not.toHaveProperty('DATABASE_SEALER_URL');
  expect(services.api?.volumes).toContain('audit:/audit:ro');
  const holders = Object.entries(services).filter(([, { volumes = [] }]) =>
    volumes.some((one) => one.startsWith('audit-key:')),
  );
  expect(holders.map(([name]) => name).sort()).toEqual(['audit-key', 'sealer']);
});

it('what is waited for as healthy has a health check', () => {
  const dockerfile = read('docker/Dockerfile');
  for (const { depends_on = {} } of Object.values(services)) {
    for (const [name, { condition }] of Object.entries(depends_on)) {
      if (condition !== 'service_healthy') continue;
      const own = services[name]?.healthcheck?.test !== undefined;
      const target = services[name]?.build?.target;
      const ofImage = target !== undefined && stageOf(dockerfile, target).includes('HEALTHCHECK');
      expect(`${name} ${own || ofImage}`).toBe(`${name} true`);
    }
  }
});

it('secrets come from outside, and their absence stops compose', () => {
  const text = read('docker-compose.yml');
  for (const name of [
    'POSTGRES_PASSWORD',
    'WASKITA_OWNER_PASSWORD',
    'WASKITA_APP_PASSWORD',
    'WASKITA_SEALER_PASSWORD',
    'JWT_SECRET',
    'ENCRYPTION_KEY',
  ]) {
    const uses = [...text.matchAll(new RegExp(`\\$\\{${name}([^}]*)\\}`, 'g'))];
    expect(uses.length).toBeGreaterThan(0);
    for (const [, otherwise] of uses) expect(otherwise).toMatch(/^:\?/);
    expect(examples).toContainEqual({ name, value: '' });
  }
});

it('.env.example lists every variable that the configuration, a command or compose reads, and no other', () => {
  const config = [...read('api/config.ts').matchAll(/\(\s*'([A-Z][A-Z_]{3,})'/g)].map((match) => match[1]);
  const commands = readdirSync(join(root, 'api/commands')).map((file) => read(`api/commands/${file}`));
  const asked = [...commands.join('\n').matchAll(/variable: '([A-Z_]+)'/g)].map((match) => match[1]);
  expect(asked.length).toBeGreaterThan(5);
  const composed = [...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g)].map((match) => match[1]);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(names)).toEqual(new Set([...config, ...asked, ...composed]));
});

it('where nobody says its address, the office is at the port that it is served at', () => {
  const { ports } = services.web as Service & { ports: string[] };
  const port = ports[0]!.replace(/:80$/, '');
  expect(services.api?.environment?.PUBLIC_URL).toBe(`\${PUBLIC_URL:-http://localhost:${port}}`);
});

/** What is not for whoever fills in .env: the containers are made so, or another service of them does it. */
const OF_COMPOSE: readonly string[] = ['NODE_ENV', 'HOST', 'PORT', 'DATA_DIR', 'DATABASE_URL', 'AUDIT_SEALER'];
const OF_ANOTHER: Readonly<Record<string, string>> = {
  DATABASE_OWNER_URL: 'migrate',
  DATABASE_SEALER_URL: 'sealer',
  WASKITA_APP_PASSWORD: 'database',
};

it('what is set in .env reaches the API in its container, and what README names for production somebody', () => {
  const config = [...read('api/config.ts').matchAll(/\(\s*'([A-Z][A-Z_]{3,})'/g)].map((match) => match[1]!);
  const given = services.api?.environment ?? {};
  expect(config.length).toBeGreaterThan(25);
  const lost = [...new Set(config)].filter(
    (name) => !OF_COMPOSE.includes(name) && !(name in OF_ANOTHER) && !String(given[name]).startsWith(`\${${name}:`),
  );
  expect(lost).toEqual([]);
  for (const name of OF_COMPOSE) expect([name, given[name]]).toEqual([name, expect.anything()]);
  const table = read('README.md').split('| for production')[1]!.split('\n\n')[0]!;
  const named = [...table.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(8);
  for (const name of named) expect(Object.keys(services[OF_ANOTHER[name] ?? 'api']?.environment ?? {})).toContain(name);
});

it('the command of the first day reaches the container with what it asks for: exec hands nothing of .env on', () => {
  const asked = [...read('api/commands/admin-create.ts').matchAll(/variable: '([A-Z_]+)'/g)].map(([, name]) => name!);
  const [exec] = /docker compose exec [^`]*-e ADMIN[^`]*/.exec(read('README.md').replaceAll('\n', ' ')) ?? [''];
  for (const name of asked) expect(exec).toMatch(new RegExp(`-e ${name}(=| |$)`));
  expect(exec).toMatch(/ api npm run admin:create$/);
  for (const name of asked) expect(services.api?.environment).not.toHaveProperty(name);
});

it('the image of the API does not run as root', () => {
  expect(stageOf(read('docker/Dockerfile'), 'api')).toMatch(/^USER node$/m);
});

it('the image of the API has no compiler, and nothing of it ran an install script', () => {
  const packages = stageOf(read('docker/Dockerfile'), 'packages');
  expect(packages).toMatch(/^RUN npm ci --omit=dev --ignore-scripts .*&& rm -rf .*$/m);
  const { packages: locked } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { dev?: boolean }> };
  const compilers = Object.keys(locked).filter(
    (path) => !locked[path]!.dev && /^node_modules\/(typescript$|@typescript\/)/.test(path),
  );
  const removed = /rm -rf (.*)$/m.exec(packages)![1]!.split(' ');
  expect(compilers.length).toBeGreaterThan(0);
  expect(compilers.filter((path) => !removed.some((one) => path === one || path.startsWith(`${one}/`)))).toEqual([]);
});

function stageOf(dockerfile: string, target: string): string {
  const stage = dockerfile.split(/^(?=FROM )/m).find((part) => part.split('\n')[0]?.endsWith(` AS ${target}`));
  if (!stage) throw new Error(`The Dockerfile has no stage ${target}.`);
  return stage;
}

it('what the console ships brings its licences along', () => {
  const notices = read('dist/admin/licenses.md');
  for (const name of [
    'react',
    'ra-core',
    'ra-ui-materialui',
    'ra-data-simple-rest',
    '@mui/material',
    '@tanstack/react-query',
  ])
    expect(notices).toMatch(new RegExp(`^## ${name} - \\S+ \\(MIT\\)$`, 'm'));
});

it('the page that nginx shows when no instance answers is built with the console', () => {
  const pages = [...read('docker/nginx.conf').matchAll(/error_page [\d ]+(\/\S+);/g)].map(([, page]) => page);
  expect(pages).toEqual(['/gangguan.html']);
  for (const page of pages) expect(read(`admin/public${page}`)).toContain('<html lang="id">');
});
