import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Audit } from '../audit/audit.ts';
import type { Person } from '../audit/entry.ts';
import { databaseProblem } from './database-problem.ts';
import { UUID } from './input.ts';
import { plainBody, Problem, type ProblemBody } from './problem.ts';
import { REGISTRY } from './registry.ts';
import type { Registry } from './scope.ts';

const FAILED: ProblemBody = {
  code: 'failed',
  message: 'Terjadi kesalahan di sisi kami dan sudah dicatat. Coba lagi; sebutkan nomor permintaan bila berulang.',
};
const RETRY_SECONDS = 2;

/** Every error becomes `{statusCode, code, message, errors?, requestId}`: never a stack, SQL, path or hash. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('problem');

  constructor(
    @Inject(REGISTRY) private readonly registry: Registry,
    private readonly audit: Audit,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest & { user?: Omit<Person, 'requestId'> }>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = this.problemOf(error, request);
    const status = problem.getStatus();
    const body = problem.getResponse() as ProblemBody & { retryAfter?: number };
    if (status === 403 && request.user)
      await this.refused(request, body).catch((reason: unknown) => this.log.error(reason));
    if (status === 503 || body.retryAfter) void reply.header('Retry-After', body.retryAfter ?? RETRY_SECONDS);
    if (status === 405) void reply.header('Allow', 'GET, POST, PUT, DELETE');
    await reply.status(status).send({ statusCode: status, ...body, requestId: request.id });
  }

  private problemOf(error: unknown, request: FastifyRequest): Problem {
    if (error instanceof Problem) return error;
    const byDatabase = databaseProblem(error, this.registry);
    if (byDatabase) {
      if (byDatabase.getStatus() === 503) this.log.warn(`database: ${(error as Error).message}`);
      return byDatabase;
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

  /** Refusals of a person's role are part of the trail (design 4). */
  private async refused(
    request: FastifyRequest & { user?: Omit<Person, 'requestId'> },
    body: ProblemBody,
  ): Promise<void> {
    const [, , resource = 'unknown', recordId, , verb] = request.url.split('?')[0]!.split('/');
    const action = verb ? `step:${verb}` : request.method.toLowerCase();
    await this.audit.append(
      { ...request.user!, requestId: request.id },
      {
        action: action.slice(0, 60),
        resource: resource.slice(0, 60),
        outcome: 'denied',
        reason: body.code,
        // People paste all sorts of things into addresses; only an id may stay for ever.
        recordId: recordId && UUID.test(recordId) ? recordId.toLowerCase() : undefined,
      },
    );
  }
}
