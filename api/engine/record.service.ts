import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.ts';
import type { Person } from '../audit/entry.ts';
import { Readings } from '../audit/readings.ts';
import { ClockReader } from '../clock/clock-reader.ts';
import { Database, type Sql } from '../database/database.ts';
import type { ClockAnswer } from '../define/answers.ts';
import { allowed, stepFor, type Verdict } from '../define/flow.ts';
import { type Access, numberOf, personalFields, type Resource, stateOf } from '../define/resource.ts';
import { creationValues, editedValues, stepValues, validateEdit, versionOf } from './body.ts';
import { recognised, recorded } from './columns.ts';
import { type Blocks, Exporter } from './export.ts';
import { history, type HistoryEntry } from './history.ts';
import { once } from './idempotency.ts';
import { plainObject, UUID } from './input.ts';
import { permit, refuseOwn } from './permit.ts';
import { forbidden, notFound, stepNotAllowed, unprocessable, versionMissing, versionStale } from './problem.ts';
import type { ListQuery } from './query.ts';
import { type Page, Reader, type Row } from './reader.ts';
import type { CreatedWork, RowWork, StepWork, Work } from './work.ts';
import { Writer } from './writer.ts';

type Values = Record<string, unknown>;

/** The API of one resource, read off its declaration. Features extend it with what cannot be declared. */
@Injectable()
export class RecordService {
  readonly resource!: Resource;
  @Inject(Database) protected readonly database!: Database;
  @Inject(Reader) protected readonly reader!: Reader;
  @Inject(Writer) protected readonly writer!: Writer;
  @Inject(Audit) protected readonly audit!: Audit;
  @Inject(Exporter) protected readonly exporter!: Exporter;
  @Inject(Readings) protected readonly readings!: Readings;
  @Inject(ClockReader) private readonly clocks!: ClockReader;

  /** Rules before a creation; answers further field values. */
  protected beforeCreate(_work: Work): Promise<Values> | Values {
    return {};
  }
  /** Effects of a creation on other records, in its transaction. */
  protected afterCreate(_work: CreatedWork): Promise<void> | void {}
  /** Rules before an edit; answers further field values. */
  protected beforeUpdate(_work: RowWork): Promise<Values> | Values {
    return {};
  }
  protected beforeArchive(_work: RowWork): Promise<void> | void {}
  /** Rules before a step; answers further field values. */
  protected beforeStep(_work: StepWork): Promise<Values> | Values {
    return {};
  }
  /** Effects of a step on other records, in its transaction. */
  protected afterStep(_work: StepWork): Promise<void> | void {}

  /** Something of this resource was written: what was remembered of it is old. */
  protected afterWrite(): void {}

  /** A write is one statement. Where the rules look at other rows, or write some, they are one transaction with it. */
  protected writing(write: (sql: Sql) => Promise<string>): Promise<string> {
    return write(this.database);
  }

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
    const write = async (sql: Sql) => {
      const added = await this.beforeCreate({ origin, values, sql });
      const all = { ...values, ...added };
      const json = await this.writer.insert(this.resource, origin, all, origin.actor.roles, sql, values);
      await this.afterCreate({ origin, values, json, sql });
      return json;
    };
    const told = [this.resource.name, 'create', values];
    const json =
      key === undefined ? await this.writing(write) : await once(this.database, origin.actor.staffId, key, told, write);
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
    if (isStale) throw this.stale(row, changes);
    if (Object.keys(changes).length === 0) return (await this.one(origin, id))[0];
    refuseOwn(this.resource, origin.actor, changes);
    validateEdit(this.resource, row, changes, roles);
    await this.reader.mustReach(this.resource, origin.actor, changes);
    const json = await this.writing(async (sql) => {
      const added = await this.beforeUpdate({ origin, values: changes, row, sql });
      const all = { ...changes, ...added };
      const written = await this.writer.update(this.resource, origin, row, all, { action: 'update' }, roles, sql);
      if (written === undefined) throw this.stale(await this.rowOf(origin, id, sql), changes);
      return written;
    });
    this.afterWrite();
    return json;
  }

  /** `values`: field values that are said with it, valid. */
  async archive(origin: Person, id: string, values: Values = {}): Promise<string> {
    this.permit(origin, 'delete');
    const row = await this.rowOf(origin, id);
    refuseOwn(this.resource, origin.actor, row);
    const { roles } = origin.actor;
    const json = await this.writing(async (sql) => {
      await this.beforeArchive({ origin, values, row, sql });
      const change = { ...values, archivedAt: true };
      const written = await this.writer.update(this.resource, origin, row, change, { action: 'archive' }, roles, sql);
      if (written === undefined) throw this.stale(await this.rowOf(origin, id, sql), {});
      return written;
    });
    this.afterWrite();
    return json;
  }

  async steps(origin: Person, id: string): Promise<Verdict[]> {
    this.permit(origin, 'show');
    const row = await this.rowOf(origin, id);
    const state = stateOf(this.resource);
    return state ? allowed(state.flow, { ...row, status: row[state.field] as string }, origin.actor) : [];
  }

  async step(origin: Person, id: string, verb: string, body: unknown, ifMatch?: string, key?: string): Promise<string> {
    this.permit(origin, 'show');
    const given = plainObject(body);
    const version = versionOf(ifMatch, undefined);
    const write = (sql: Sql) => this.take(origin, id, verb, given, version, sql);
    if (key === undefined) return this.database.transaction(write);
    return once(this.database, origin.actor.staffId, key, [this.resource.name, id, verb, given], write);
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
    const row = await this.rowOf(origin, id, sql);
    const record = { ...row, status: state ? (row[state.field] as string) : '' };
    const verdict = state && allowed(state.flow, record, origin.actor).find((one) => one.verb === verb);
    if (!state || !verdict) throw notFound();
    if (!verdict.allowed) {
      const text = `Langkah "${verdict.label}" tidak dapat dilakukan. ${verdict.reason}`;
      throw verdict.refusedBy === 'state' ? stepNotAllowed(text) : forbidden(text, `step_${verdict.refusedBy}`);
    }
    if (version === undefined) throw versionMissing();
    if (row.version !== version) throw this.stale(row, {});
    const step = stepFor(state.flow, verb, record)!;
    const { values, reason } = stepValues(this.resource, step, given);
    await this.reader.mustReach(this.resource, origin.actor, values, sql);
    const work: StepWork = { origin, values, row, step, reason, sql };
    const changes = { ...values, ...(await this.beforeStep(work)) };
    const role = origin.actor.roles.find((one) => step.by.includes(one));
    const told = { explanation: reason, role };
    const json = await this.writer.move(this.resource, origin, row, step, changes, told, origin.actor.roles, sql);
    if (json === undefined) throw stepNotAllowed('Data ini baru saja diubah orang lain. Muat ulang, lalu ulangi.');
    await this.afterStep(work);
    // The clock was written after the row.
    const timed = this.resource.clock && (await this.reader.one(this.resource, origin.actor, id, sql));
    return timed ? timed[0] : json;
  }

  async history(origin: Person, id: string): Promise<HistoryEntry[]> {
    this.permit(origin, 'show');
    const row = await this.rowOf(origin, id);
    if (this.resource.confidential || this.readingOf(origin, id)) await this.one(origin, id);
    return history(this.database, this.resource, row.id, this.reader.tellable(this.resource, origin.actor, row));
  }

  /** Segments, minutes by party, due time and why (design 3). */
  async clock(origin: Person, id: string): Promise<ClockAnswer> {
    this.permit(origin, 'show');
    const answer = await this.clocks.read(this.resource, origin.actor, (await this.rowOf(origin, id)).id);
    if (!answer) throw unprocessable('Belum ada janji waktu: standar pelayanan atau jam kerja belum ditetapkan.');
    return answer;
  }

  /** The audit entry that goes with opening this record, where it shows personal data and that has not just been told. */
  private readingOf(origin: Person, id: string): string | undefined {
    const shows = !this.resource.confidential && personalFields(this.resource, origin.actor.roles).length > 0;
    return shows ? this.readings.entryFor(origin, this.resource.name, id) : undefined;
  }

  protected async rowOf(origin: Person, id: string, sql?: Sql): Promise<Row> {
    const row = UUID.test(id) ? await this.reader.row(this.resource, origin.actor, id, sql) : undefined;
    if (!row) throw notFound();
    return row;
  }

  private stale(row: Row, changes: Values) {
    const shown = Object.entries(changes).filter(([name]) => this.resource.fields[name]!.kind !== 'password');
    const fields = shown.map(([name, yours]) => {
      const current = recognised(this.resource, row, name);
      return [name, { current, yours: recorded(this.resource, name, yours, {}) }] as const;
    });
    return versionStale(row.version, Object.fromEntries(fields));
  }
}
