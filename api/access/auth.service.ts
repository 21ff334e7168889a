import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Audit } from '../audit/audit.ts';
import { entryOf, fieldsOf, type Origin, type Person, ROW_HASH } from '../audit/entry.ts';
import { Lately } from '../audit/lately.ts';
import type { Config } from '../config.ts';
import { Database } from '../database/database.ts';
import { CONFIG } from '../database/database.module.ts';
import type { Actor, Role } from '../define/roles.ts';
import { Problem, unprocessable } from '../engine/problem.ts';
import { type AccessToken, TOKEN } from './jwt.strategy.ts';
import { hashPassword, passwordFault, passwordMatches } from './passwords.ts';
import { Remembered } from './remembered.ts';
import { signInFirst } from './access.guard.ts';
import { sessionMark, Sessions } from './sessions.ts';
import { Throttle } from './throttle.ts';

export interface SignedIn {
  accessToken: string;
  expiresIn: number;
  user: {
    id: string;
    username: string;
    name: string;
    role: Role | null;
    roles: readonly Role[];
    staffId: string;
    /** Nothing else is answered before he has chosen his own. */
    passwordDue: boolean;
  };
}

const SAME = 'Kata sandi baru sama dengan yang sekarang. Pilih yang lain.';

@Injectable()
export class AuthService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly throttle: Throttle,
    private readonly remembered: Remembered,
    private readonly tokens: JwtService,
    private readonly audit: Audit,
    private readonly lately: Lately,
  ) {}

  /** Wrong name, wrong password, ended account and demo account in production are one and the same 401. */
  async signIn(username: string, password: string, address: string, requestId: string) {
    const name = username.trim().toLowerCase();
    await this.throttle.attempt(name, address).catch(async (refusal: unknown) => {
      await this.locked(name, address, requestId);
      throw refusal;
    });
    const [account] = await this.database.query<[string, string, boolean]>(
      'select id, password, active and not (demo and $2) from users where username = $1 and "archivedAt" is null',
      [name, this.config.production],
    );
    const [userId, stored, usable] = account ?? [undefined, undefined, false];
    const matches = await passwordMatches(stored, password);
    const failed = async () => {
      const origin: Origin = { kind: 'stranger', requestId };
      const deed = { action: 'sign-in', resource: 'sessions', outcome: 'denied', recordId: userId } as const;
      // What is no account's name may be a password or a NIK typed into the wrong field.
      const known = userId && { username: { after: name } };
      await this.audit.append(origin, { ...deed, changes: { ...known, address: { after: address } } });
      throw new Problem(401, { code: 'sign_in_failed', message: 'Nama pengguna atau kata sandi salah.' });
    };
    if (!userId || !matches || !usable) return failed();
    const { token, sessionId } = await this.sessions.open(userId);
    const actor = await this.sessions.actor(sessionId);
    if (!actor) return failed();
    await this.throttle.succeeded(name, address);
    await this.database.query('update users set "lastSignInAt" = now() where id = $1', [userId]);
    const origin: Person = { kind: 'person', actor, session: sessionMark(sessionId), sessionId, requestId };
    const changes = { address: { after: address } };
    await this.audit.append(origin, { action: 'sign-in', resource: 'sessions', recordId: userId, changes });
    return { refreshToken: token, answer: await this.answer(actor, sessionId) };
  }

  /** Too many attempts: told once in ten minutes for the same name from the same address. */
  private async locked(name: string, address: string, requestId: string): Promise<void> {
    const key = [`locked ${name} ${address}`];
    if (!this.lately.isNews(key)) return;
    const [row] = await this.database.query<[string]>('select id from users where username = $1', [name]);
    const changes = { ...(row && { username: { after: name } }), address: { after: address } };
    const deed = { action: 'sign-in', resource: 'sessions', outcome: 'denied', reason: 'too_many_attempts' } as const;
    await this.audit.append({ kind: 'stranger', requestId }, { ...deed, recordId: row?.[0], changes });
    this.lately.told(key);
  }

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
  async changePassword(origin: Person, current: unknown, next: unknown): Promise<void> {
    const { userId } = origin.actor;
    const [row] = await this.database.query<[string, string, string | null]>(
      'select username, password, "passwordGivenById" from users where id = $1',
      [userId],
    );
    const [username, stored, givenBy] = row!;
    await this.throttle.attempt(`password ${username}`, userId);
    if (typeof current !== 'string' || current.length > 200 || !(await passwordMatches(stored, current))) {
      const deed = { action: 'password-change', resource: 'users', outcome: 'denied', recordId: userId } as const;
      await this.audit.append(origin, deed);
      throw unprocessable('Kata sandi sekarang salah.', { currentPassword: 'Kata sandi sekarang salah.' });
    }
    await this.throttle.succeeded(`password ${username}`, userId);
    const fault = passwordFault(next, username);
    if (fault) throw unprocessable(fault, { newPassword: fault });
    if (await passwordMatches(stored, next as string)) throw unprocessable(SAME, { newPassword: SAME });
    const hash = await hashPassword(next as string);
    await this.database.transaction(async (sql) => {
      const changes = { password: { after: '(diubah)' }, ...(givenBy && { passwordGivenById: { before: givenBy } }) };
      await sql.query(
        `with made as (update users set password = $2, "passwordGivenById" = null, version = version + 1, "updatedAt" = now() where id = $1 returning *)
         select audit.append($3::jsonb, made.id::text, made.version, $4::jsonb || ${ROW_HASH}) from made`,
        [userId, hash, entryOf(origin, { action: 'password-change', resource: 'users' }), fieldsOf(changes)],
      );
      await this.sessions.end('user_id', userId, sql);
    });
    this.remembered.forget();
  }

  async me(actor: Actor): Promise<SignedIn['user']> {
    const [row] = await this.database.query<[string]>('select username from users where id = $1', [actor.userId]);
    const { userId: id, name, roles, staffId, passwordDue } = actor;
    return { id, username: row![0], name, role: roles[0] ?? null, roles, staffId, passwordDue };
  }

  private async answer(actor: Actor, sid: string): Promise<SignedIn> {
    const claims: AccessToken = { sub: actor.userId, sid, typ: 'access' };
    return { accessToken: await this.tokens.signAsync(claims), expiresIn: TOKEN.expiresIn, user: await this.me(actor) };
  }

  private sessionOf(accessToken: string | undefined): string | undefined {
    if (!accessToken) return undefined;
    try {
      return this.tokens.verify<AccessToken>(accessToken).sid;
    } catch {
      return undefined;
    }
  }
}
