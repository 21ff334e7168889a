import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKey } from '../../api/audit/seal/signing-key.ts';
import { ConfigError, loadConfig } from '../../api/config.ts';
import { RedactingLogger } from '../../api/log.ts';

const folder = mkdtempSync(join(tmpdir(), 'config-'));
const DATA_DIR = join(folder, 'data');
const KEY = Buffer.alloc(32, 7);
const PRODUCTION = {
  NODE_ENV: 'production',
  DATA_DIR,
  DATABASE_URL: 'postgres://waskita_app:secret@db/waskita',
  JWT_SECRET: 'j'.repeat(32),
  ENCRYPTION_KEY: KEY.toString('base64'),
  PUBLIC_URL: 'https://sertifikat.example.id/',
  AUDIT_SEALER: 'off',
};

afterAll(() => rmSync(folder, { recursive: true }));

function problemsOf(env: NodeJS.ProcessEnv): string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

it('nothing set: embedded database, demo data, this machine only, secrets made once and for the owner alone', () => {
  const first = loadConfig({ DATA_DIR });
  const second = loadConfig({ DATA_DIR, JWT_SECRET: '', PORT: ' ' });
  expect(first).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    seed: 'demo',
    databaseUrl: undefined,
    trustProxy: false,
  });
  expect(first.encryptionKey).toHaveLength(32);
  expect(second.encryptionKey).toEqual(first.encryptionKey);
  expect(second.jwtKey.equals(first.jwtKey)).toBe(true);
  expect(readdirSync(DATA_DIR).sort()).toEqual(['encryption.key', 'jwt.secret']);
  for (const name of readdirSync(DATA_DIR)) expect(statSync(join(DATA_DIR, name)).mode & 0o777).toBe(0o600);
});

it('production: what is given is used, nothing is made', () => {
  const config = loadConfig({
    ...PRODUCTION,
    DATA_DIR: join(folder, 'untouched'),
    TRUST_PROXY: '10.0.0.0/8, loopback',
  });
  expect(config).toMatchObject({
    host: '0.0.0.0',
    seed: 'none',
    publicUrl: 'https://sertifikat.example.id',
    databaseOwnerUrl: PRODUCTION.DATABASE_URL,
    trustProxy: ['10.0.0.0/8', 'loopback'],
    mailDomains: ['purbalinggakab.go.id'],
    mailFrom: 'dinkominfo@purbalinggakab.go.id',
    jobs: true,
    uploadLimitBytes: 10_485_760,
    keep: { throttles: 1, answers: 1, sessions: 30, places: 180, mails: 180, notifications: 90, drafts: 30 },
    warnings: [],
  });
  expect(config.encryptionKey).toEqual(KEY);
  expect(loadConfig({ ...PRODUCTION, ENCRYPTION_KEY: KEY.toString('hex') }).encryptionKey).toEqual(KEY);
  expect(readdirSync(folder)).not.toContain('untouched');
});

it('production without secrets, or with the demo accounts, does not start', () => {
  const { JWT_SECRET: _, ENCRYPTION_KEY: __, ...bare } = PRODUCTION;
  expect(problemsOf({ ...bare, SEED: 'demo' }).map((problem) => problem.split(' ')[0])).toEqual([
    'SEED',
    'JWT_SECRET',
    'ENCRYPTION_KEY',
  ]);
});

it.each([
  ['PORT', '70000'],
  ['PORT', '3000x'],
  ['NODE_ENV', 'staging'],
  ['DATABASE_URL', 'mysql://db/waskita'],
  ['DATABASE_URL', 'waskita'],
  ['JWT_SECRET', 'short'],
  ['ENCRYPTION_KEY', 'k'.repeat(32)],
  ['SEED', 'all'],
  ['AUDIT_SEALER', 'sometimes'],
  ['DATABASE_SEALER_URL', 'mysql://db/waskita'],
  ['PUBLIC_URL', 'sertifikat.example.id'],
  ['SMTP_URL', 'mail.example.id:25'],
  ['MAIL_FROM', 'Dinkominfo <dinkominfo@example.id>'],
  ['MAIL_FROM', 'kantor'],
  ['JOBS', 'sometimes'],
  ['STORAGE_URL', 'http://bucket'],
  ['STORAGE_URL', 's3://bucket/waskita'],
  ['LOG_LEVEL', 'loud'],
  ['TRUST_PROXY', '10.0.0.0/33'],
  ['TRUST_PROXY', 'yes'],
  ['TRUST_PROXY', '0.0.0.0/0'],
  ['TRUST_PROXY', '10.0.0.1/08'],
  ['TRUST_PROXY', 'fe80::1%eth0'],
  ['TRUST_PROXY', 'proxy.example.id'],
  ['TRUST_PROXY', '1, 10.0.0.1'],
  ['TRUST_PROXY', '-1'],
  ['TRUST_PROXY', '100'],
  ['TRUST_PROXY', ',,'],
  ['MAIL_DOMAINS', 'dinas_x'],
  ['UPLOAD_LIMIT_MB', '0.5'],
  ['KEEP_DRAFTS_DAYS', '0.5'],
  ['KEEP_DRAFTS_DAYS', '3651'],
])('%s=%s is refused by name, without its value', (name, value) => {
  const problems = problemsOf({ DATA_DIR, [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${name} `));
  expect(problems[0]).not.toContain(value);
});

it('tests do without background work unless they ask for it', () => {
  expect(loadConfig({ DATA_DIR, NODE_ENV: 'test' }).jobs).toBe(false);
  expect(loadConfig({ DATA_DIR, NODE_ENV: 'test', JOBS: 'on' }).jobs).toBe(true);
  expect(loadConfig({ DATA_DIR, JOBS: 'off' }).jobs).toBe(false);
});

it('the trail is sealed here unless it is said otherwise; what is kept of it lies in DATA_DIR unless it is put elsewhere', () => {
  const config = loadConfig({ DATA_DIR });
  expect(config).toMatchObject({ sealer: true, auditDir: join(DATA_DIR, 'audit'), databaseSealerUrl: undefined });
  expect(config.auditKeyFile).toBe(join(DATA_DIR, 'audit.key'));
  const AUDIT_DIR = join(folder, 'witness');
  const AUDIT_KEY_FILE = join(folder, 'keys/audit.key');
  expect(loadConfig({ DATA_DIR, AUDIT_SEALER: 'off', AUDIT_DIR, AUDIT_KEY_FILE })).toMatchObject({
    sealer: false,
    auditDir: AUDIT_DIR,
    auditKeyFile: AUDIT_KEY_FILE,
  });
});

it('production: who seals must have the key, and who does not says so', () => {
  const { AUDIT_SEALER: _, ...sealing } = PRODUCTION;
  const DATABASE_SEALER_URL = 'postgres://waskita_sealer:secret@db/waskita';
  expect(loadConfig(sealing).warnings).toEqual([expect.stringMatching(/^DATABASE_SEALER_URL is not set/)]);
  const AUDIT_KEY_FILE = join(folder, 'audit.key');
  const given = { ...sealing, DATABASE_SEALER_URL, AUDIT_KEY_FILE };
  expect(problemsOf(given)).toEqual([expect.stringMatching(/^AUDIT_KEY_FILE .*npm run audit:key$/)]);
  expect(readdirSync(folder)).not.toContain('audit.key');
  expect(problemsOf({ ...given, AUDIT_SEALER: 'off' })).toEqual([]);
  makeKey(AUDIT_KEY_FILE);
  expect(loadConfig(given)).toMatchObject({ databaseSealerUrl: DATABASE_SEALER_URL, warnings: [] });
  expect(problemsOf({ ...given, DATABASE_URL: '' })).toEqual([expect.stringMatching(/^DATABASE_SEALER_URL /)]);
});

it('every problem is told at once', () => {
  expect(problemsOf({ DATA_DIR, PORT: '-1', SEED: 'x', DATABASE_OWNER_URL: 'postgres://a/b' })).toHaveLength(3);
});

it('a kept secret that is damaged is not replaced in silence', () => {
  const damaged = mkdtempSync(join(folder, 'damaged-'));
  writeFileSync(join(damaged, 'encryption.key'), 'half');
  expect(problemsOf({ DATA_DIR: damaged })).toEqual([expect.stringContaining('ENCRYPTION_KEY was kept in')]);
  expect(readFileSync(join(damaged, 'encryption.key'), 'utf8')).toBe('half');
});

it('TRUST_PROXY=true trusts one proxy, not whatever the header says first', () => {
  expect(loadConfig({ DATA_DIR, TRUST_PROXY: 'true' }).trustProxy).toBe(1);
});

it.each([
  ['fatal', ['fatal']],
  ['error', ['fatal', 'error']],
  ['warn', ['fatal', 'error', 'warn']],
  ['info', ['fatal', 'error', 'warn']],
] as const)('LOG_LEVEL=%s is what the application itself says too', (LOG_LEVEL, told) => {
  const logger = new RedactingLogger(loadConfig({ DATA_DIR, LOG_LEVEL }).logLevel);
  expect((['fatal', 'error', 'warn', 'log', 'debug'] as const).filter((one) => logger.isLevelEnabled(one))).toEqual(
    told,
  );
});
