import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { descriptionOf } from '../../api/app.document.ts';
import type { Config } from '../../api/config.ts';

interface Content {
  readonly content?: Record<string, unknown>;
  readonly $ref?: string;
}
interface Description {
  readonly paths: Record<string, Record<string, { readonly responses: Record<string, Content> }>>;
  readonly components: { readonly responses: Record<string, Content> };
}

const ROOT = 'https://waskita.example/openapi.json';
/** What is no part of the description: it itself, and the console. */
const OUTSIDE = /^\/(?!api\/|health\/|metrics)|^\/api\/(docs|openapi)/;
/** What any request may be answered with before a route is found, or when we fail: only its shape is promised. */
const ANYWHERE = [404, 405, 408, 413, 414, 415, 431, 500];
const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');

/** What answers promise, and whether they keep it. */
class Promises {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: false, validateSchema: false });
  readonly #known = new Map<string, ValidateFunction>();

  constructor(private readonly description: Description) {
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(description, ROOT);
  }

  #at(...place: string[]): ValidateFunction {
    const pointer = place.map(escaped).join('/');
    const known = this.#known.get(pointer) ?? this.#ajv.compile({ $ref: `${ROOT}#/${pointer}` });
    this.#known.set(pointer, known);
    return known;
  }

  /** What is wrong with an answer; nothing when all is well. */
  fault(request: FastifyRequest, status: number, type: string, body: unknown): string | undefined {
    const path = this.#pathOf(request);
    const responses = path ? this.description.paths[path]?.[request.method.toLowerCase()]?.responses : undefined;
    const promised = responses?.[status];
    const isJson = type === 'application/json';
    if (!promised) {
      if (responses && !ANYWHERE.includes(status)) return `${status} is not promised: ${JSON.stringify(body)}`;
      return status >= 400 && isJson ? this.#wrong(this.#at('components', 'schemas', 'Problem'), body) : undefined;
    }
    const name = promised.$ref?.split('/').at(-1);
    const { content } = name ? this.description.components.responses[name]! : promised;
    if (!content || !Object.hasOwn(content, type)) return `${status} promises no ${type}`;
    if (!isJson) return undefined;
    const place = name
      ? ['components', 'responses', name]
      : ['paths', path!, request.method.toLowerCase(), 'responses', String(status)];
    return this.#wrong(this.#at(...place, 'content', type, 'schema'), body);
  }

  /** The address in the description: a verb is one of its own there. */
  #pathOf({ routeOptions, params }: FastifyRequest): string | undefined {
    return routeOptions.url?.replaceAll(/:(\w+)/g, (_, name: string) =>
      name === 'verb' ? String((params as Record<string, string>).verb) : `{${name}}`,
    );
  }

  #wrong(validate: ValidateFunction, body: unknown): string | undefined {
    if (validate(body)) return undefined;
    const [first] = validate.errors!;
    const { instancePath, message, params } = first!;
    const value = instancePath
      .split('/')
      .slice(1)
      .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], body);
    const about = Object.values(params as object).join(' ');
    const place = instancePath.replaceAll(/\/\d+/g, '/…');
    return `${place} ${message} (${about})\n      but is ${JSON.stringify(value)?.slice(0, 100)}`;
  }
}

/** Made once for all files of a worker. */
declare const keptByWorker: { promises?: Promises };

/** Watches every answer of the application, whoever asks: what it says must be what its description promises. */
export function watchAnswers(app: NestFastifyApplication, config: Config): () => string[] {
  /** One of each kind is enough. */
  const lies = new Map<string, string>();
  const instance = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  instance.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    if (OUTSIDE.test(request.url) || request.method === 'HEAD' || request.method === 'OPTIONS') return payload;
    const promises = (keptByWorker.promises ??= new Promises(descriptionOf(app, config) as unknown as Description));
    const type = String(reply.getHeader('content-type') ?? '').split(';')[0]!;
    const isText = typeof payload === 'string' || Buffer.isBuffer(payload);
    const body: unknown = isText && type === 'application/json' ? JSON.parse(String(payload)) : undefined;
    const fault = promises.fault(request, reply.statusCode, type, body);
    const [kind, example = ''] = fault?.split('\n') ?? [];
    const route = `${request.method} ${request.routeOptions.url ?? request.url} ${reply.statusCode}`;
    if (kind !== undefined) lies.set(`${route}: ${kind}`, example);
    return payload;
  });
  return () => [...lies].map((lie) => lie.join('\n'));
}
