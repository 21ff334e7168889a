import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { BadRequestException, UnsupportedMediaTypeException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance, LogController } from 'fastify';
import helmet, { type HelmetOptions } from 'helmet';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { document } from './app.document.ts';
import { AppModule } from './app.module.ts';
import type { Config } from './config.ts';
import { redactedText } from './define/redaction.ts';
import { readJson } from './sql/input.ts';
import { isForeign, isReadableType } from './foreign.ts';
import { RedactingLogger } from './log.ts';
import { fastifyTrust } from './trusted-proxies.ts';
import { refuseAddress, refuseBytes } from './unroutable.ts';
import { SECOND } from './define/durations.ts';

const JSON_LIMIT = 100 * 1024;

function fastify(config: Config): FastifyAdapter {
  return new FastifyAdapter({
    trustProxy: fastifyTrust(config.trustProxy),
    bodyLimit: JSON_LIMIT,
    // Slow clients are cut: headers 10 s, the whole request 30 s.
    requestTimeout: 30 * SECOND,
    http: { headersTimeout: 10 * SECOND, requestTimeout: 30 * SECOND, connectionsCheckingInterval: SECOND },
    keepAliveTimeout: 65 * SECOND,
    routerOptions: { maxParamLength: 200 },
    genReqId: () => randomUUID(),
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseBytes,
    // Our own line, written when the answer has gone, without what people search for.
    logController: new LogController({ disableRequestLogging: true }),
    logger: { level: config.logLevel, hooks: { streamWrite: redactedText } },
  });
}

/** What helmet writes into every answer: always the same, so worked out once. */
function headersOf(options: HelmetOptions): Record<string, string> {
  const headers: Record<string, string> = {};
  const reply = { setHeader: (name: string, value: string) => (headers[name] = value), removeHeader: () => undefined };
  helmet(options)({} as IncomingMessage, reply as unknown as ServerResponse, () => undefined);
  return headers;
}

/** What holds for every request, whatever the route. */
async function harden(instance: FastifyInstance, config: Config): Promise<void> {
  const overHttps = config.publicUrl.startsWith('https:');
  const headers = headersOf({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'self'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ['blob:'],
        frameSrc: ['blob:'],
        scriptSrc: ["'self'"],
        // MUI writes its style sheets at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        ...(overHttps && { upgradeInsecureRequests: [] }),
      },
    },
    frameguard: { action: 'deny' },
    hsts: overHttps,
  });
  await instance.register(cookie);
  // Nobody sends compressed bodies here; unpacking them would be a way to send bombs.
  await instance.register(compress, { threshold: 2048, encodings: ['br', 'gzip'], globalDecompression: false });
  await instance.register(multipart, {
    limits: { fileSize: config.uploadLimitBytes, files: 1, fields: 10, fieldSize: 1000, headerPairs: 50 },
    throwFileSizeLimit: false,
  });
  instance.removeContentTypeParser('text/plain');
  // ra-data-simple-rest deletes with this type and no body.
  instance.addContentTypeParser('text/plain', { parseAs: 'string' }, (request, body, done) =>
    request.method === 'DELETE' && body === '' ? done(null, undefined) : done(new UnsupportedMediaTypeException()),
  );
  instance.removeContentTypeParser('application/json');
  instance.addContentTypeParser('application/json', { parseAs: 'string' }, async (_: unknown, body: string) => {
    try {
      return body === '' ? undefined : readJson(body);
    } catch (error) {
      throw error instanceof SyntaxError ? new BadRequestException() : error;
    }
  });
  instance.addHook('onRequest', async (request, reply) => {
    void reply.headers(headers).header('X-Request-Id', request.id);
    if (request.url.startsWith('/api/')) void reply.header('Cache-Control', 'no-store');
    if (isForeign(request, config.publicUrl)) {
      const message = 'Permintaan dari situs lain ditolak. Buka Waskita di alamatnya sendiri.';
      return reply.status(403).send({ statusCode: 403, code: 'cross_site', message, requestId: request.id });
    }
    return undefined;
  });
  instance.addHook('onRequest', async (request) => {
    const isUpload = request.method === 'POST' && request.routeOptions.url === '/api/attachments';
    const type = request.headers['content-type'];
    if (type && (!isReadableType(type) || (!isUpload && /^multipart\//i.test(type))))
      throw new UnsupportedMediaTypeException();
  });
  instance.addHook('onResponse', (request, reply, done) => {
    // One line a request: the path without its query, which may hold what people search for, and without what else
    // they paste into an address.
    const parts = request.url.split('?')[0]!.split('/');
    const path = parts.map((part) => (/^[\w.-]{0,64}$/.test(part) ? part : '…')).join('/');
    const line = { requestId: request.id, method: request.method, path, status: reply.statusCode };
    request.log.info({ ...line, ms: Math.round(reply.elapsedTime * 10) / 10 });
    done();
  });
}

/** The whole application, not listening yet. `config.databaseUrl` must be set and the database migrated. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const adapter = fastify(config);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.for(config), adapter, {
    logger: config.logLevel === 'silent' ? false : new RedactingLogger(config.logLevel),
    bodyParser: false,
    abortOnError: false,
  });
  await harden(app.getHttpAdapter().getInstance() as unknown as FastifyInstance, config);
  document(app, config);
  return app;
}
