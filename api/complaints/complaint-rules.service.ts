import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Person } from '../audit/entry.ts';
import { Ledger } from '../clock/ledger.ts';
import { CALENDAR, type Calendars } from '../clock/sources.ts';
import type { Sql } from '../database/database.ts';
import type { RowOf } from '../define/resource.ts';
import { holds, LEADERS } from '../define/roles.ts';
import { creationValues } from '../records/body.ts';
import { CrudService } from '../records/crud.module.ts';
import { uniqueName } from '../sql/entity.ts';
import type { Sent } from '../sql/input.ts';
import { forbidden, type Problem, unprocessable } from '../sql/problem.ts';
import type { CreatedWork, Effects, RowWork, StepWork, Work } from '../records/work.ts';
import { REGISTRY } from '../sql/registry.ts';
import { type Registry, Values } from '../sql/scope.ts';
import { endDraft } from '../records/sent-draft.ts';
import { wallsSql } from '../sql/wall.ts';
import { broken, type Known } from '../define/rule.ts';
import { Outbox } from '../mail/outbox.ts';
import { Notifications } from '../notifications/notifications.ts';
import { answerFaults } from './answer.ts';
import { type Complaint, complaints } from './complaints.resource.ts';
import { jointFaults, mailAnswer, mergedInto, moveOn, sharedAnswerFaults } from './merging.ts';
import { NOT_BELOW } from './forwarding.flow.ts';
import { assignedNews, intakeNews, reclassifiedNews } from './news.ts';
import { handlerFault, isVerifier } from './people.ts';
import { type Proposable, proposedClass } from './proposal.ts';
import { dueUnder } from './reclassification.ts';
import { type Faults, promiseOf } from './rules.ts';

function problemOf(faults: Faults): Problem | undefined {
  const [first] = Object.values(faults);
  return first ? unprocessable(first, faults) : undefined;
}
function refuse(faults: Faults): void {
  const problem = problemOf(faults);
  if (problem) throw problem;
}

const fingerprintOf = ({ actor }: Person, values: Known): string => {
  const sorted = Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([actor.staffId, sorted]))
    .digest('base64url');
};

/** What holds at every intake, edit and step of a complaint. */
@Injectable()
export class ComplaintRules extends CrudService(complaints) {
  @Inject(REGISTRY) protected readonly registry!: Registry;
  @Inject(Ledger) private readonly ledger!: Ledger;
  @Inject(CALENDAR) private readonly calendars!: Calendars;
  @Inject(Notifications) private readonly notifications!: Notifications;
  @Inject(Outbox) private readonly outbox!: Outbox;

  protected override readonly effects: Effects<typeof complaints> = {
    klasifikasikan: { before: (work) => this.classAnew(work) },
    tugaskan: { before: (work) => this.mayHandle(work) },
    klasifikasi_ulang: { before: (work) => this.classAnew(work), after: (work) => this.tellReclassified(work) },
    jawab: { before: (work) => this.mayAnswer(work), after: (work) => this.send(work) },
    catat_jawaban_inspektorat: { before: (work) => this.mayAnswer(work), after: (work) => this.send(work) },
    tanggapi_balik: { before: ({ row }) => ({ replies: (row.replies ?? 0) + 1 }) },
    gabungkan: { before: (work) => this.merge(work), after: (work) => this.takeAlong(work) },
  };

  /** Equal intakes of one person are one, whether the console sent a key or not: the later get the first one's answer. */
  override async create(origin: Person, sent: Sent, key?: string): Promise<string> {
    try {
      return await super.create(origin, sent, key);
    } catch (error) {
      if ((error as { constraint?: string }).constraint !== uniqueName(complaints, ['fingerprint'])) throw error;
      const values = creationValues(complaints, sent, origin.actor.roles);
      const [first] = await this.database.query<[string]>('select id from complaints where fingerprint = $1', [
        fingerprintOf(origin, values),
      ]);
      await endDraft(this.database, origin);
      return (await this.one(origin, first![0]))[0];
    }
  }

  protected override async beforeCreate({ origin, values, sql }: Work<typeof complaints>) {
    const { class: proposed, reason } = proposedClass(values);
    return {
      proposedClass: proposed,
      proposalReason: reason,
      promised: promiseOf(values),
      pastVerifiers: await this.pastVerifiers(sql, origin, values.complainedId as string | undefined),
      twin: await this.twin(sql, origin, values.trackingId as string | undefined),
      fingerprint: fingerprintOf(origin, values),
      ...this.secrecy(values),
    };
  }

  protected override async afterCreate({ origin, json, sql }: CreatedWork<typeof complaints>) {
    const complaint = JSON.parse(json) as Complaint;
    await this.notifications.tell(sql, await intakeNews(sql, this.registry, complaint, origin.actor.staffId));
  }

  protected override async beforeUpdate({ origin, row, values, sql }: RowWork<typeof complaints>) {
    const after: Complaint & Proposable = { ...row, ...values };
    if (row.confidential && !after.confidential)
      refuse({ confidential: 'Kerahasiaan identitas pelapor tidak dapat dicabut.' });
    const { class: proposed, reason } = proposedClass(after);
    const named = 'complainedId' in values ? await this.renamed(sql, origin, row, values.complainedId as string) : {};
    return {
      ...named,
      ...('kind' in values && { promised: promiseOf(after) }),
      ...this.secrecy(after),
      ...(!row.class && { proposedClass: proposed, proposalReason: reason }),
      ...('trackingId' in values && { twin: await this.twin(sql, origin, values.trackingId as string, row.id) }),
    };
  }

  /** Who gives no name wants to stay unknown: his contact and what he handed in could tell. */
  private secrecy({ confidential, reporter }: Known) {
    return !confidential && !reporter ? { confidential: true } : {};
  }

  private async pastVerifiers(sql: Sql, origin: Person, complainedId: string | null | undefined): Promise<boolean> {
    const past = Boolean(complainedId) && (await isVerifier(sql, complainedId!));
    if (past && holds(origin.actor, ['verifikator']))
      refuse({ complainedId: 'Aduan tentang verifikator dicatat oleh staf atau Kepala Seksi.' });
    return past;
  }

  /** Somebody else is complained about: a handler who may not deal with that is taken off. Nobody takes his superior off. */
  private async renamed(sql: Sql, origin: Person, row: RowOf<typeof complaints>, complainedId: string | null) {
    const [below] = broken(row.complainedId === complainedId ? [] : [NOT_BELOW], row, origin.actor);
    if (below) throw forbidden(below.says, below.code!);
    const pastVerifiers = await this.pastVerifiers(sql, origin, complainedId);
    const handlerId = row.handlerId as string | null;
    const fault = handlerId && (await handlerFault(sql, { handlerId, complainedId, pastVerifiers }));
    return { pastVerifiers, ...(fault && { handlerId: null }) };
  }

  /**
   * A tracking number is recorded once. Only for somebody from whom a wall hides every complaint with this number it
   * is new: he must not learn of them, so his is kept beside them.
   */
  private async twin(sql: Sql, origin: Person, trackingId: string | null | undefined, except?: string) {
    if (!trackingId) return 0;
    const values = new Values();
    const known = wallsSql({ registry: this.registry, actor: origin.actor, values }, complaints, 'c').join(' and ');
    const [row] = await sql.query<[boolean, number]>(
      `select coalesce(bool_or(${known}), false), coalesce(max(c.twin), -1) from complaints c
       where c."trackingId" = ${values.add(trackingId)} and c.id is distinct from ${values.add(except ?? null)}::uuid and c."archivedAt" is null`,
      values.list,
    );
    const [seen, last] = row!;
    if (seen) refuse({ trackingId: 'Nomor pelacakan SP4N-LAPOR! ini sudah dicatat.' });
    return last + 1;
  }

  protected override async afterStep({ row, values, origin, sql }: StepWork<typeof complaints>) {
    const { handlerId } = values;
    if (!handlerId || [origin.actor.staffId, row.handlerId].includes(handlerId)) return;
    await this.notifications.tell(sql, [assignedNews(row, row.version + 1, handlerId)]);
  }

  private async classAnew(work: StepWork<typeof complaints>) {
    await this.mayHandle(work);
    return this.classed(work);
  }

  private async tellReclassified({ row, origin, sql }: StepWork<typeof complaints>) {
    await this.notifications.tell(sql, await reclassifiedNews(sql, this.registry, row, origin.actor.staffId));
  }

  /** The main one is held with it: of two that are merged into each other at once both would end, and nobody would answer. */
  private async merge({ row, values, origin, sql }: StepWork<typeof complaints>) {
    const main = await this.reader.row(complaints, origin.actor, values.mainId!, sql);
    refuse(jointFaults(row, await mergedInto(sql, row.id), main!));
  }

  private async takeAlong({ row, values, origin, sql }: StepWork<typeof complaints>) {
    const main = (await this.reader.locked(complaints, values.mainId!, sql))!;
    await moveOn({ writer: this.writer, sql, origin }, await mergedInto(sql, row.id), row, main);
  }

  private async mayAnswer({ row, values, sql }: StepWork<typeof complaints>) {
    refuse(answerFaults(values));
    const own = (await this.reader.locked(complaints, row.id, sql))!;
    refuse(sharedAnswerFaults(values.answer!, own, await mergedInto(sql, row.id)));
  }

  /** The row keeps a sealed contact to itself; the answer goes there all the same. */
  private async send({ row, values, sql }: StepWork<typeof complaints>) {
    const own = (await this.reader.locked(complaints, row.id, sql))!;
    await mailAnswer(sql, this.outbox, row, [own, ...(await mergedInto(sql, row.id))], values.answer!);
  }

  /** What a verifier proposes as berkadar_pengawasan waits for the confirmation of Kepala Seksi or higher. */
  private classed({ row, values, origin }: StepWork<typeof complaints>) {
    const chosen = values.class!;
    const classConfirmed = chosen === 'berkadar_pengawasan' && holds(origin.actor, [...LEADERS, 'auditor']);
    return { classConfirmed, promised: promiseOf({ ...row, class: chosen }) };
  }

  protected dueUnder(sql: Sql, id: string, promised: Complaint['promised']) {
    const { registry, ledger, calendars } = this;
    return dueUnder(sql, { registry, ledger, calendars }, id, promised);
  }

  private async mayHandle({ sql, row, values: { handlerId } }: StepWork<typeof complaints>) {
    if (!handlerId) return;
    const { complainedId, pastVerifiers } = row;
    const fault = await handlerFault(sql, { handlerId, complainedId, pastVerifiers });
    if (fault) refuse({ handlerId: fault });
  }
}
