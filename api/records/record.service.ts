import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import type { Closed } from '../define/answers/record.ts';
import type { MovedDue } from '../define/answers/work.ts';
import { hasEnded } from '../define/ended.ts';
import { maskedFields } from '../define/kinds.ts';
import { ledBackTo, stepFor } from '../define/flow.ts';
import { allowed, verdictOf, type Verdict } from '../define/verdict.ts';
import type { Known } from '../define/rule.ts';
import { emptyRecord, numberOf, type Resource, stateOf, type VerbOf } from '../define/resource.ts';
import { creationValues, editedValues, stepValues, validateEdit, versionOf } from './body.ts';
import { Corrections, FORESEEN } from './corrections.ts';
import { once } from './idempotency.ts';
import { Sent } from '../sql/input.ts';
import { refuseOwn } from '../sql/permit.ts';
import {
  closedBy,
  endedSays,
  maskedSays,
  refuseArchiving,
  refuseEdit,
  refuseGiven,
  refuseStep,
  refuseTouched,
  refuseWritten,
  stamped,
} from './judging.ts';
import { notFound, stepNotAllowed, unprocessable, versionMissing } from '../sql/problem.ts';
import { RecordReads } from './record-reads.ts';
import { refuseIdleCorrection } from './dated.ts';
import { endDraft } from './sent-draft.ts';
import { staleOf } from './stale.ts';
import type { StepWork, ValuesOf } from './work.ts';
import { Workers } from '../work/workers.ts';

/** A step that is asked for, as it came. */
export interface AskedStep {
  readonly verb: string;
  readonly sent: Sent;
  readonly ifMatch?: string;
  readonly key?: string;
}
/** A step that is taken: with what, and of which version it was asked. */
export interface TakenStep {
  readonly verb: string;
  readonly sent: Sent;
  readonly version?: number;
}

/** The API of one resource, read off its declaration. Features extend it with what cannot be declared. */
@Injectable()
export class RecordService<R extends Resource = Resource> extends RecordReads<R> {
  @Inject(Corrections) private readonly corrections!: Corrections;
  @Inject(Workers) private readonly workers!: Workers;

  async create(origin: Person, sent: Sent, key?: string): Promise<string> {
    const values = creationValues(this.resource, sent, origin.actor.roles);
    refuseOwn(this.resource, origin.actor, values);
    await this.corrections.judgeDates(this.resource, values);
    const write = async (sql: Sql) => {
      await this.closing.refuseLate(this.resource, origin.actor, values, sql);
      const added = await this.beforeCreate({ origin, values, sql });
      const all: Known = { ...values, ...stamped(this.resource.sets, origin.actor), ...added };
      refuseWritten(
        this.resource,
        { ...emptyRecord(this.resource), ...all },
        Object.keys(this.resource.fields),
        origin.actor,
      );
      await this.workers.mustTake(sql, this.resource, all);
      const by = this.inCapacity(origin, all);
      const json = await this.writer.insert(this.resource, { origin: by, roles: origin.actor.roles, sql }, all, values);
      await this.afterCreate({ origin, values, json, sql });
      return json;
    };
    const told = [this.resource.name, 'create', values];
    const json = key === undefined ? await this.writing(write) : await once(this.database, origin, key, told, write);
    if (numberOf(this.resource)) await this.database.flushed();
    this.afterWrite();
    return json;
  }

  async update(origin: Person, id: string, sent: Sent, ifMatch?: string): Promise<string> {
    const version = versionOf(ifMatch, sent);
    const row = await this.rowOf(origin, id);
    refuseOwn(this.resource, origin.actor, row);
    const { roles } = origin.actor;
    const isStale = version !== undefined && row.version !== version;
    const changes = editedValues(this.resource, row, sent, roles, isStale);
    if (version === undefined) throw versionMissing();
    if (isStale) throw staleOf(this.resource, row, changes);
    if (Object.keys(changes).length === 0) {
      await endDraft(this.database, origin);
      return (await this.one(origin, id))[0];
    }
    if (hasEnded(this.resource, row)) throw unprocessable(endedSays(this.resource));
    validateEdit(this.resource, row, changes, roles);
    refuseEdit(this.resource, row, changes, origin.actor);
    refuseOwn(this.resource, origin.actor, changes);
    refuseWritten(this.resource, { ...row, ...changes }, Object.keys(changes), origin.actor);
    await this.corrections.judgeDates(this.resource, changes, row);
    await this.reader.mustReach(this.resource, origin.actor, changes);
    const json = await this.writing(async (sql) => {
      await this.closing.refuseEndedAround(this.resource, row, sql);
      // What it is a part of is held now: what the rules look at there may have moved on before.
      if (this.resource.unless?.editing) refuseTouched(this.resource, await this.rowOf(origin, id, sql), origin.actor);
      const added = await this.beforeUpdate({ origin, values: changes, row, sql });
      const back = ledBackTo(stateOf(this.resource)?.flow, row.previousStatus, Object.keys(changes));
      const all: Known = { ...changes, ...added, ...(back && { previousStatus: back }) };
      await this.workers.mustTake(sql, this.resource, all, row.id);
      const written = await this.writer.update(this.resource, { origin, roles, sql }, row, {
        values: all,
        action: 'update',
      });
      if (written === undefined) throw staleOf(this.resource, await this.rowOf(origin, id, sql), changes);
      return written;
    });
    this.afterWrite();
    return json;
  }

  /** A stock client shows no version with a deletion; one that is shown counts. `values`: said with it, valid. */
  async archive(origin: Person, id: string, ifMatch?: string, values: ValuesOf<R> = {}): Promise<string> {
    const version = versionOf(ifMatch);
    const row = await this.rowOf(origin, id);
    refuseOwn(this.resource, origin.actor, row);
    if (version !== undefined && row.version !== version) throw staleOf(this.resource, row, {});
    if (hasEnded(this.resource, row)) throw unprocessable(endedSays(this.resource));
    const { roles } = origin.actor;
    const json = await this.database.transaction(async (sql) => {
      await this.closing.refuseEndedAround(this.resource, row, sql);
      // Nobody adds to it while it is put away.
      await this.reader.locked(this.resource, row.id, sql);
      refuseArchiving(this.resource, await this.rowOf(origin, id, sql), origin.actor);
      await this.beforeArchive({ origin, values, row, sql });
      const written = await this.writer.update(this.resource, { origin, roles, sql }, row, {
        values: { ...values, archivedAt: true },
        action: 'archive',
      });
      if (written === undefined) throw staleOf(this.resource, await this.rowOf(origin, id, sql), {});
      return written;
    });
    this.afterWrite();
    return json;
  }

  async steps(origin: Person, id: string): Promise<Verdict[]> {
    const row = await this.rowOf(origin, id);
    const state = stateOf(this.resource);
    if (!state) return [];
    return allowed(state.flow, { ...row, status: row[state.field as 'status'] }, origin.actor);
  }

  async closed(origin: Person, id: string): Promise<Closed> {
    const row = await this.rowOf(origin, id);
    const why = (to: 'editing' | 'archiving') => closedBy(this.resource, to, row, origin.actor)?.says ?? null;
    const masked = maskedFields(this.resource.fields).length > 0;
    return {
      editing: why('editing'),
      archiving: why('archiving'),
      ...(masked && { revealing: maskedSays(this.resource, row, origin.actor) ?? null }),
    };
  }

  async step(origin: Person, id: string, { verb, sent, ifMatch, key }: AskedStep): Promise<string> {
    const version = versionOf(ifMatch);
    const write = (sql: Sql) => this.take(origin, id, { verb, sent, version }, sql);
    const told = [this.resource.name, id, verb, Sent.opened(sent)];
    const json = await (key === undefined
      ? this.database.transaction(write)
      : once(this.database, origin, key, told, write));
    this.afterWrite();
    return json;
  }

  /** Takes a step with everything that guards it, as part of a transaction of the caller's. */
  async take(origin: Person, id: string, { verb, sent, version }: TakenStep, sql: Sql): Promise<string> {
    const state = stateOf(this.resource);
    const row = await this.heldRow(origin, id, sent, sql);
    const record = { ...row, status: state ? row[state.field as 'status'] : '' };
    const verdict = state && verdictOf(state.flow, verb, record, origin.actor);
    if (!state || !verdict) throw notFound();
    const step = stepFor(state.flow, verb, record);
    refuseStep(step, verdict, record);
    if (!step) throw notFound();
    if (version === undefined) throw versionMissing();
    if (row.version !== version) throw staleOf(this.resource, row, {});
    const { values, reason } = stepValues(this.resource, step, sent, row);
    await this.reader.mustReach(this.resource, origin.actor, values, sql);
    refuseGiven(step, record, values, origin.actor);
    const work: StepWork<R> = { origin, values, row, step, reason, sql };
    refuseIdleCorrection(this.resource, work);
    await this.corrections.judgeDates(this.resource, values, row);
    const effect = this.effects[verb as VerbOf<R>];
    const changes: Known = { ...values, ...stamped(step.sets, origin.actor), ...(await effect?.before?.(work)) };
    refuseWritten(this.resource, { ...row, ...changes }, Object.keys(changes), origin.actor);
    await this.workers.mustTake(sql, this.resource, changes, row.id);
    const by = this.inCapacity(origin, { ...row, ...changes });
    const role = by.actor.roles.find((one) => step.by.includes(one));
    const told = { explanation: reason, role, facts: await this.corrections.factsOf(this.resource, work, changes) };
    const json = await this.writer.move(this.resource, { origin: by, roles: origin.actor.roles, sql }, row, {
      step,
      values: changes,
      ...told,
    });
    if (json === undefined) throw stepNotAllowed('Data ini baru saja diubah orang lain. Muat ulang, lalu ulangi.');
    await effect?.after?.(work);
    await this.afterStep(work);
    // The clock was written after the row.
    const timed = this.resource.clock && (await this.reader.one(this.resource, origin.actor, id, sql));
    return timed ? timed[0] : json;
  }

  /** What a correction would move, by everything that guards it but its reason; nothing is written. */
  async foreseen(origin: Person, id: string, verb: string, sent: Sent): Promise<MovedDue> {
    const foreseen = sent.with({ reason: FORESEEN });
    if (!stateOf(this.resource)?.flow.steps.some((step) => step.verb === verb && step.corrects)) throw notFound();
    const row = await this.rowOf(origin, id);
    return this.corrections.foreseen(row.id, (sql) =>
      this.take(origin, id, { verb, sent: foreseen, version: row.version }, sql),
    );
  }
}
