import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.ts';
import type { Origin, Person } from '../audit/entry.ts';
import { CONFIG, type Config } from '../config.ts';
import { Database } from '../database/database.ts';
import type { Actor } from '../define/roles.ts';
import { Problem } from '../sql/problem.ts';
import type { SignedIn } from '../define/answers/session.ts';
import { AuthService } from './auth.service.ts';
import { passwordMatches } from './passwords.ts';
import { HomePlaces } from './places.ts';
import { Refusals } from './refusals.ts';
import { sessionMark, Sessions } from './sessions.ts';
import { type Place, signInLanes, Throttle, TooManyAttempts } from './throttle.ts';

/** Who knocks, and from where. */
export interface Knock {
  readonly address: string;
  /** The cookie of a device that somebody signed in with before. */
  readonly device: string | undefined;
  readonly requestId: string;
}
interface Entered {
  readonly refreshToken: string;
  readonly actor: Actor;
  readonly sessionId: string;
}

/** Nobody works here under this account today. */
class Ended extends Error {}

@Injectable()
export class SignIn {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly throttle: Throttle,
    private readonly places: HomePlaces,
    private readonly refusals: Refusals,
    private readonly audit: Audit,
    private readonly auth: AuthService,
  ) {}

  /** Wrong name, wrong password, ended account and demo account in production are one and the same 401. */
  async signIn(
    username: string,
    password: string,
    knock: Knock,
  ): Promise<{ refreshToken: string; device: string; answer: SignedIn }> {
    const name = username.trim().toLowerCase();
    const { address, requestId } = knock;
    const [account] = await this.database.query<[string, string, boolean, boolean]>(
      `select id, password, active and not (demo and $2), exists (select from sign_in_places p where p.user_id = u.id and p.place = $3)
       from users u where username = $1 and "archivedAt" is null`,
      [name, this.config.production, this.places.placeOf(address)],
    );
    const [userId, stored, usable, usual] = account ?? [undefined, undefined, false, false];
    const device = userId && this.places.deviceOf(knock.device, userId);
    const place: Place = device ? { device } : usual ? { usual: address } : { address };
    const origin: Origin = { kind: 'stranger', requestId };
    const deed = { action: 'sign-in', resource: 'sessions', recordId: userId } as const;
    // What is no account's name may be a password or a NIK typed into the wrong field.
    const known = userId && name;
    const tried = await this.throttle.reserveSignIn(name, place).catch(async (refusal: unknown) => {
      if (refusal instanceof TooManyAttempts)
        await this.refusals.note(refusal.lane.key, { origin, deed, username: known, address });
      throw refusal;
    });
    const matches = await passwordMatches(stored, password);
    const entered =
      userId && matches && usable
        ? await this.enter(userId, stored!, knock).catch(async (fault: unknown) => {
            // It was the right password. When the database is away this fails too: the try is forgotten by age.
            await tried.giveBack().catch(() => undefined);
            throw fault;
          })
        : undefined;
    if (!entered) {
      const changes = { ...(known && { username: { after: known } }), address: { after: address } };
      await this.audit.append(origin, { ...deed, outcome: 'denied', changes });
      throw new Problem(401, { code: 'sign_in_failed', message: 'Nama pengguna atau kata sandi salah.' });
    }
    await this.throttle.succeeded(tried, signInLanes(name, place));
    return {
      refreshToken: entered.refreshToken,
      device: this.places.cookieFor(knock.device, userId!),
      answer: await this.auth.answer(entered.actor, entered.sessionId),
    };
  }

  /** Session, memory of the place and entry of the trail: all or none. */
  private async enter(userId: string, judged: string, { address, requestId }: Knock): Promise<Entered | undefined> {
    try {
      return await this.database.transaction(async (sql) => {
        // The password may have been changed, and every session ended, while this one was compared.
        const [still] = await sql.query('select id from users where id = $1 and password = $2 for no key update', [
          userId,
          judged,
        ]);
        if (!still) throw new Ended();
        const { token, sessionId } = await this.sessions.open(userId, sql);
        const actor = await this.sessions.actor(sessionId, sql);
        if (!actor) throw new Ended();
        await sql.query('update users set "lastSignInAt" = now() where id = $1', [userId]);
        await this.places.remember(sql, userId, address);
        const origin: Person = { kind: 'person', actor, session: sessionMark(sessionId), sessionId, requestId };
        const changes = { address: { after: address } };
        await this.audit.append(origin, { action: 'sign-in', resource: 'sessions', recordId: userId, changes }, sql);
        return { refreshToken: token, actor, sessionId };
      });
    } catch (error) {
      if (error instanceof Ended) return undefined;
      throw error;
    }
  }
}
