import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Audit } from '../audit/audit.ts';
import { Database, type Sql } from '../database/database.ts';
import { numberOf, type Resource } from '../define/resource.ts';
import { EVERYONE } from '../define/roles.ts';
import { quoted, tableOf } from '../engine/columns.ts';
import { REGISTRY } from '../engine/registry.ts';
import type { Registry } from '../engine/scope.ts';
import { isWalled } from '../engine/wall.ts';
import { Jobs } from '../jobs/jobs.ts';
import { type News, Notifications } from '../notifications/notifications.ts';
import { readersOf } from '../notifications/readers.ts';
import { clocked, outerOf } from './context.ts';
import { momentText } from './explain.ts';
import { Ledger } from './ledger.ts';
import { BREACH, iso } from './projection.ts';

const EVERY_MS = 5000;
const AT_ONCE = 20;

type Due = [
  id: string,
  resource: string,
  round: number,
  alerted: number,
  percent: number,
  ownerId: string | null,
  roles: string[],
  /** Null while the clock stands still. */
  dueAt: Date | null,
];

/**
 * Warns when the moment comes (design 1.4): at the percents of the standard whoever's turn it is, in the second after
 * the due time his direct superior too, and that is entered in the audit trail. The moment is a column of the clock
 * that it is about and is taken under its row's lock: what is told, and that it was told, commit together. So each
 * goes out exactly once, with any number of instances, and late only by as long as all of them were down.
 */
@Injectable()
export class Alerts {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly notifications: Notifications,
    private readonly audit: Audit,
    @Inject(REGISTRY) private readonly registry: Registry,
    jobs: Jobs,
  ) {
    jobs.every({ name: 'clock', everyMs: EVERY_MS, run: () => this.warnDue() });
  }

  /** Tells of what is due now; answers whether there may be more. */
  warnDue(): Promise<boolean> {
    return this.database.transaction(async (sql) => {
      const due = await sql.query<Due>(
        `select record_id, resource, round, alerted, alert, owner_id, roles, due_at from clocks
         where alert_at <= now() order by alert_at, record_id limit ${AT_ONCE} for update skip locked`,
        [],
      );
      for (const one of due) await this.warn(sql, one);
      return due.length > 0;
    });
  }

  private async warn(sql: Sql, [id, name, round, alerted, percent, ownerId, roles, dueAt]: Due): Promise<void> {
    const resource = this.registry.get(name)!;
    if (percent > alerted) {
      const people = ownerId ? [ownerId] : await readersOf(sql, this.registry, resource, id, roles);
      const above = percent === BREACH ? await this.superiorsOf(sql, people) : [];
      // A superior from whom a wall hides the record is not told of it.
      const seeing =
        above.length > 0 && isWalled(resource) ? await readersOf(sql, this.registry, resource, id, EVERYONE) : above;
      const superiors = above.filter((staffId) => seeing.includes(staffId));
      const label = await this.labelOf(sql, resource, id);
      const news = (staffId: string, title: string): News => ({
        staffId,
        // Of a later due time it is told again.
        key: `clock:${id}:${round}:${superiors.includes(staffId) ? 'escalated' : percent}:${iso(dueAt?.getTime() ?? null)}`,
        kind: percent >= 100 ? 'overdue' : 'due-soon',
        resource: name,
        recordId: id,
        title,
        text: dueAt ? `Jatuh tempo ${momentText(dueAt.getTime())}.` : 'Waktu layanan sedang berhenti sementara.',
        mail: true,
      });
      const told = titleOf(label, percent);
      const escalated = `Eskalasi ${label}: batas waktu terlampaui oleh bawahan Anda`;
      await this.notifications.tell(sql, [
        ...people.map((staffId) => news(staffId, told)),
        ...superiors.map((staffId) => news(staffId, escalated)),
      ]);
      if (superiors.length > 0) await this.enter(sql, name, id, superiors);
    }
    await this.ledger.warned(sql, resource, id, Math.max(percent, alerted));
  }

  private enter(sql: Sql, resource: string, recordId: string, to: readonly string[]): Promise<void> {
    const origin = { kind: 'job', job: 'clock', requestId: uuid() } as const;
    return this.audit.append(origin, { action: 'escalate', resource, recordId, changes: { to: { after: to } } }, sql);
  }

  private async superiorsOf(sql: Sql, people: readonly string[]): Promise<string[]> {
    const rows = await sql.query<[string]>(
      `select distinct "supervisorId" from staff where id = any($1::uuid[]) and "supervisorId" is not null and "supervisorId" <> all($1::uuid[])`,
      [people],
    );
    return rows.map(([id]) => id);
  }

  /** The register number of the record, or of the one around it: mails carry no names. */
  private async labelOf(sql: Sql, resource: Resource, id: string): Promise<string> {
    const of = clocked(resource)!;
    const numbered = numberOf(resource) ? resource : outerOf(this.registry, of)!.resource;
    const own = tableOf(resource);
    const source =
      numbered === resource
        ? `${own} n where n.id = $1`
        : `${own} t join ${tableOf(numbered)} n on n.id = t.${quoted(of.clock.within!)} where t.id = $1`;
    const [row] = await sql.query<[string]>(`select n.${quoted(numberOf(numbered)!.field)} from ${source}`, [id]);
    return row![0];
  }
}

function titleOf(label: string, percent: number): string {
  if (percent === BREACH) return `${label}: batas waktu terlampaui`;
  return percent === 100 ? `${label}: jatuh tempo sekarang` : `${label}: ${percent}% waktu layanan sudah terpakai`;
}
