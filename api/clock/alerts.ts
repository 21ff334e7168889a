import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { actorsAtWork } from '../access/actors.ts';
import { Audit } from '../audit/audit.ts';
import { Database, type Sql } from '../database/database.ts';
import { numberOf, type Resource } from '../define/resource.ts';
import { quoted, tableOf } from '../sql/columns.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import { Jobs } from '../jobs/jobs.ts';
import { type News, Notifications } from '../notifications/notifications.ts';
import { clocked, outerOf } from './context.ts';
import { momentText } from '../define/dates.ts';
import { Ledger } from './ledger.ts';
import { BREACH, iso } from './projection.ts';
import { Holders } from '../work/holders.ts';
import { Reader } from '../sql/reader.ts';

const EVERY_MS = 5000;
const AT_ONCE = 20;

type Due = [
  id: string,
  resource: string,
  round: number,
  alerted: number,
  percent: number,
  /** Null while the clock stands still. */
  dueAt: Date | null,
];

/**
 * Warns when the moment comes (api/README: The clock): at the percents of the standard whoever's turn it is, in the second after
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
    private readonly holders: Holders,
    private readonly reader: Reader,
    @Inject(REGISTRY) private readonly registry: Registry,
    jobs: Jobs,
  ) {
    jobs.every({ name: 'clock', everyMs: EVERY_MS, run: () => this.warnDue() });
  }

  /** Tells of what is due now; answers whether there may be more. */
  warnDue(): Promise<boolean> {
    return this.database.transaction(async (sql) => {
      const due = await sql.query<Due>(
        `select record_id, resource, round, alerted, alert, due_at from clocks
         where alert_at <= now() order by alert_at, record_id limit ${AT_ONCE} for update skip locked`,
        [],
      );
      for (const one of due) await this.warn(sql, one);
      return due.length > 0;
    });
  }

  /** Of several that have fallen due, because nothing ran or the record was entered late, only the last is told. */
  private async warn(sql: Sql, [id, name, round, alerted, first, dueAt]: Due): Promise<void> {
    const resource = this.registry.get(name)!;
    let percent = first;
    for (let next: number | undefined = first; next !== undefined;) {
      percent = next;
      next = await this.ledger.warned(sql, resource, id, Math.max(percent, alerted));
    }
    if (percent <= alerted) return;
    const row = await this.reader.any(resource, id, sql);
    if (!row) return;
    const present = await actorsAtWork(sql);
    const holding = await this.holders.of(sql, resource, row, present);
    const people = holding?.staffIds ?? [];
    const superiors =
      percent === BREACH
        ? await this.holders.above(sql, people, await this.holders.seeing(sql, resource, id, present))
        : [];
    const label = await this.labelOf(sql, resource, id);
    const news = (staffId: string, mark: number | 'escalated', title: string): News => ({
      staffId,
      // Of a later due time it is told again.
      key: `clock:${id}:${round}:${mark}:${iso(dueAt?.getTime() ?? null)}`,
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
      ...people.map((staffId) => news(staffId, percent, told)),
      ...superiors.map((staffId) => news(staffId, 'escalated', escalated)),
    ]);
    if (superiors.length > 0) await this.enter(sql, name, id, superiors);
  }

  private enter(sql: Sql, resource: string, recordId: string, to: readonly string[]): Promise<void> {
    const origin = { kind: 'job', job: 'clock', requestId: uuid() } as const;
    return this.audit.append(origin, { action: 'escalate', resource, recordId, changes: { to: { after: to } } }, sql);
  }

  /** The register number of the record, or of the one around it or that it points to first: mails carry no names. */
  private async labelOf(sql: Sql, resource: Resource, id: string): Promise<string> {
    const own = tableOf(resource);
    const numbered = numberOf(resource);
    if (numbered) return numberIn(sql, quoted(numbered.field), `${own} n where n.id = $1`, id);
    const outer = outerOf(this.registry, clocked(resource)!)?.resource;
    const by = outer ? resource.clock!.within! : this.numberedBy(resource);
    const target = this.registry.get(resource.fields[by]!.to!)!;
    const source = `${own} t join ${tableOf(target)} n on n.id = t.${quoted(by)} where t.id = $1`;
    const number = await numberIn(sql, quoted(numberOf(target)!.field), source, id);
    return outer ? number : `${resource.label} ${number}`;
  }

  /** The first reference to something that has a number. */
  private numberedBy({ fields }: Resource): string {
    return Object.keys(fields).find((name) => {
      const target = this.registry.get(fields[name]!.to ?? '');
      return target !== undefined && numberOf(target) !== undefined;
    })!;
  }
}

async function numberIn(sql: Sql, field: string, source: string, id: string): Promise<string> {
  const [row] = await sql.query<[string]>(`select n.${field} from ${source}`, [id]);
  return row![0];
}

function titleOf(label: string, percent: number): string {
  if (percent === BREACH) return `${label}: batas waktu terlampaui`;
  return percent === 100 ? `${label}: jatuh tempo sekarang` : `${label}: ${percent}% waktu layanan sudah terpakai`;
}
