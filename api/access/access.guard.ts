import { type ExecutionContext, Inject, Injectable, UnauthorizedException, createParamDecorator } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import type { Person } from '../audit/entry.ts';
import { DRAFT_HEADER, sentForm } from '../define/sent-form.ts';
import { BY, type By } from '../actions/act.ts';
import { permit } from '../sql/permit.ts';
import { Problem } from '../sql/problem.ts';
import { bearerOf } from './bearer.ts';
import { Remembered } from './remembered.ts';

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
    const by = this.reflector.get<By | undefined>(BY, context.getHandler());
    if (by === 'public') return true;
    if (by === undefined)
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
    const { actor } = request.user!;
    if (by !== 'own-account' && actor.passwordDue) throw ownPasswordFirst();
    if (typeof by !== 'string') permit(actor, by);
    return true;
  }

  override handleRequest<User>(error: unknown, user: User | false): User {
    // A database that is away is not a wrong token: it is answered with 503.
    if (error && !(error instanceof UnauthorizedException)) throw error as Error;
    if (!user) throw signInFirst();
    return user;
  }
}
