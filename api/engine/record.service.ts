import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import { Readings } from '../audit/readings.ts';
import { ClockReader } from '../clock/clock-reader.ts';
import type { Sql } from '../database/database.ts';
import type { ClockAnswer, MovedDue } from '../define/answers.ts';
import { hasEnded } from '../define/ended.ts';
import { allowed, stepFor, type Verdict } from '../define/flow.ts';
import { type Access, numberOf, personalFields, stateOf } from '../define/resource.ts';
import { creationValues, editedValues, stepValues, validateEdit, versionOf } from './body.ts';
import { endedSays } from './closing.ts';
import { Corrections, FORESEEN } from './corrections.ts';
import { type Blocks, Exporter } from './export.ts';
import { history, type HistoryEntry } from './history.ts';
import { once } from './idempotency.ts';
import { plainObject, UUID } from './input.ts';
import { permit, refuseOwn } from './permit.ts';
import { forbidden, notFound, stepNotAllowed, unprocessable, versionMissing } from './problem.ts';
import type { ListQuery } from './query.ts';
import type { Page, Row } from './reader.ts';
import { RecordRules } from './rules.ts';
import { refuseIdleCorrection, refuseSettled } from './settled.ts';
import { endDraft } from './sent-draft.ts';
import { staleOf } from './stale.ts';
import type { StepWork } from './work.ts';
import { Workers } from '../work/workers.ts';

type Values = Record<string, unknown>;

/** The API of one resource, read off its declaration. Features extend it with what cannot be declared. */
@Injectable()
export class RecordService extends RecordRules {
  @Inject(Exporter) protected readonly exporter!: Exporter;
  @Inject(Readings) protected readonly readings!: Readings;
  @Inject(Corrections) private readonly corrections!: Corrections;
  @Inject(ClockReader) private readonly clocks!: ClockReader;
  @Inject(Workers) private readonly workers!: Workers;

  permit(origin: Person, action: keyof Access): void {
    permit(this.resource, origin.actor, action);
  }

  async list(origin: Person, query: ListQuery): Promise<Page> {
    this.permit(origin, 'list');
    const page = await this.reader.list(this.resource, origin.actor, query);
    const { name, confidential } = this.resource;
    if (confidential) for (const { id } of JSON.parse(page.json) as Row[]) await this.readings.enter(origin, name, id);
    else if (page.ids) await this.readings.tell(origin, 'list', name, page.ids);
    return page;
  }

  export(origin: Person, query: ListQuery): Promise<Blocks> {
    this.permit(origin, 'list');
    return this.exporter.blocks(origin, this.resource, query);
  }

  async one(origin: Person, id: string): Promise<[json: string, version: number]> {
    this.permit(origin, 'show');
    if (!UUID.test(id)) throw notFound();
    const entry = this.readingOf(origin, id);
    const found = await this.reader.one(this.resource, origin.actor, id, this.database, entry);
    if (!found) throw notFound();
    if (entry) this.readings.opened(origin, id);
    if (this.resource.confidential) await this.readings.enter(origin, this.resource.name, id.toLowerCase());
    return found;
  }

  async create(origin: Person, body: unknown, key?: string): Promise<string> {
    this.permit(origin, 'create');
    const values = creationValues(this.resource, plainObject(body), origin.actor.roles);
    refuseOwn(this.resource, origin.actor, values);
    await this.corrections.refuseFuture(this.resource, values);
    const write = async (sql: Sql) => {
      await this.closing.refuseLate(this.resource, origin.actor, values, sql);
      const added = await this.beforeCreate({ origin, values, sql });
      const all = { ...values, ...added };
      await this.workers.mustTake(sql, this.resource, all);
      const json = await this.writer.insert(this.resource, origin, all, origin.actor.roles, sql, values);
      await this.afterCreate({ origin, values, json, sql });
      return json;
    };
    const told = [this.resource.name, 'create', values];
    const json = key === undefined ? await this.writing(write) : await once(this.database, origin, key, told, write);
    if (numberOf(this.resource)) await this.database.flushed();
    this.afterWrite();
    return json;
  }

  async update(origin: Person, id: string, body: unknown, ifMatch?: string): Promise<string> {
    this.permit(origin, 'edit');
    const given = plainObject(body);
    const version = versionOf(ifMatch, given.version);
    const row = await this.rowOf(origin, id);
    refuseOwn(this.resource, origin.actor, row);
    const { roles } = origin.actor;
    const isStale = version !== undefined && row.version !== version;
    const changes = editedValues(this.resource, row, given, roles, isStale);
    if (version === undefined) throw versionMissing();
    if (isStale) throw staleOf(this.resource, row, changes);
    if (Object.keys(changes).length === 0) {
      await endDraft(this.database, origin);
      return (await this.one(origin, id))[0];
    }
    if (hasEnded(this.resource, row)) throw unprocessable(endedSays(this.resource));
    refuseSettled(this.resource, row, changes);
    refuseOwn(this.resource, origin.actor, changes);
    validateEdit(this.resource, row, changes, roles);
    await this.corrections.refuseFuture(this.resource, changes);
    await this.reader.mustReach(this.resource, origin.actor, changes);
    const json = await this.writing(async (sql) => {
      await this.closing.refuseEndedAround(this.resource, row, sql);
      const added = await this.beforeUpdate({ origin, values: changes, row, sql });
      const all = { ...changes, ...added };
      await this.workers.mustTake(sql, this.resource, all, row.id);
      const written = await this.writer.update(this.resource, origin, row, all, { action: 'update' }, roles, sql);
      if (written === undefined) throw staleOf(this.resource, await this.rowOf(origin, id, sql), changes);
      return written;
    });
    this.afterWrite();
    return json;
  }

  /** A stock client shows no version with a deletion; one that is shown counts. `values`: said with it, valid. */
  async archive(origin: Person, id: string, ifMatch?: string, values: Values = {}): Promise<string> {
    this.permit(origin, 'delete');
    const version = versionOf(ifMatch, undefined);
    const row = await this.rowOf(origin, id);
    refuseOwn(this.resource, origin.actor, row);
    if (version !== undefined && row.version !== version) throw staleOf(this.resource, row, {});
    if (hasEnded(this.resource, row)) throw unprocessable(endedSays(this.resource));
    const { roles } = origin.actor;
    const json = await this.database.transaction(async (sql) => {
      await this.closing.refuseEndedAround(this.resource, row, sql);
      // Nobody adds to it while it is put away.
      await this.reader.locked(this.resource, row.id, sql);
      await this.beforeArchive({ origin, values, row, sql });
      const written = await this.writer.update(
        this.resource,
        origin,
        row,
        { ...values, archivedAt: true },
        { action: 'archive' },
        roles,
        sql,
      );
      if (written === undefined) throw staleOf(this.resource, await this.rowOf(origin, id, sql), {});
      return written;
    });
    this.afterWrite();
    return json;
  }

  async steps(origin: Person, id: string): Promise<Verdict[]> {
    this.permit(origin, 'show');
    const row = await this.rowOf(origin, id);
    const state = stateOf(this.resource);
    if (!state) return [];
    const record = { ...row, status: row[state.field] as string };
    const verdicts: Verdict[] = [];
    for (const verdict of allowed(state.flow, record, origin.actor)) {
      const step = stepFor(state.flow, verdict.verb, record)!;
      const why = verdict.allowed && (await this.whyNot({ origin, row, step, given: {}, sql: this.database }));
      const refusedBy = why && why.getStatus() === 422 ? 'missing' : 'state';
      verdicts.push(why ? { ...verdict, allowed: false, reason: why.message, refusedBy } : verdict);
    }
    return verdicts;
  }

  async step(origin: Person, id: string, verb: string, body: unknown, ifMatch?: string, key?: string): Promise<string> {
    this.permit(origin, 'show');
    const given = plainObject(body);
    const version = versionOf(ifMatch, undefined);
    const write = (sql: Sql) => this.take(origin, id, verb, given, version, sql);
    if (key === undefined) return this.database.transaction(write);
    return once(this.database, origin, key, [this.resource.name, id, verb, given], write);
  }

  /** Takes a step with everything that guards it, as part of a transaction of the caller's. */
  async take(
    origin: Person,
    id: string,
    verb: string,
    given: Values,
    version: number | undefined,
    sql: Sql,
  ): Promise<string> {
    const state = stateOf(this.resource);
    const row = await this.heldRow(origin, id, sql);
    const record = { ...row, status: state ? (row[state.field] as string) : '' };
    const verdict = state && allowed(state.flow, record, origin.actor).find((one) => one.verb === verb);
    if (!state || !verdict) throw notFound();
    if (!verdict.allowed) {
      const text = `Langkah "${verdict.label}" tidak dapat dilakukan. ${verdict.reason}`;
      throw verdict.refusedBy === 'state' ? stepNotAllowed(text) : forbidden(text, `step_${verdict.refusedBy}`);
    }
    const step = stepFor(state.flow, verb, record)!;
    const why = await this.whyNot({ origin, row, step, given, sql });
    if (why) throw why;
    if (version === undefined) throw versionMissing();
    if (row.version !== version) throw staleOf(this.resource, row, {});
    const { values, reason } = stepValues(this.resource, step, given);
    await this.reader.mustReach(this.resource, origin.actor, values, sql);
    const work: StepWork = { origin, values, row, step, reason, sql };
    refuseIdleCorrection(this.resource, work);
    await this.corrections.refuseFuture(this.resource, values);
    const changes = { ...values, ...(await this.beforeStep(work)) };
    await this.workers.mustTake(sql, this.resource, changes, row.id);
    const role = origin.actor.roles.find((one) => step.by.includes(one));
    const told = { explanation: reason, role, facts: await this.corrections.factsOf(this.resource, work, changes) };
    const json = await this.writer.move(this.resource, origin, row, step, changes, told, origin.actor.roles, sql);
    if (json === undefined) throw stepNotAllowed('Data ini baru saja diubah orang lain. Muat ulang, lalu ulangi.');
    await this.afterStep(work);
    // The clock was written after the row.
    const timed = this.resource.clock && (await this.reader.one(this.resource, origin.actor, id, sql));
    return timed ? timed[0] : json;
  }

  /** What a correction would move, by everything that guards it but its reason; nothing is written. */
  async foreseen(origin: Person, id: string, verb: string, body: unknown): Promise<MovedDue> {
    this.permit(origin, 'show');
    const given = { ...plainObject(body), reason: FORESEEN };
    if (!stateOf(this.resource)?.flow.steps.some((step) => step.verb === verb && step.corrects)) throw notFound();
    const row = await this.rowOf(origin, id);
    return this.corrections.foreseen(row.id, (sql) => this.take(origin, id, verb, given, row.version, sql));
  }

  async history(origin: Person, id: string): Promise<HistoryEntry[]> {
    this.permit(origin, 'show');
    const row = await this.rowOf(origin, id);
    if (this.resource.confidential || this.readingOf(origin, id)) await this.one(origin, id);
    return history(this.database, this.resource, row.id, this.reader.tellable(this.resource, origin.actor, row));
  }

  /** Segments, minutes by party, due time and why (api/README: The HTTP contract). */
  async clock(origin: Person, id: string): Promise<ClockAnswer> {
    this.permit(origin, 'show');
    const answer = await this.clocks.read(this.resource, origin, (await this.rowOf(origin, id)).id);
    if (!answer) throw unprocessable('Belum ada janji waktu: standar pelayanan atau jam kerja belum ditetapkan.');
    return answer;
  }

  /** The audit entry that goes with opening this record, where it shows personal data and that has not just been told. */
  private readingOf(origin: Person, id: string): string | undefined {
    const shows = !this.resource.confidential && personalFields(this.resource, origin.actor.roles).length > 0;
    return shows ? this.readings.entryFor(origin, this.resource.name, id) : undefined;
  }
}
