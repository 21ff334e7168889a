import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.ts';
import { Database, type Sql } from '../database/database.ts';
import type { Known } from '../define/rule.ts';
import type { Actor } from '../define/roles.ts';
import { badRequest, notFound } from '../sql/problem.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import { Vault } from '../sql/vault.ts';
import { type GivenDraft, givenDraft, type TypedForm } from './given.ts';
import { isDraftKey } from '../define/sent-form.ts';

/** A person's; the oldest go first. */
export const MOST_DRAFTS = 30;

export interface DraftHead {
  readonly key: string;
  readonly version: number;
  readonly savedAt: Date;
  /** Of the record that it was typed over. */
  readonly recordVersion: number | null;
}
export interface Draft extends DraftHead {
  readonly values: Known;
  /** What another window had kept of the same form when this one was saved over it. */
  readonly earlier: { readonly savedAt: Date; readonly values: Known } | null;
}
export interface SavedDraft extends DraftHead {
  /** When that was saved which this one was saved over: it is not lost, but `earlier`. */
  readonly replaced: Date | null;
  /** Drafts of other forms that had to go. */
  readonly dropped: readonly string[];
}

/** What people have typed and not sent yet: each sees his own, encrypted at rest, told to nobody. */
@Injectable()
export class Drafts {
  /** SQL: of this person, and not forgotten yet. */
  private readonly kept: string;

  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    @Inject(REGISTRY) private readonly registry: Registry,
    @Inject(CONFIG) { keep }: Config,
  ) {
    this.kept = `user_id = $1 and saved_at > now() - make_interval(days => ${keep.drafts})`;
  }

  async list({ userId }: Actor): Promise<DraftHead[]> {
    const rows = await this.database.query<[string, number, Date, number | null]>(
      `select key, version, saved_at, record_version from drafts where ${this.kept} order by saved_at desc, key`,
      [userId],
    );
    return rows.map(([key, version, savedAt, recordVersion]) => ({ key, version, savedAt, recordVersion }));
  }

  async one({ userId }: Actor, key: string): Promise<Draft> {
    const [row] = await this.database.query<[number, Date, number | null, string, ...([string, Date] | [null, null])]>(
      `select version, saved_at, record_version, body, earlier_body, earlier_at from drafts where ${this.kept} and key = $2`,
      [userId, key],
    );
    if (!row) throw notFound();
    const [version, savedAt, recordVersion, body, earlierBody, earlierAt] = row;
    const earlier = earlierBody === null ? null : { savedAt: earlierAt, values: this.opened(earlierBody) };
    return { key, version, savedAt, recordVersion, values: this.opened(body), earlier };
  }

  async keep({ userId }: Actor, key: string, form: TypedForm): Promise<SavedDraft> {
    if (!isDraftKey(key)) throw badRequest('Nama draf tidak benar.');
    const given = givenDraft(form, this.registry.get(key.split('.')[0]!));
    return this.database.transaction(async (sql) => {
      // One save of a person at a time: two windows see each other, and the number stays bounded.
      await sql.query(`select pg_advisory_xact_lock(hashtextextended('drafts ' || $1, 0))`, [userId]);
      const replaced = await this.replaced(sql, userId, key, given);
      const [row] = await sql.query<[number, Date]>(
        `insert into drafts as d (user_id, key, writer, record_version, body) values ($1, $2, $3, $4, $5)
         on conflict (user_id, key) do update set version = d.version + 1, writer = excluded.writer, saved_at = now(),
           record_version = excluded.record_version, body = excluded.body,
           earlier_body = case when $6 then d.body else d.earlier_body end,
           earlier_at = case when $6 then d.saved_at else d.earlier_at end,
           earlier_writer = case when $6 then d.writer else d.earlier_writer end
         returning version, saved_at`,
        [userId, key, given.writer, given.recordVersion, this.vault.encrypt(given.text), replaced !== null],
      );
      const dropped = await sql.query<[string]>(
        `delete from drafts where user_id = $1 and key in
           (select key from drafts where user_id = $1 order by saved_at desc, key = $2 desc offset ${MOST_DRAFTS}) returning key`,
        [userId, key],
      );
      const [version, savedAt] = row!;
      const { recordVersion } = given;
      return { key, version, savedAt, recordVersion, replaced, dropped: dropped.map(([name]) => name) };
    });
  }

  /** Nothing to remove is as good as removed. */
  async remove({ userId }: Actor, key: string): Promise<void> {
    await this.database.query('delete from drafts where user_id = $1 and key = $2', [userId, key]);
  }

  /** When somebody else's window, so to say, saved what would be overwritten without anybody having seen it. */
  private async replaced(sql: Sql, userId: string, key: string, given: GivenDraft): Promise<Date | null> {
    const [before] = await sql.query<[number, string, string, Date]>(
      `select version, writer, body, saved_at from drafts where ${this.kept} and key = $2`,
      [userId, key],
    );
    if (!before) return null;
    const [version, writer, body, savedAt] = before;
    const seen = writer === given.writer || version === given.after;
    return seen || this.vault.decrypt(body) === given.text ? null : savedAt;
  }

  private opened(body: string): Known {
    return JSON.parse(this.vault.decrypt(body)) as Known;
  }
}
