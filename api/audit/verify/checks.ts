import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Database } from '../../database/database.ts';
import type { TrailCheck } from '../../define/answers.ts';
import { Audit } from '../audit.ts';
import type { Person } from '../entry.ts';
import type { Verdict } from '../offline/judge.ts';
import { judgeDatabase } from './live.ts';
import { Witness } from './witness.ts';

/** A run that has not told anything for so long has died with its process. */
const SILENCE_SECONDS = 60;
const TELL_EVERY_MS = 1000;

/** As the API answers it, with the whole verdict. */
type Check = TrailCheck & { readonly verdict: Verdict | null };

/** Runs verifications one at a time, on whichever instance, and tells of their progress. */
@Injectable()
export class Checks {
  constructor(
    private readonly database: Database,
    private readonly witness: Witness,
    private readonly audit: Audit,
  ) {}

  /** The newest run that is finished or still alive. */
  async latest(): Promise<Check | undefined> {
    const [row] = await this.database.query<[Date, string, string, Verdict | null]>(
      `select started_at, checked, size, verdict from audit_checks
       where verdict is not null or told_at > now() - make_interval(secs => ${SILENCE_SECONDS}) order by started_at desc limit 1`,
      [],
    );
    if (!row) return undefined;
    const [startedAt, checked, size, verdict] = row;
    return { startedAt: startedAt.toISOString(), checked: Number(checked), size: Number(size), verdict };
  }

  /** Verifies the whole log, or answers nothing when a run is under way. The run is an audit entry of its own. */
  async run(origin: Person): Promise<Verdict | undefined> {
    const id = uuid();
    const begun = await this.database.query<[string]>(
      `insert into audit_checks (id, size) select $1, (select size from audit.log_state)
       where pg_try_advisory_xact_lock(hashtext('audit_checks')) and not exists (
         select from audit_checks where verdict is null and told_at > now() - make_interval(secs => ${SILENCE_SECONDS})) returning id`,
      [id],
    );
    if (begun.length === 0) return undefined;
    let told = performance.now();
    const verdict = await judgeDatabase(this.database, await this.witness.promises(), async (read, of) => {
      if (performance.now() - told < TELL_EVERY_MS) return;
      told = performance.now();
      await this.database.query('update audit_checks set checked = $2, size = $3, told_at = now() where id = $1', [
        id,
        read,
        of,
      ]);
    });
    await this.database.transaction(async (sql) => {
      const text = JSON.stringify(verdict);
      await sql.query('update audit_checks set checked = $2, size = $2, told_at = now(), verdict = $3 where id = $1', [
        id,
        verdict.size,
        text,
      ]);
      const { ok, size, root, firstFault = null } = verdict;
      const changes = {
        ok: { after: ok },
        size: { after: size },
        root: { after: root },
        firstFault: { after: firstFault },
      };
      await this.audit.append(origin, { action: 'verify', resource: 'audit-logs', changes }, sql);
    });
    return verdict;
  }
}
