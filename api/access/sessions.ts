import { Inject, Injectable } from '@nestjs/common';
import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Config } from '../config.ts';
import { CONFIG } from '../database/database.module.ts';
import { Database, type Sql } from '../database/database.ts';
import type { Actor, Role } from '../define/roles.ts';
import { inForce, TODAY } from './in-force.ts';

/** A double click, a second tab or a lost answer may present the token before the last for this long. */
const GRACE_SECONDS = 10;
const LIFE = "interval '12 hours'";

/** Pseudonym of a session for the audit trail. */
export const sessionMark = (sessionId: string): string =>
  createHash('sha256').update(`session ${sessionId}`).digest('base64url').slice(0, 22);

/** The sessions x that hold, with their accounts u and people s: as a FROM clause whose $2 says whether this is production. */
export const HOLDING = `from sessions x join users u on u.id = x.user_id join staff s on s.id = u."staffId" and x.ended_at is null and x.expires_at > now()
  and u.active and not (u.demo and $2) and u."archivedAt" is null
  and s."archivedAt" is null and s."activeFrom" <= ${TODAY} and (s."activeTo" is null or s."activeTo" >= ${TODAY})`;

/** Everything that decides what somebody may do, read in one statement on each request (Access remembers it ≤ 1 s). */
const ACTOR = `
select u.id, u."staffId", concat_ws(', ', concat_ws(' ', s."frontTitle", s."fullName"), s."backTitle"),
  (select coalesce(json_agg(json_build_object('role', a.role, 'kind', a.kind) order by a.kind <> 'definitif', a."validFrom"), '[]') from appointments a where a."staffId" = s.id and ${inForce('a')}),
  (with recursive below(id) as (select s."unitId" union select c.id from org_units c join below on c."parentId" = below.id where c."archivedAt" is null) select json_agg(id) from below),
  (with recursive below(id) as (select s.id union select c.id from staff c join below on c."supervisorId" = below.id where c."archivedAt" is null) select json_agg(id) from below),
  (select coalesce(json_agg(c.code), '[]') from competencies c where c."staffId" = s.id and ${inForce('c')})
${HOLDING} where x.id = $1`;

type ActorRow = [string, string, string, { role: Role; kind: string }[], string[], string[], string[]];
const ACTING: Record<string, string> = { plt: 'Plt.', plh: 'Plh.' };

export type Rotation = { token: string; sessionId: string } | { reused: string } | undefined;

@Injectable()
export class Sessions {
  private readonly key: KeyObject;

  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    const derived = hkdfSync('sha256', config.jwtKey, 'waskita', 'refresh', 32);
    this.key = createSecretKey(Buffer.from(derived));
  }

  /** The person behind a session, or nothing when it or his account has ended. */
  async actor(sessionId: string): Promise<Actor | undefined> {
    const [row] = await this.database.query<ActorRow>(ACTOR, [sessionId, this.config.production]);
    if (!row) return undefined;
    const [userId, staffId, name, appointments, unitIds, lineIds, competences] = row;
    const definitive = new Set(appointments.filter(({ kind }) => kind === 'definitif').map(({ role }) => role));
    const acting = appointments
      .filter(({ role }) => !definitive.has(role))
      .map(({ role, kind }) => [role, ACTING[kind]]);
    return {
      userId,
      staffId,
      name,
      roles: [...new Set(appointments.map(({ role }) => role))],
      acting: Object.fromEntries(acting) as Actor['acting'],
      unitIds,
      lineIds,
      competences,
    };
  }

  /** `<session>.<generation>.<proof>`: the proof needs a key that is not in the database. */
  private token(sessionId: string, generation: number): string {
    const proof = createHmac('sha256', this.key).update(`${sessionId}.${generation}`).digest('base64url');
    return `${sessionId}.${generation}.${proof}`;
  }

  /** The session that a refresh token of ours names, ended or not. */
  sessionOf(token: string): string | undefined {
    if (!/^[0-9a-f-]{36}\.\d{1,9}\.[\w-]{43}$/.test(token)) return undefined;
    const [sessionId = '', generation] = token.split('.');
    const ours = this.token(sessionId, Number(generation));
    const genuine = ours.length === token.length && timingSafeEqual(Buffer.from(token), Buffer.from(ours));
    return genuine ? sessionId : undefined;
  }

  async open(userId: string, sql: Sql = this.database): Promise<{ token: string; sessionId: string }> {
    const sessionId = uuid();
    await sql.query(
      `insert into sessions (id, user_id, generation, rotated_at, created_at, expires_at) values ($1, $2, 1, now(), now(), now() + ${LIFE})`,
      [sessionId, userId],
    );
    return { token: this.token(sessionId, 1), sessionId };
  }

  /**
   * Exchanges a refresh token for the next; all who present the same one at once get the same next one. A token
   * that was exchanged longer ago ends the whole session: either its owner or a thief holds a copy.
   */
  async rotate(token: string): Promise<Rotation> {
    const sessionId = this.sessionOf(token);
    if (!sessionId) return undefined;
    const generation = Number(token.split('.')[1]);
    return this.database.transaction(async (sql) => {
      const [row] = await sql.query<[number, boolean]>(
        `select generation, rotated_at > clock_timestamp() - interval '${GRACE_SECONDS} seconds' from sessions
         where id = $1 and ended_at is null and expires_at > now() for update`,
        [sessionId],
      );
      if (!row) return undefined;
      const [current, recent] = row;
      if (generation === current - 1 && recent) return { token: this.token(sessionId, current), sessionId };
      if (generation !== current) {
        await this.end('id', sessionId, sql);
        return { reused: sessionId };
      }
      await sql.query('update sessions set generation = $2, rotated_at = clock_timestamp() where id = $1', [
        sessionId,
        current + 1,
      ]);
      return { token: this.token(sessionId, current + 1), sessionId };
    });
  }

  async end(by: 'id' | 'user_id', id: string, sql: Sql = this.database): Promise<void> {
    await sql.query(`update sessions set ended_at = now() where ${by} = $1 and ended_at is null`, [id]);
  }
}
