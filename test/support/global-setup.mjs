import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
// Jest compiles a setup in TypeScript to CommonJS, which cannot load the API: hence the built one.
import { createApp } from '../../dist/api/app.setup.js';
import { loadConfig } from '../../dist/api/config.js';
import { removeLeftover, startEmbedded } from '../../dist/api/database/embedded.js';
import { migrate } from '../../dist/api/migrate.js';
import { seedDemo } from '../../dist/api/seed/seed.js';

const PREFIX = 'waskita-test-';
const TEMPLATE = 'waskita_template';
/** The same with the demo office in it. */
const OFFICE = 'waskita_office';
const MINUTE = 60_000;

export default async function globalSetup() {
  removeLeftovers();
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX));
  // For root the server has an account of its own, which must come through.
  chmodSync(dataDir, 0o711);
  const embedded = await startEmbedded({ dataDir, unsafe: true });
  const remove = () => {
    embedded.stop();
    for (const path of [embedded.directory, dataDir]) rmSync(path, { recursive: true, force: true });
  };
  globalThis.removeTestDatabases = remove;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      remove();
      process.exit(1);
    });
  }
  try {
    await makeTemplates(embedded, join(dataDir, 'files'));
  } catch (error) {
    remove();
    throw error;
  }
  process.env.TEST_OWNER_URL = embedded.ownerUrl(TEMPLATE);
  process.env.TEST_APP_URL = embedded.appUrl(TEMPLATE);
  process.env.TEST_SEALER_URL = embedded.sealerUrl(TEMPLATE);
  process.env.TEST_SUPER_URL = embedded.superUrl(TEMPLATE);
}

async function makeTemplates(embedded, files) {
  const client = new pg.Client(embedded.superUrl('postgres'));
  await client.connect();
  await client.query(`create database ${TEMPLATE} owner waskita_owner`);
  await migrate(embedded.ownerUrl(TEMPLATE));
  await client.query(`create database ${OFFICE} template ${TEMPLATE} owner waskita_owner strategy file_copy`);
  await seed(embedded, files);
  for (const name of [TEMPLATE, OFFICE]) {
    // A connection to the template would make cloning it fail, at random, in other files.
    await client.query(`alter database ${name} with is_template true allow_connections false`);
  }
  await client.end();
}

/** Once for all files: those that work in the demo office clone it, with its encrypted NIKs and its letters. */
async function seed(embedded, files) {
  process.env.TEST_ENCRYPTION_KEY = randomBytes(32).toString('base64');
  process.env.TEST_OFFICE_FILES = files;
  const app = await createApp(
    loadConfig({
      NODE_ENV: 'test',
      DATABASE_URL: embedded.appUrl(OFFICE),
      DATA_DIR: dirname(files),
      ENCRYPTION_KEY: process.env.TEST_ENCRYPTION_KEY,
      LOG_LEVEL: 'silent',
    }),
  );
  await app.init();
  await seedDemo(app, embedded.ownerUrl(OFFICE));
  await app.close();
}

/** Of our own runs that were killed. Young folders are left alone: theirs may be starting. */
function removeLeftovers() {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    try {
      const { uid, mtimeMs } = statSync(folder);
      if (uid === userInfo().uid && Date.now() - mtimeMs > MINUTE) removeLeftover(folder);
    } catch (error) {
      console.warn(`${folder}, left by an earlier run, cannot be removed: ${error.message}`);
    }
  }
}
