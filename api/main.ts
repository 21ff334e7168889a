import 'reflect-metadata';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.setup.ts';
import { type Config, ConfigError, loadConfig } from './config.ts';
import { AlreadyRunningError, type Embedded, startEmbedded } from './database/embedded.ts';
import { Database } from './database/database.ts';
import { migrate } from './migrate.ts';
import { requireNoTemporaryTables } from './database/rights.ts';
import { requireSameKey } from './records/same-key.ts';
import { Vault } from './sql/vault.ts';
import { seedOffice } from './getting-started/fill.ts';
import { goOnWhateverHappens } from './last-handler.ts';
import { resources } from './resources.ts';
import { DEMO_PASSWORD } from './seed/people.ts';
import { seedDemo } from './seed/seed.ts';

const say = (line: string) => console.log(line);
let embedded: Embedded | undefined;
let app: NestFastifyApplication | undefined;
let stopping = false;
const DRAIN_MS = 3000;

/** Drains: no new requests, running ones are answered, then the database goes. */
async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  say(`\n${signal}: stopping …`);
  const server = app?.getHttpServer() as Server | undefined;
  // A client that holds half a request would keep the process for ever.
  const cut = setTimeout(() => server?.closeAllConnections(), DRAIN_MS);
  server?.closeIdleConnections();
  await app?.close();
  clearTimeout(cut);
  embedded?.stop();
  say('Stopped. Nothing was lost.');
  process.exit(0);
}

async function serveConsole(running: NestFastifyApplication): Promise<void> {
  const folder = fileURLToPath(new URL('../admin', import.meta.url));
  if (!existsSync(folder)) return;
  const fastify = running.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  // Built files carry their hash in the name; index.html must always be asked for.
  await fastify.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    // Its own header would stand after ours.
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isAsset = path.includes('/assets/');
      void reply.header('Cache-Control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

async function start(given: Config): Promise<void> {
  for (const warning of given.warnings) console.warn(warning);
  let config = given;
  if (!config.databaseUrl) {
    embedded = await startEmbedded({ dataDir: config.dataDir, address: config.publicUrl });
    const [databaseUrl, databaseOwnerUrl] = [embedded.appUrl(), embedded.ownerUrl()];
    config = { ...config, databaseUrl, databaseOwnerUrl, databaseSealerUrl: embedded.sealerUrl() };
    say('PostgreSQL is running.');
  }
  // In production the owner's password stays with the migration step: replicas run as the application's role only.
  if (!config.production || config.databaseOwnerUrl !== config.databaseUrl) await migrate(config.databaseOwnerUrl!);
  app = await createApp(config);
  await requireNoTemporaryTables(app.get(Database));
  await requireSameKey(app.get(Database), app.get(Vault), resources);
  // Before anything runs in the background: the trail is sealed in the order of its time.
  if (config.seed === 'demo' && (await seedDemo(app, config.databaseOwnerUrl!))) say('The demo office has moved in.');
  await serveConsole(app);
  await app.init();
  if (config.seed === 'office' && (await seedOffice(app.get(Database), app.get(Vault))))
    say('The office has its hours, the holidays of the joint decrees, and standard no. 26 as a draft.');
  await app.listen(config.port, config.host);
  goOnWhateverHappens();
  say(`\nWaskita: ${await app.getUrl()}   (API documentation: /api/docs)`);
  if (config.seed === 'demo')
    say(
      `Demo accounts: kadis kabid kasi verifikator1 verifikator2 verifikator3 staf admin inspektorat kabid2 kasi2 staf2\nPassword of all: ${DEMO_PASSWORD}\nCtrl-C stops everything.`,
    );
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
try {
  await start(loadConfig());
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof AlreadyRunningError;
  console.error(expected ? error.message : error);
  embedded?.stop();
  process.exit(1);
}
