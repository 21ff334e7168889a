import { Inject, Injectable } from '@nestjs/common';
import type { Origin, Person } from '../audit/entry.ts';
import { attachments } from '../attachments/attachments.resource.ts';
import { auditLogs } from '../audit-logs/audit-logs.resource.ts';
import { CALENDAR, type Calendars, STANDARDS, type Standards } from '../clock/sources.ts';
import { now } from '../database/scene.ts';
import type { Sql } from '../database/database.ts';
import type { Bytes } from '../downloads/download.ts';
import { officeDate } from '../define/office-time.ts';
import type { Known } from '../define/rule.ts';
import { disciplineArticles } from '../discipline-articles/discipline-articles.resource.ts';
import { Jobs } from '../jobs/jobs.ts';
import { Notifications } from '../notifications/notifications.ts';
import { CrudService } from '../records/crud.module.ts';
import type { CreatedWork, Effects, RowWork, StepWork, ValuesOf, Work } from '../records/work.ts';
import { type ServiceStandard, serviceStandards } from '../service-standards/service-standards.resource.ts';
import { UUID } from '../sql/input.ts';
import { unprocessable } from '../sql/problem.ts';
import { linesAbove } from '../work/holders.ts';
import { restOnAct } from './alleged.ts';
import { asActing } from './capacity.ts';
import { clauseText } from './criterion.ts';
import { findingPaper } from './finding-paper.ts';
import { endedNews, answeredNews, silentNews } from './finding-news.ts';
import { findings } from './findings.resource.ts';
import { printedPeople } from './printed.ts';
import { AMISS, supervisedActs } from './supervised-acts.resource.ts';
import { MINUTE } from '../define/durations.ts';

const AT_ONCE = 100;

/** A superior supervises his own line, and never himself. */
function refuseOthers({ actor: { staffId, lineIds } }: Person, supervisedId: string | undefined): void {
  const says = 'Pilih pegawai di garis bawahan Anda.';
  const subordinate = supervisedId !== staffId && lineIds.includes(supervisedId!);
  if (!subordinate) throw unprocessable(says, { supervisedId: says });
}

/** What is still to be done is not due before today. */
function refusePast(dueOn: string | null | undefined): void {
  const says = 'Batas waktu tidak boleh sebelum hari ini.';
  if (dueOn && dueOn < officeDate(now())) throw unprocessable(says, { dueOn: says });
}

type Named = Pick<ValuesOf<typeof findings>, 'clause' | 'articleId' | 'complaintId'>;

@Injectable()
export class FindingsService extends CrudService(findings) {
  @Inject(Notifications) private readonly notifications!: Notifications;
  @Inject(STANDARDS) private readonly standards!: Standards;
  @Inject(CALENDAR) private readonly calendars!: Calendars;

  @Inject(Jobs) set jobs(jobs: Jobs) {
    jobs.every({ name: 'finding-silence', everyMs: MINUTE, run: () => this.recordSilence() });
  }

  protected override readonly effects: Effects<typeof findings> = {
    sampaikan: { before: ({ row }) => refusePast(row.dueOn) },
    tanggapi: { after: (work) => this.tell(work, answeredNews) },
    tindaklanjuti: { before: async ({ row, sql }) => ({ handlerId: await this.closerOf(row, sql) }) },
    ubah_batas_waktu: { before: ({ values }) => refusePast(values.dueOn) },
    selesaikan: { after: (work) => this.tell(work, endedNews) },
    batalkan: { after: (work) => this.tell(work, endedNews) },
  };

  /** Writes down who let the term of his answer pass (never that he agrees); answers whether there may be more. `moment`: ms. */
  async recordSilence(moment?: number): Promise<boolean> {
    const at = new Date(moment ?? (await this.calendars.now())).toISOString();
    const due = await this.database.query<[string]>(
      `select t.id from findings t join clocks k on k.record_id = t.id
       where t.status = 'disampaikan' and t."archivedAt" is null and k.state = t.status and not k.provisional and k.due_at < $1
       order by t.id limit ${AT_ONCE}`,
      [at],
    );
    const origin: Origin = { kind: 'job', job: 'finding-silence', requestId: 'finding-silence' };
    for (const [id] of due)
      await this.database.transaction(async (sql) => {
        if (
          !(await this.writer.follow(findings, { origin, sql }, id, { verb: 'catat_diam', values: { silentAt: at } }))
        )
          return;
        const row = await this.reader.any(findings, id, sql);
        if (row) await this.notifications.tell(sql, silentNews(row));
      });
    return due.length === AT_ONCE;
  }

  /** Laporan temuan, as whoever asks may know it. */
  async paper(origin: Person, id: string): Promise<{ name: string; content: Bytes }> {
    const row = await this.rowOf(origin, id);
    const people = await printedPeople(this.database, [row.supervisedId, row.supervisorId]);
    const article = row.articleId ? await this.reader.any(disciplineArticles, row.articleId, this.database) : undefined;
    const standard = row.standardId ? await this.standards.byId(this.database, row.standardId) : undefined;
    const evidence = row.bukti ? await this.reader.row(attachments, origin.actor, row.bukti) : undefined;
    const content = findingPaper(row, {
      people,
      article: article ? { name: article.name, verified: article.verification === 'terverifikasi' } : null,
      edition: standard?.edition ?? null,
      evidence: evidence ? `${evidence.name} (SHA-256 ${evidence.sha256})` : null,
    });
    await this.audit.append(origin, { action: 'print', resource: findings.name, recordId: row.id });
    return { name: `temuan-${row.number.replaceAll('/', '-')}.pdf`, content };
  }

  protected override async beforeCreate({ origin, values, sql }: Work<typeof findings>) {
    refuseOthers(origin, values.supervisedId);
    refusePast(values.dueOn);
    await restOnAct(this.reader, sql, { ...values, personId: values.supervisedId }, AMISS);
    await this.refuseForeignEntry(origin, values, sql);
    return this.criterionOf(values, sql);
  }

  protected override async afterCreate({ origin, values, sql }: CreatedWork<typeof findings>) {
    if (values.actId)
      await this.writer.follow(supervisedActs, { origin, sql }, values.actId, { verb: 'tindak_lanjuti' });
  }

  protected override async beforeUpdate({ row, values, sql }: RowWork<typeof findings>) {
    refusePast(values.dueOn);
    return 'clause' in values || 'articleId' in values ? this.criterionOf({ ...row, ...values }, sql) : {};
  }

  /** A finding rests on what the supervised did himself, and its author may read. */
  private async refuseForeignEntry({ actor }: Person, { entryId, supervisedId }: ValuesOf<typeof findings>, sql: Sql) {
    if (!entryId) return;
    const entry = UUID.test(entryId) ? await this.reader.row(auditLogs, actor, entryId, sql) : undefined;
    const says = 'Catatan jejak audit itu bukan perbuatan pegawai ini.';
    if (entry?.actorId !== supervisedId) throw unprocessable(says, { entryId: says });
  }

  /** The words that the criterion refers to, as they stand now: of the version under which the case came in, else of the one in force. */
  private async criterionOf({ clause, articleId, complaintId }: Named, sql: Sql): Promise<ValuesOf<typeof findings>> {
    const article = articleId ? await this.reader.any(disciplineArticles, articleId, sql) : undefined;
    const standard = clause ? await this.standardOf(complaintId, sql) : undefined;
    const words = clause && standard ? clauseText(standard, clause) : undefined;
    const says = 'Standar pelayanan yang berlaku tidak memuat butir itu. Pilih butir lain atau pasal disiplin.';
    if (clause && words === undefined) throw unprocessable(says, { clause: says });
    const criterion = [words, article && `${article.name}: ${article.text}`].filter(Boolean).join('\n\n');
    return { criterion: criterion || null, standardId: standard?.id ?? null };
  }

  private async standardOf(complaintId: string | null | undefined, sql: Sql): Promise<ServiceStandard | undefined> {
    const [kept] = await sql.query<[string]>('select standard_id from clocks where record_id = $1::uuid', [
      complaintId ?? null,
    ]);
    const id = kept?.[0] ?? (await this.standards.inForceAt(sql, now()))?.id;
    return id === undefined ? undefined : this.reader.any(serviceStandards, id, sql);
  }

  /** Who judges what was done: his superior; of somebody who leads, the superior of that one. */
  private async closerOf({ supervisedId, supervisorId, barredId }: StepWork<typeof findings>['row'], sql: Sql) {
    if (barredId === null) return supervisorId;
    const above = (await linesAbove(sql, [supervisedId])).get(supervisedId) ?? [];
    return above[1] ?? supervisorId;
  }

  protected override inCapacity(origin: Person, { supervisedId }: Known) {
    return asActing(origin, supervisedId as string);
  }

  private async tell({ origin, row, step, sql }: StepWork<typeof findings>, news: typeof answeredNews): Promise<void> {
    await this.notifications.tell(sql, news({ ...row, version: row.version + 1 }, step, origin.actor.staffId));
  }
}
