import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Audit } from '../audit/audit.ts';
import type { Person } from '../audit/entry.ts';
import { type Action, DEEDS, REFUSALS, type Refused } from '../define/deeds.ts';
import { redacted } from '../define/redaction.ts';
import { Database } from '../database/database.ts';
import { databaseProblem } from './database-problem.ts';
import { diskProblem } from '../files/disk-problem.ts';
import { tableOf } from '../sql/columns.ts';
import { UUID } from '../sql/input.ts';
import { problemPage, wantsPage } from './page.ts';
import { plainBody, Problem, type ProblemBody } from '../sql/problem.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import { OUT_OF_SCOPE } from '../sql/wall.ts';

const FAILED: ProblemBody = {
  code: 'failed',
  message: 'Terjadi kesalahan di sisi kami dan sudah dicatat. Coba lagi; sebutkan nomor permintaan bila berulang.',
};
const RETRY_SECONDS = 2;
type Asked = FastifyRequest & { user?: Omit<Person, 'requestId'> };

/** What was asked for, as the trail has words for it: a step, the last words of the route, or the method. */
function askedFor({ method, url, routeOptions }: FastifyRequest): Action {
  const [, , , , steps, verb] = url.split('?')[0]!.split('/');
  if (steps === 'steps' && verb) return `step:${verb.slice(0, 55)}`;
  const words = (routeOptions.url ?? '').split('/').slice(3);
  const tail = words.filter((word) => word && !word.startsWith(':')).join('/') || method.toLowerCase();
  return Object.hasOwn(DEEDS, tail) ? (tail as keyof typeof DEEDS) : 'call';
}

/** Every error becomes `{statusCode, code, message, errors?, requestId}`: never a stack, SQL, path or hash. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('problem');

  constructor(
    @Inject(REGISTRY) private readonly registry: Registry,
    private readonly audit: Audit,
    private readonly database: Database,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<Asked>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = this.problemOf(error, request);
    const status = problem.getStatus();
    const body = problem.getResponse() as ProblemBody & { retryAfter?: number };
    if (status === 403 && request.user)
      await this.refused(request, body).catch((reason: unknown) => this.log.error(reason));
    if (status === 503 || body.retryAfter) void reply.header('Retry-After', body.retryAfter ?? RETRY_SECONDS);
    if (status === 405) void reply.header('Allow', 'GET, POST, PUT, DELETE');
    void reply.status(status);
    // What was not read of an upload would be taken for the next request on this connection, which waits for ever.
    if (!request.raw.complete) request.raw.unpipe().resume();
    if (wantsPage(request)) await reply.type('text/html; charset=utf-8').send(problemPage(status, request.id));
    else await reply.send({ statusCode: status, ...redacted(body), requestId: request.id });
    // After the answer: that a record exists must not show in the time it takes to say that it does not.
    if (status === 404 && request.user)
      await this.outOfScope(request, body).catch((reason: unknown) => this.log.error(reason));
  }

  private problemOf(error: unknown, request: FastifyRequest): Problem {
    if (error instanceof Problem) return error;
    const byDatabase = databaseProblem(error, this.registry);
    if (byDatabase) {
      if (byDatabase.getStatus() === 503) this.log.warn(`database: ${(error as Error).message}`);
      return byDatabase;
    }
    const byDisk = diskProblem(error);
    if (byDisk) {
      this.log.warn(`disk: ${(error as NodeJS.ErrnoException).code} ${(error as NodeJS.ErrnoException).syscall}`);
      return byDisk;
    }
    let status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
    if (status === 404 && this.isResourcePath(request)) status = 405;
    if (status === 503 || (status !== undefined && status >= 400 && status < 500))
      return new Problem(status, plainBody(status));
    this.log.error({ requestId: request.id, error: error instanceof Error ? error.stack : String(error) });
    return new Problem(500, FAILED);
  }

  /** No route, but a resource or record of this name: the method is what does not exist. */
  private isResourcePath(request: FastifyRequest): boolean {
    const [, api, name, , rest] = request.url.split('?')[0]!.split('/');
    return api === 'api' && name !== undefined && this.registry.has(name) && rest === undefined;
  }

  /** Somebody asked for a record that is there, but not for him: a refusal too (api/README: The audit trail). */
  private async outOfScope(request: Asked, body: ProblemBody): Promise<void> {
    const [, , name = '', id = ''] = request.url.split('?')[0]!.split('/');
    const resource = this.registry.get(name);
    // An entry of the trail that is behind a wall must not be confirmed by an entry about asking for it.
    if (!resource || resource.readFrom || !UUID.test(id)) return;
    const [row] = await this.database.query<[boolean]>(
      `select exists (select 1 from ${tableOf(resource)} where id = $1 and "archivedAt" is null)`,
      [id],
    );
    if (row![0]) await this.refused(request, { ...body, code: OUT_OF_SCOPE });
  }

  /** Refusals of a person's role are part of the trail (api/README: The audit trail). */
  private async refused(request: Asked, body: ProblemBody): Promise<void> {
    const [, , resource = '', recordId] = request.url.split('?')[0]!.split('/');
    await this.audit.append(
      { ...request.user!, requestId: request.id },
      {
        action: askedFor(request),
        resource: resource.slice(0, 60),
        outcome: 'denied',
        reason: Object.hasOwn(REFUSALS, body.code) ? (body.code as Refused) : 'forbidden',
        // People paste all sorts of things into addresses; only an id may stay for ever.
        recordId: recordId && UUID.test(recordId) ? recordId.toLowerCase() : undefined,
      },
    );
  }
}
