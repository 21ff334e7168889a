import {
  applyDecorators,
  type ExecutionContext,
  Inject,
  Injectable,
  SetMetadata,
  UnauthorizedException,
  createParamDecorator,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Person } from '../audit/entry.ts';
import { DRAFT_HEADER, sentForm } from '../define/sent-form.ts';
import { OPEN } from '../actions/act.ts';
import { Problem } from '../sql/problem.ts';
import { bearerOf } from './bearer.ts';
import { Remembered } from './remembered.ts';

const ACCESS = 'access';
/**
 * `public`: nobody has to be signed in. `signed-in`: a person is, with a password of his own; what he may do his roles
 * decide in the engine. `own-account`: also who has not chosen his own yet.
 */
export type RouteAccess = 'public' | 'signed-in' | 'own-account';
/** Every route says who may call it; one that does not is refused (default deny). */
export const Access = (access: RouteAccess) =>
  access === 'public'
    ? applyDecorators(SetMetadata(ACCESS, access), ApiExtension(OPEN, true))
    : SetMetadata(ACCESS, access);

export type Asked = FastifyRequest & { user?: Omit<Person, 'requestId'> };

/** The person who asks, as the engine wants him. */
export const Asking = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  const request = context.switchToHttp().getRequest<Asked>();
  const draft = sentForm(request.headers[DRAFT_HEADER]);
  return { ...request.user!, requestId: request.id, ...(draft && { draft }) };
});

export const signInFirst = () =>
  new Problem(401, { code: 'unauthorized', message: 'Anda belum masuk atau sesi Anda berakhir. Masuk lagi.' });

const ownPasswordFirst = () =>
  new Problem(403, {
    code: 'password_change_required',
    message: 'Kata sandi Anda masih pemberian orang lain. Ganti dulu dengan kata sandi Anda sendiri.',
  });

@Injectable()
export class AccessGuard extends AuthGuard('jwt') {
  @Inject(Reflector) private readonly reflector!: Reflector;
  @Inject(Remembered) private readonly remembered!: Remembered;

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return true;
    if (access === undefined)
      throw new Problem(403, { code: 'forbidden', message: 'Jalur ini belum dibuka untuk siapa pun.' });
    const request = context.switchToHttp().getRequest<Asked>();
    const token = bearerOf(request);
    if (!token) throw signInFirst();
    const known = this.remembered.get(token);
    if (known) request.user = known;
    else {
      await super.canActivate(context);
      this.remembered.set(token, request.user!);
    }
    if (access !== 'own-account' && request.user!.actor.passwordDue) throw ownPasswordFirst();
    return true;
  }

  override handleRequest<User>(error: unknown, user: User | false): User {
    // A database that is away is not a wrong token: it is answered with 503.
    if (error && !(error instanceof UnauthorizedException)) throw error as Error;
    if (!user) throw signInFirst();
    return user;
  }
}
