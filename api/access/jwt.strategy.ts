import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-jwt';
import type { Person } from '../audit/entry.ts';
import { CONFIG, type Config } from '../config.ts';
import { type AccessToken, bearerOf, isReadable, namesSession } from './bearer.ts';
import { sessionMark, Sessions } from './sessions.ts';

export const TOKEN = { algorithm: 'HS256', issuer: 'waskita', audience: 'waskita', expiresIn: 600 } as const;

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    @Inject(CONFIG) config: Config,
    private readonly sessions: Sessions,
  ) {
    super({
      jwtFromRequest: (request) => {
        const token = bearerOf(request as unknown as FastifyRequest);
        return token && isReadable(token) ? token : null;
      },
      // A KeyObject, not a string: jsonwebtoken would try to read a string as a public key on every request.
      secretOrKey: config.jwtKey as never,
      algorithms: [TOKEN.algorithm],
      issuer: TOKEN.issuer,
      audience: TOKEN.audience,
    });
  }

  async validate(token: AccessToken): Promise<Omit<Person, 'requestId'> | false> {
    if (!namesSession(token)) return false;
    const actor = await this.sessions.actor(token.sid);
    return actor ? { kind: 'person', actor, session: sessionMark(token.sid), sessionId: token.sid } : false;
  }
}
