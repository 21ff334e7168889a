import { createSecretKey, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkEmail } from './define/identity.ts';
import { decodeKey, keptSecret } from './secrets.ts';
import { type TrustedProxies, trustedProxies } from './trusted-proxies.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** What the process was started with, for whoever is made by Nest. */
export const CONFIG = Symbol('config');

export interface Config {
  environment: 'development' | 'production' | 'test';
  production: boolean;
  host: string;
  port: number;
  /** Origin (and path, if any) people reach the office under, without a slash at the end. */
  publicUrl: string;
  /** Absolute. */
  dataDir: string;
  /** As the application's role. Undefined: the embedded PostgreSQL under `dataDir`. */
  databaseUrl?: string;
  /** As the role that owns the tables. Defined when `databaseUrl` is, and by default the same. */
  databaseOwnerUrl?: string;
  /** As the role that seals the audit trail. Undefined: this process does not. */
  databaseSealerUrl?: string;
  /** The environment is the file that Docker Compose reads: the database it speaks of is in a container. */
  ofCompose: boolean;
  /** Whether this process seals where it can. */
  sealer: boolean;
  /** Absolute: what is known about the audit trail outside the database. */
  auditDir: string;
  /** Absolute: the private key that checkpoints are signed with. */
  auditKeyFile: string;
  jwtKey: KeyObject;
  /** 32 bytes. */
  encryptionKey: Buffer;
  seed: 'demo' | 'office' | 'none';
  smtpUrl?: string;
  /** Sender of all mail: one address. */
  mailFrom: string;
  /** Of invitations to meetings: {nomor}, {bulan} in Roman numerals, {tahun}. */
  invitationNumber: string;
  /** Whether this process does the work in the background: mail, reminders, sealing. */
  jobs: boolean;
  /** `file:`. */
  storageUrl: string;
  logLevel: (typeof LOG_LEVELS)[number];
  trustProxy: TrustedProxies;
  /** Lower case. */
  mailDomains: string[];
  uploadLimitBytes: number;
  /** Room that uploads leave free on the disk of the files. */
  storageReserveBytes: number;
  /** Days after which what is over is forgotten (jobs/housekeeping.ts). */
  keep: Record<'throttles' | 'sessions' | 'answers' | 'places' | 'mails' | 'notifications' | 'drafts', number>;
  /** Allowed, but worth a line in the log at start. */
  warnings: string[];
}

/** The environment says something the program cannot follow. The message names every variable at fault, never a value of a secret. */
export class ConfigError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** Outside production this also makes `DATA_DIR` and the secrets kept in it. */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const problems: string[] = [];
  const warnings: string[] = [];
  /** An empty value counts as unset: Compose passes `VAR=` for what is not filled in. */
  const given = (name: string) => env[name]?.trim() || undefined;
  const refuse = (name: string, why: string) => void problems.push(`${name} ${why}`);

  function oneOf<T extends string>(name: string, allowed: readonly T[], otherwise: T): T {
    const value = given(name) ?? otherwise;
    if (!(allowed as readonly string[]).includes(value)) refuse(name, `must be one of ${allowed.join(', ')}`);
    return value as T;
  }

  function wholeNumber(name: string, least: number, most: number, otherwise: number): number {
    const value = given(name);
    if (value === undefined) return otherwise;
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= least && number <= most)) refuse(name, `must be a whole number from ${least} to ${most}`);
    return number;
  }

  function url(name: string, schemes: string[]): string | undefined {
    const value = given(name);
    if (value === undefined) return undefined;
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    if (parsed && schemes.includes(parsed.protocol) && (parsed.protocol === 'file:' || parsed.hostname)) return value;
    refuse(name, `must be a URL that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`);
    return undefined;
  }

  const environment = oneOf('NODE_ENV', ['development', 'production', 'test'], 'development');
  const production = environment === 'production';
  const dataDir = resolve(given('DATA_DIR') ?? '.data');

  const databaseUrl = url('DATABASE_URL', ['postgres:', 'postgresql:']);
  const ownerUrl = url('DATABASE_OWNER_URL', ['postgres:', 'postgresql:']);
  if (ownerUrl && !given('DATABASE_URL')) refuse('DATABASE_OWNER_URL', 'is of no use without DATABASE_URL');
  const embedded = !given('DATABASE_URL');
  if (production && embedded) warnings.push('DATABASE_URL is not set: the embedded PostgreSQL is used in production.');

  const sealerUrl = url('DATABASE_SEALER_URL', ['postgres:', 'postgresql:']);
  if (sealerUrl && embedded) refuse('DATABASE_SEALER_URL', 'is of no use without DATABASE_URL');
  const sealer = oneOf('AUDIT_SEALER', ['on', 'off'], 'on') === 'on';
  const auditKeyFile = resolve(given('AUDIT_KEY_FILE') ?? join(dataDir, 'audit.key'));
  if (production && sealer && !embedded && !sealerUrl)
    warnings.push(
      'DATABASE_SEALER_URL is not set: this process does not seal the audit trail. AUDIT_SEALER=off says so.',
    );
  if (production && sealer && (embedded || sealerUrl) && !existsSync(auditKeyFile))
    refuse('AUDIT_KEY_FILE', 'names no file there is: make the key with npm run audit:key');

  const port = wholeNumber('PORT', 0, 65535, 3000);
  const publicUrl = (url('PUBLIC_URL', ['http:', 'https:']) ?? `http://localhost:${port}`).replace(/\/+$/, '');
  if (production && !given('PUBLIC_URL')) {
    warnings.push(`PUBLIC_URL is not set: links in mails and on certificates will point at ${publicUrl}.`);
  }

  const proxies = trustedProxies(given('TRUST_PROXY'));
  if (proxies === undefined)
    refuse(
      'TRUST_PROXY',
      'must be false, a number of proxies, or a list of addresses, networks (10.0.0.0/8) or loopback, linklocal, uniquelocal',
    );

  const seed = oneOf('SEED', ['demo', 'office', 'none'], !production && embedded ? 'demo' : 'none');
  if (production && seed === 'demo') refuse('SEED', 'must not be demo in production: its passwords are public');

  const mailDomains = (given('MAIL_DOMAINS') ?? 'purbalinggakab.go.id')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (mailDomains.some((domain) => !/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(domain))) {
    refuse('MAIL_DOMAINS', 'must be domain names with commas between, such as purbalinggakab.go.id');
  }

  const sender = checkEmail(given('MAIL_FROM') ?? 'dinkominfo@purbalinggakab.go.id');
  if (sender.error) refuse('MAIL_FROM', 'must be one e-mail address, such as dinkominfo@purbalinggakab.go.id');

  function secret(
    name: string,
    fileName: string,
    encoding: BufferEncoding,
    valid: (text: string) => boolean,
    form: string,
  ) {
    const value = given(name);
    if (value !== undefined) {
      if (!valid(value)) refuse(name, form);
      return value;
    }
    if (production) {
      refuse(name, `is needed in production, and ${form}`);
      return '';
    }
    try {
      const kept = keptSecret(join(dataDir, fileName), encoding);
      if (!valid(kept)) refuse(name, `was kept in ${join(dataDir, fileName)}, which is damaged`);
      return kept;
    } catch (error) {
      refuse('DATA_DIR', `cannot be used: ${(error as Error).message}`);
      return '';
    }
  }
  const invitationNumber = given('INVITATION_NUMBER') ?? '005/{nomor}/{bulan}/{tahun}';
  if (!invitationNumber.includes('{nomor}') || invitationNumber.length > 60)
    refuse('INVITATION_NUMBER', 'must hold {nomor}, such as 005/{nomor}/{bulan}/{tahun}, in at most 60 characters');

  const jwtSecret = secret(
    'JWT_SECRET',
    'jwt.secret',
    'base64url',
    (text) => Buffer.byteLength(text) >= 32,
    'must be at least 32 bytes long',
  );
  const encryptionKey = secret(
    'ENCRYPTION_KEY',
    'encryption.key',
    'base64',
    (text) => decodeKey(text) !== undefined,
    'must be 32 bytes in base64 or in hexadecimal (openssl rand -base64 32)',
  );

  const config: Config = {
    environment,
    production,
    host: given('HOST') ?? (production ? '0.0.0.0' : '127.0.0.1'),
    port,
    publicUrl,
    dataDir,
    databaseUrl,
    databaseOwnerUrl: ownerUrl ?? databaseUrl,
    databaseSealerUrl: sealerUrl,
    ofCompose: given('WASKITA_APP_PASSWORD') !== undefined,
    sealer,
    auditDir: resolve(given('AUDIT_DIR') ?? join(dataDir, 'audit')),
    auditKeyFile,
    jwtKey: createSecretKey(Buffer.from(jwtSecret || 'refused')),
    encryptionKey: decodeKey(encryptionKey) ?? Buffer.alloc(0),
    seed,
    smtpUrl: url('SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: sender.value ?? '',
    invitationNumber,
    jobs: oneOf('JOBS', ['on', 'off'], environment === 'test' ? 'off' : 'on') === 'on',
    storageUrl: url('STORAGE_URL', ['file:']) ?? pathToFileURL(join(dataDir, 'files')).href,
    logLevel: oneOf('LOG_LEVEL', LOG_LEVELS, production ? 'info' : 'warn'),
    trustProxy: proxies ?? false,
    mailDomains,
    uploadLimitBytes: wholeNumber('UPLOAD_LIMIT_MB', 1, 100, 10) * 1024 * 1024,
    storageReserveBytes: wholeNumber('STORAGE_RESERVE_MB', 0, 1_000_000, 200) * 1024 * 1024,
    keep: {
      throttles: wholeNumber('KEEP_THROTTLES_DAYS', 1, 30, 1),
      answers: wholeNumber('KEEP_ANSWERS_DAYS', 1, 30, 1),
      sessions: wholeNumber('KEEP_SESSIONS_DAYS', 1, 3650, 30),
      places: wholeNumber('KEEP_PLACES_DAYS', 1, 3650, 180),
      mails: wholeNumber('KEEP_MAILS_DAYS', 1, 3650, 180),
      notifications: wholeNumber('KEEP_NOTIFICATIONS_DAYS', 1, 3650, 90),
      drafts: wholeNumber('KEEP_DRAFTS_DAYS', 1, 3650, 30),
    },
    warnings,
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}
