import { Inject, Injectable } from '@nestjs/common';
import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { CONFIG, type Config } from '../config.ts';
import { Database, type Sql } from '../database/database.ts';
import type { Actor } from '../define/roles.ts';
import { ACTOR_COLUMNS, actorOf, type ActorRow, WORKING } from './actors.ts';

/** A double click, a second tab or a lost answer may present the token before the last for this long. */
const GRACE_SECONDS = 10;
const LIFE = "interval '12 hours'";

/** Pseudonym of a session for the audit trail. */
export const sessionMark = (sessionId: string): string =>
  createHash('sha256').update(`session ${sessionId}`).digest('base64url').slice(0, 22);

/** The sessions x that hold, with their accounts u and people s: as a FROM clause whose $2 says whether this is production. */
export const HOLDING = `from sessions x join users u on u.id = x.user_id join staff s on s.id = u."staffId" and x.ended_at is null and x.expires_at > now()
  and u.active and not (u.demo and $2) and u."archivedAt" is null and ${WORKING}`;

/** Everything that decides what somebody may do, read in one statement on each request (Access remembers it ≤ 1 s). */
const ACTOR = `select ${ACTOR_COLUMNS} ${HOLDING} where x.id = $1`;

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
  async actor(sessionId: string, sql: Sql = this.database): Promise<Actor | undefined> {
    const [row] = await sql.query<ActorRow>(ACTOR, [sessionId, this.config.production]);
    return row && actorOf(row);
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

  async open(userId: string, sql: Sql): Promise<{ token: string; sessionId: string }> {
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
