import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Audit } from '../audit/audit.ts';
import { entryOf, fieldsOf, type Person, ROW_HASH } from '../audit/entry.ts';
import { Database } from '../database/database.ts';
import type { SignedIn } from '../define/answers/session.ts';
import type { Actor } from '../define/roles.ts';
import { unprocessable } from '../sql/problem.ts';
import { type AccessToken, namesSession } from './bearer.ts';
import { TOKEN } from './jwt.strategy.ts';
import { hashPassword, passwordFault, passwordMatches } from './passwords.ts';
import { Refusals } from './refusals.ts';
import { Remembered } from './remembered.ts';
import { signInFirst } from './access.guard.ts';
import { sessionMark, Sessions } from './sessions.ts';
import { passwordLanes, Throttle, TooManyAttempts } from './throttle.ts';

const SAME = 'Kata sandi baru sama dengan yang sekarang. Pilih yang lain.';

@Injectable()
export class AuthService {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly throttle: Throttle,
    private readonly remembered: Remembered,
    private readonly tokens: JwtService,
    private readonly audit: Audit,
    private readonly refusals: Refusals,
  ) {}

  async refresh(token: string, requestId: string) {
    const rotation = await this.sessions.rotate(token);
    if (rotation && 'reused' in rotation) {
      this.remembered.forget();
      const deed = { action: 'refresh-reuse', resource: 'sessions', outcome: 'denied' } as const;
      await this.audit.append({ kind: 'stranger', requestId }, { ...deed, recordId: rotation.reused });
    }
    const actor = rotation && 'token' in rotation ? await this.sessions.actor(rotation.sessionId) : undefined;
    if (!rotation || !('token' in rotation) || !actor) throw signInFirst();
    return { refreshToken: rotation.token, answer: await this.answer(actor, rotation.sessionId) };
  }

  async signOut(refreshToken: string | undefined, accessToken: string | undefined, requestId: string): Promise<void> {
    const sessionId = this.sessions.sessionOf(refreshToken ?? '') ?? this.sessionOf(accessToken);
    if (!sessionId) return;
    const actor = await this.sessions.actor(sessionId);
    await this.sessions.end('id', sessionId);
    this.remembered.forget();
    if (!actor) return;
    const origin: Person = { kind: 'person', actor, session: sessionMark(sessionId), sessionId, requestId };
    await this.audit.append(origin, { action: 'sign-out', resource: 'sessions', recordId: actor.userId });
  }

  /** Changes one's own password and ends every session of the account. */
  async changePassword(origin: Person, current: string, next: string, address: string): Promise<void> {
    const { userId } = origin.actor;
    const [row] = await this.database.query<[string, string, string | null]>(
      'select username, password, "passwordGivenById" from users where id = $1',
      [userId],
    );
    const [username, stored, givenBy] = row!;
    const wrong = () => unprocessable('Kata sandi sekarang salah.', { currentPassword: 'Kata sandi sekarang salah.' });
    const deed = { action: 'password-change', resource: 'users', recordId: userId } as const;
    const lanes = passwordLanes(userId);
    const tried = await this.throttle.reserve(lanes).catch(async (refusal: unknown) => {
      if (refusal instanceof TooManyAttempts) await this.refusals.note(refusal.lane.key, { origin, deed, address });
      throw refusal;
    });
    if (!(await passwordMatches(stored, current))) {
      await this.audit.append(origin, { ...deed, outcome: 'denied' });
      throw wrong();
    }
    await this.throttle.succeeded(tried, lanes);
    const fault = passwordFault(next, username);
    if (fault) throw unprocessable(fault, { newPassword: fault });
    if (await passwordMatches(stored, next)) throw unprocessable(SAME, { newPassword: SAME });
    const hash = await hashPassword(next);
    await this.database.transaction(async (sql) => {
      const changes = { password: { after: '(diubah)' }, ...(givenBy && { passwordGivenById: { before: givenBy } }) };
      // Whoever set another password in the meantime has taken this one away.
      const written = await sql.query(
        `with made as (update users set password = $2, "passwordGivenById" = null, version = version + 1, "updatedAt" = now() where id = $1 and password = $5 returning *)
         select audit.append($3::jsonb, made.id::text, made.version, $4::jsonb || ${ROW_HASH}) from made`,
        [userId, hash, entryOf(origin, { action: 'password-change', resource: 'users' }), fieldsOf(changes), stored],
      );
      if (written.length === 0) throw wrong();
      await this.sessions.end('user_id', userId, sql);
    });
    this.remembered.forget();
  }

  async me(actor: Actor): Promise<SignedIn['user']> {
    const [row] = await this.database.query<[string]>('select username from users where id = $1', [actor.userId]);
    const { userId: id, name, roles, staffId, passwordDue } = actor;
    return { id, username: row![0], name, role: roles[0] ?? null, roles, staffId, passwordDue };
  }

  /** What somebody who is in is given: a token, and who he is. */
  async answer(actor: Actor, sid: string): Promise<SignedIn> {
    const claims: Omit<AccessToken, 'exp'> = { sub: actor.userId, sid, typ: 'access' };
    return { accessToken: await this.tokens.signAsync(claims), expiresIn: TOKEN.expiresIn, user: await this.me(actor) };
  }

  private sessionOf(accessToken: string | undefined): string | undefined {
    if (!accessToken) return undefined;
    try {
      const claims = this.tokens.verify<AccessToken>(accessToken);
      return namesSession(claims) ? claims.sid : undefined;
    } catch {
      return undefined;
    }
  }
}
