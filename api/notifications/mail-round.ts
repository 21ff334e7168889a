import { Inject, Injectable } from '@nestjs/common';
import { WORKING } from '../access/actors.ts';
import { CONFIG, type Config } from '../config.ts';
import { Database, type Sql } from '../database/database.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import { isWalled } from '../sql/wall.ts';
import { Jobs } from '../jobs/jobs.ts';
import { Outbox } from '../mail/outbox.ts';
import { subjectOf } from './subject.ts';

const EVERY_MS = 5000;
const PEOPLE_AT_ONCE = 20;
const MOST_LINES = 50;
const APART = "interval '1 minute'";
/** When people are written to; what comes at night waits for the morning, in the console it is there at once. */
const [MORNING, EVENING] = ['06:00', '20:00'];

const local = (at: string): string => `(${at} at time zone 'Asia/Jakarta')`;
/** SQL: the first moment from this one on at which a mail may go out. */
export const mailMoment = (at: string): string =>
  `case when ${local(at)}::time < '${MORNING}' then (${local(at)}::date + time '${MORNING}') at time zone 'Asia/Jakarta'
     when ${local(at)}::time >= '${EVENING}' then (${local(at)}::date + 1 + time '${MORNING}') at time zone 'Asia/Jakarta' else ${at} end`;

type Waiting = [id: string, title: string, resource: string | null, recordId: string | null];

/**
 * Writes to people what they were told: at most one mail a minute each, what came meanwhile in one, none at night and
 * none to whoever has left or lost his account by then.
 */
@Injectable()
export class MailRound {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(REGISTRY) private readonly registry: Registry,
    jobs: Jobs,
  ) {
    jobs.every({ name: 'notification-mail', everyMs: EVERY_MS, run: () => this.write() });
  }

  /** `at`: the moment, in place of the database's own. */
  write(at?: Date): Promise<void> {
    return this.database.transaction(async (sql) => {
      const now = 'coalesce($1::timestamptz, now())';
      const people = await sql.query<[string, string | null, boolean]>(
        `select s.id, s.email, ${WORKING} and exists (select 1 from users u where u."staffId" = s.id and u.active and u."archivedAt" is null)
         from staff s where ${mailMoment(now)} = ${now} and exists (select 1 from notifications n where n."staffId" = s.id and n."mailDueAt" <= ${now})
           and not exists (select 1 from mail_choices c where c.staff_id = s.id and c.mailed_at > ${now} - ${APART})
         order by s.id limit ${PEOPLE_AT_ONCE} for no key update of s skip locked`,
        [at ?? null],
      );
      for (const [staffId, email, isReached] of people) {
        if (email && isReached) await this.writeTo(sql, staffId, email, at);
        else
          await sql.query(
            `update notifications set "mailDueAt" = null where "staffId" = $1 and "mailDueAt" is not null`,
            [staffId],
          );
      }
    });
  }

  private async writeTo(sql: Sql, staffId: string, to: string, at?: Date): Promise<void> {
    const waiting = await sql.query<Waiting>(
      `select id, title, resource, "recordId" from notifications where "staffId" = $1 and "mailDueAt" <= coalesce($2::timestamptz, now())
       order by at, id limit ${MOST_LINES}`,
      [staffId, at ?? null],
    );
    // A mail about what a wall hides from its administrator is hidden with it: it is about nothing else.
    const apart = ([, , resource, recordId]: Waiting) =>
      resource && isWalled(this.registry.get(resource)) ? recordId : null;
    // Another instance has told it all in the meantime.
    if (waiting.length === 0) return;
    const first = apart(waiting[0]!);
    const lines = waiting.filter((one) => apart(one) === first);
    const [[id]] = lines as [Waiting];
    const recordIds = new Set(lines.map(([, , , recordId]) => recordId));
    await this.outbox.queue(sql, {
      to,
      subject: subjectOf(
        this.registry,
        lines.map(([, title, resource]) => ({ title, resource })),
      ),
      text: this.text(lines),
      messageKey: `notification:${id}`,
      recordId: recordIds.size === 1 ? ([...recordIds][0] ?? undefined) : undefined,
    });
    await sql.query(`update notifications set "mailDueAt" = null where id = any($1::uuid[])`, [
      lines.map(([one]) => one),
    ]);
    await sql.query(
      `insert into mail_choices (staff_id, mailed_at) values ($1, coalesce($2::timestamptz, now()))
       on conflict (staff_id) do update set mailed_at = excluded.mailed_at`,
      [staffId, at ?? null],
    );
  }

  private text(lines: readonly Waiting[]): string {
    const { publicUrl } = this.config;
    const link = ([, , resource, recordId]: Waiting) =>
      resource ? `${publicUrl}/#/${resource}/${recordId}/show` : publicUrl;
    const told = lines.map((line) => `${line[1]}\n\nBuka di Waskita: ${link(line)}\n`).join('\n');
    return `${told}\nSurel ini dikirim otomatis; tidak perlu dibalas. Pilih pemberitahuan yang dikirim lewat surel di Waskita.\n`;
  }
}
