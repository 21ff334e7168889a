import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Person } from '../audit/entry.ts';
import { Ledger } from '../clock/ledger.ts';
import { receiptFault } from '../clock/receipt.ts';
import { CALENDAR, type Calendars } from '../clock/sources.ts';
import type { Sql } from '../database/database.ts';
import { holds, LEADERS } from '../define/roles.ts';
import { creationValues } from '../engine/body.ts';
import { CrudService } from '../engine/crud.module.ts';
import { uniqueName } from '../engine/entity.ts';
import { plainObject } from '../engine/input.ts';
import { type Problem, stepNotAllowed, unprocessable } from '../engine/problem.ts';
import type { CreatedWork, RowWork, StepQuestion, StepWork, Work } from '../engine/work.ts';
import { REGISTRY } from '../engine/registry.ts';
import { type Registry, Values } from '../engine/scope.ts';
import { endDraft } from '../engine/sent-draft.ts';
import { wallsSql } from '../engine/wall.ts';
import { Outbox } from '../mail/outbox.ts';
import { Notifications } from '../notifications/notifications.ts';
import { answerFaults, answerMail } from './answer.ts';
import { type Complaint, type ComplaintClass, complaints } from './complaints.resource.ts';
import { assignedNews, intakeNews, reclassifiedNews } from './news.ts';
import { handlerFault, isVerifier } from './people.ts';
import { mustBeExamined, type Proposable, proposedClass } from './proposal.ts';
import { dueUnder } from './reclassification.ts';
import {
  classFaults,
  type Faults,
  forwardingFaults,
  intakeFaults,
  letterFaults,
  mergeFaults,
  promiseOf,
} from './rules.ts';

function problemOf(faults: Faults): Problem | undefined {
  const [first] = Object.values(faults);
  return first ? unprocessable(first, faults) : undefined;
}
function refuse(faults: Faults): void {
  const problem = problemOf(faults);
  if (problem) throw problem;
}

const fingerprintOf = ({ actor }: Person, values: Readonly<Record<string, unknown>>): string => {
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

  /** Equal intakes of one person are one, whether the console sent a key or not: the later get the first one's answer. */
  override async create(origin: Person, body: unknown, key?: string): Promise<string> {
    try {
      return await super.create(origin, body, key);
    } catch (error) {
      if ((error as { constraint?: string }).constraint !== uniqueName(complaints, ['fingerprint'])) throw error;
      const values = creationValues(complaints, plainObject(body), origin.actor.roles);
      const [first] = await this.database.query<[string]>('select id from complaints where fingerprint = $1', [
        fingerprintOf(origin, values),
      ]);
      await endDraft(this.database, origin);
      return (await this.one(origin, first![0]))[0];
    }
  }

  /** Who is told of it is told in the same transaction. */
  protected override writing(write: (sql: Sql) => Promise<string>): Promise<string> {
    return this.database.transaction(write);
  }

  protected override async beforeCreate({ origin, values, sql }: Work) {
    refuse({ ...(await this.receiptFaults(values)), ...intakeFaults(values) });
    const { class: proposed, reason } = proposedClass(values);
    return {
      unitId: origin.actor.unitIds[0],
      registeredById: origin.actor.staffId,
      proposedClass: proposed,
      proposalReason: reason,
      promised: promiseOf(values),
      pastVerifiers: await this.pastVerifiers(sql, origin, values.complainedId as string | undefined),
      twin: await this.twin(sql, origin, values.trackingId as string | undefined),
      fingerprint: fingerprintOf(origin, values),
      ...this.secrecy(values),
    };
  }

  protected override async afterCreate({ origin, json, sql }: CreatedWork) {
    const complaint = JSON.parse(json) as Complaint;
    await this.notifications.tell(sql, await intakeNews(sql, this.registry, complaint, origin.actor.staffId));
  }

  protected override async beforeUpdate({ origin, row, values, sql }: RowWork) {
    const after: Proposable & Record<string, unknown> = { ...row, ...values };
    const receipt = 'receivedAt' in values ? await this.receiptFaults(after) : {};
    refuse({ ...receipt, ...intakeFaults(after) });
    if (row.confidential && !after.confidential)
      refuse({ confidential: 'Kerahasiaan identitas pelapor tidak dapat dicabut.' });
    if (row.class && row.class !== 'berkadar_pengawasan' && mustBeExamined(after))
      refuse({ category: 'Klasifikasikan ulang dahulu sebagai berkadar pengawasan.' });
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

  private async receiptFaults(values: Readonly<Record<string, unknown>>): Promise<Faults> {
    const fault = receiptFault(await this.calendars.current(), values);
    return fault ? { receivedAt: fault } : {};
  }

  /** Who gives no name wants to stay unknown: his contact and what he handed in could tell. */
  private secrecy({ confidential, reporter }: Readonly<Record<string, unknown>>) {
    return !confidential && !reporter ? { confidential: true } : {};
  }

  private async pastVerifiers(sql: Sql, origin: Person, complainedId: string | null | undefined): Promise<boolean> {
    const past = Boolean(complainedId) && (await isVerifier(sql, complainedId!));
    if (past && holds(origin.actor, ['verifikator']))
      refuse({ complainedId: 'Aduan tentang verifikator dicatat oleh staf atau Kepala Seksi.' });
    return past;
  }

  /** Somebody else is complained about: a handler who may not deal with that is taken off. */
  private async renamed(sql: Sql, origin: Person, row: RowWork['row'], complainedId: string | null) {
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
    const known = wallsSql(this.registry, complaints, origin.actor, values, 'c').join(' and ');
    const [row] = await sql.query<[boolean, number]>(
      `select coalesce(bool_or(${known}), false), coalesce(max(c.twin), -1) from complaints c
       where c."trackingId" = ${values.add(trackingId)} and c.id is distinct from ${values.add(except ?? null)}::uuid and c."archivedAt" is null`,
      values.list,
    );
    const [seen, last] = row!;
    if (seen) refuse({ trackingId: 'Nomor pelacakan SP4N-LAPOR! ini sudah dicatat.' });
    return last + 1;
  }

  protected override whyNot({ row, step }: StepQuestion): Problem | undefined {
    if (step.verb === 'klasifikasikan') return problemOf(letterFaults(row));
    return step.verb === 'konfirmasi' && row.classConfirmed
      ? stepNotAllowed('Klasifikasi berkadar pengawasan ini sudah dikonfirmasi.')
      : undefined;
  }

  protected override async beforeStep(work: StepWork): Promise<Record<string, unknown>> {
    const { step, row, values, origin, sql } = work;
    if (values.handlerId) await this.mayHandle(sql, values.handlerId as string, row);
    switch (step.verb) {
      case 'klasifikasikan':
        return this.classed(work);
      case 'klasifikasi_ulang':
        if (values.class === row.class) refuse({ class: 'Aduan ini sudah diklasifikasikan demikian.' });
        return this.classed(work);
      case 'koreksi_waktu_terima':
        refuse(await this.receiptFaults({ ...row, ...values }));
        return {};
      case 'teruskan_bsre':
      case 'koreksi_tanggal_bsre':
        refuse(forwardingFaults({ ...row, ...values }));
        return {};
      case 'konfirmasi':
        return { classConfirmed: true };
      case 'jawab':
        refuse(answerFaults(values));
        return { answeredAt: new Date().toISOString(), answeredById: origin.actor.staffId };
      case 'tanggapi_balik':
        return { replies: ((row.replies as number | null) ?? 0) + 1 };
      case 'gabungkan': {
        // Held: of two that are merged into each other at once both would end, and nobody would answer.
        await this.reader.locked(complaints, values.mainId as string, sql);
        const main = await this.reader.row(complaints, origin.actor, values.mainId as string, sql);
        refuse(mergeFaults(row, main!));
        return {};
      }
      default:
        return {};
    }
  }

  protected override async afterStep({ row, step, values, origin, sql }: StepWork) {
    const { id, version } = row;
    const handlerId = values.handlerId as string | undefined;
    const about = { id, version, number: row.number as string, subject: row.subject as string };
    const by = origin.actor.staffId;
    const news =
      handlerId && ![by, row.handlerId].includes(handlerId) ? [assignedNews(about, version + 1, handlerId)] : [];
    if (step.verb === 'klasifikasi_ulang')
      news.push(
        ...(await reclassifiedNews(sql, this.registry, { ...about, handlerId: row.handlerId as string | null }, by)),
      );
    await this.notifications.tell(sql, news);
    if (step.verb !== 'jawab') return;
    // The row above keeps a sealed contact to itself; the answer goes there all the same.
    const { contact, confidential, number } = (await this.reader.locked(complaints, id, sql))!;
    const mail = answerMail(number as string, contact as string | null, values.answer as string);
    if (!mail) return;
    const messageKey = `complaint-answer:${id}:${version}`;
    await this.outbox.queue(sql, { ...mail, messageKey, recordId: id, confidential: confidential as boolean });
  }

  /** What a verifier proposes as berkadar_pengawasan waits for the confirmation of Kepala Seksi or higher. */
  private classed({ row, values, origin }: StepWork) {
    const chosen = values.class as ComplaintClass;
    refuse(classFaults(row, chosen));
    const classConfirmed = chosen === 'berkadar_pengawasan' && holds(origin.actor, LEADERS);
    return { classConfirmed, promised: promiseOf({ ...row, class: chosen }) };
  }

  protected dueUnder(sql: Sql, id: string, promised: unknown) {
    const { registry, ledger, calendars } = this;
    return dueUnder(sql, { registry, ledger, calendars }, id, promised);
  }

  private async mayHandle(sql: Sql, handlerId: string, row: RowWork['row']) {
    const complainedId = row.complainedId as string | null;
    const fault = await handlerFault(sql, { handlerId, complainedId, pastVerifiers: row.pastVerifiers as boolean });
    if (fault) refuse({ handlerId: fault });
  }
}
