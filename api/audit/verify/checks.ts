import { Injectable, Logger } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { Database, type Sql } from '../../database/database.ts';
import type { TrailCheck } from '../../define/answers/trail.ts';
import { Audit } from '../audit.ts';
import type { Person } from '../entry.ts';
import type { Verdict } from '../offline/verdict.ts';
import { judgeDatabase } from './live.ts';
import { Witness } from './witness.ts';

/** A run that has not told anything for so long has died with its process. */
const SILENCE_SECONDS = 60;
const ALIVE = `told_at > now() - make_interval(secs => ${SILENCE_SECONDS})`;
const TELL_EVERY_MS = 1000;

/** As the API answers it, with the whole verdict. */
type Check = TrailCheck & { readonly verdict: Verdict | null };

/** Runs verifications one at a time, on whichever instance, and tells of their progress. */
@Injectable()
export class Checks {
  /** How long an answer waits for the verdict: well below what proxies allow (docker/nginx.conf: 60 seconds). */
  patienceMs = 20_000;
  private readonly logger = new Logger('verification');

  constructor(
    private readonly database: Database,
    private readonly witness: Witness,
    private readonly audit: Audit,
  ) {}

  /** The newest run that is finished, has failed, or is still alive. */
  async latest(): Promise<Check | undefined> {
    const [row] = await this.database.query<[Date, string, string, boolean, Verdict | null]>(
      `select started_at, checked, size, failed, verdict from audit_checks
       where verdict is not null or failed or ${ALIVE} order by started_at desc limit 1`,
      [],
    );
    if (!row) return undefined;
    const [startedAt, checked, size, failed, verdict] = row;
    return { startedAt: startedAt.toISOString(), checked: Number(checked), size: Number(size), failed, verdict };
  }

  /**
   * Verifies the whole log: its verdict, or `running` when that takes longer than anybody between here and the reader may
   * wait; then it goes on, and `latest` tells how far it has come. Nothing when a run is under way already.
   */
  async run(origin: Person): Promise<Verdict | 'running' | undefined> {
    const id = uuid();
    const begun = await this.database.query<[string]>(
      `insert into audit_checks (id, size) select $1, (select size from audit.log_state)
       where pg_try_advisory_xact_lock(hashtext('audit_checks')) and not exists (
         select from audit_checks where verdict is null and not failed and ${ALIVE}) returning id`,
      [id],
    );
    if (begun.length === 0) return undefined;
    const judging = this.judge(origin, id);
    const waited = new AbortController();
    const tooLong = wait(this.patienceMs, 'running' as const, { signal: waited.signal, ref: false }).catch(
      () => 'running' as const,
    );
    try {
      return await Promise.race([judging, tooLong]);
    } finally {
      waited.abort();
    }
  }

  /** Tells of its progress, its verdict and its failure. */
  private async judge(origin: Person, id: string): Promise<Verdict> {
    try {
      let told = performance.now();
      const verdict = await judgeDatabase(this.database, await this.witness.promises(), async (read, of) => {
        if (performance.now() - told < TELL_EVERY_MS) return;
        told = performance.now();
        const values = [id, read, of];
        await this.database.query(
          'update audit_checks set checked = $2, size = $3, told_at = now() where id = $1',
          values,
        );
      });
      await this.database.transaction((sql) => this.conclude(sql, origin, id, verdict));
      return verdict;
    } catch (error) {
      this.logger.error(`verification ${id}: ${(error as Error).message}`, (error as Error).stack);
      await this.database.query('update audit_checks set failed = true where id = $1', [id]).catch(() => undefined);
      throw error;
    }
  }

  /** The run is an audit entry of its own. */
  private async conclude(sql: Sql, origin: Person, id: string, verdict: Verdict): Promise<void> {
    await sql.query('update audit_checks set checked = $2, size = $2, told_at = now(), verdict = $3 where id = $1', [
      id,
      verdict.size,
      JSON.stringify(verdict),
    ]);
    const { ok, size, root, firstFault = null } = verdict;
    const changes = {
      ok: { after: ok },
      size: { after: size },
      root: { after: root },
      firstFault: { after: firstFault },
    };
    await this.audit.append(origin, { action: 'verify', resource: 'audit-logs', changes }, sql);
  }
}
