import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import type { Person } from '../audit/entry.ts';
import { UUID } from '../engine/input.ts';
import type { Config } from '../config.ts';
import { CONFIG } from '../database/database.module.ts';
import { sessionMark, Sessions } from './sessions.ts';

export const TOKEN = { algorithm: 'HS256', issuer: 'waskita', audience: 'waskita', expiresIn: 600 } as const;
export interface AccessToken {
  sub: string;
  sid: string;
  typ: string;
  exp?: number;
}

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    @Inject(CONFIG) config: Config,
    private readonly sessions: Sessions,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      // A KeyObject, not a string: jsonwebtoken would try to read a string as a public key on every request.
      secretOrKey: config.jwtKey as never,
      algorithms: [TOKEN.algorithm],
      issuer: TOKEN.issuer,
      audience: TOKEN.audience,
    });
  }

  async validate(token: AccessToken): Promise<Omit<Person, 'requestId'> | false> {
    if (token.typ !== 'access' || typeof token.exp !== 'number' || !UUID.test(token.sid)) return false;
    const actor = await this.sessions.actor(token.sid);
    return actor ? { kind: 'person', actor, session: sessionMark(token.sid), sessionId: token.sid } : false;
  }
}
