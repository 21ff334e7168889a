import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.ts';
import type { Person } from '../audit/entry.ts';
import { Database, type Sql } from '../database/database.ts';
import type { Resource, RowOf } from '../define/resource.ts';
import type { Known } from '../define/rule.ts';
import { Closing } from './closing.ts';
import { Sent, UUID } from '../sql/input.ts';
import { notFound } from '../sql/problem.ts';
import { Reader } from '../sql/reader.ts';
import type { CreatedWork, Effects, RowWork, StepWork, ValuesOf, Work } from './work.ts';
import { Writer } from './writer.ts';

type Added<R extends Resource> = Promise<ValuesOf<R>> | ValuesOf<R>;

const HOOKS = ['beforeCreate', 'afterCreate', 'beforeUpdate'] as const;

/** What a feature may add to the engine's writes. */
@Injectable()
export class RecordRules<R extends Resource = Resource> {
  readonly resource!: R;
  /** What steps do beyond what the flow says, by verb. */
  protected readonly effects: Effects<R> = {};
  @Inject(Database) protected readonly database!: Database;
  @Inject(Reader) protected readonly reader!: Reader;
  @Inject(Writer) protected readonly writer!: Writer;
  @Inject(Audit) protected readonly audit!: Audit;
  @Inject(Closing) protected readonly closing!: Closing;

  /** Rules before a creation; answers further field values. */
  protected beforeCreate(_work: Work<R>): Added<R> {
    return {};
  }
  /** Effects of a creation on other records, in its transaction. */
  protected afterCreate(_work: CreatedWork<R>): Promise<void> | void {}
  /** Rules before an edit; answers further field values. */
  protected beforeUpdate(_work: RowWork<R>): Added<R> {
    return {};
  }
  protected beforeArchive(_work: RowWork<R>): Promise<void> | void {}
  /** Whoever writes, as the trail tells of him where he leads in another's place (Plt., Plh.). `record`: as it would be. */
  protected inCapacity(origin: Person, _record: Known): Person {
    return origin;
  }
  /** Effects of every step alike. */
  protected afterStep(_work: StepWork<R>): Promise<void> | void {}

  /** Something of this resource was written: what was remembered of it is old. */
  protected afterWrite(): void {}

  /** A write is one statement. Where a feature adds rules or effects, or a part waits for its whole, they are one transaction with it. */
  protected writing(write: (sql: Sql) => Promise<string>): Promise<string> {
    const isOne = this.adds() || this.closing.mayEndAround(this.resource);
    return isOne ? this.database.transaction(write) : write(this.database);
  }

  private adds(): boolean {
    const plain = RecordRules.prototype as this;
    return HOOKS.some((hook) => this[hook] !== plain[hook]);
  }

  protected async rowOf(origin: Person, id: string, sql?: Sql): Promise<RowOf<R>> {
    const row = UUID.test(id) ? await this.reader.row(this.resource, origin.actor, id, sql) : undefined;
    if (!row) throw notFound();
    return row;
  }

  /**
   * The record as its rules may rely on it: it and what it is a part of, the outer first, wait for nobody until the end.
   * `sent`: who names another record of the kind has that one held too; two that name each other wait in one order.
   */
  protected async heldRow(origin: Person, id: string, sent: Sent, sql: Sql): Promise<RowOf<R>> {
    const row = await this.rowOf(origin, id, sql);
    await this.closing.endedAround(this.resource, row, sql);
    const others = sent.idsOf(this.resource);
    for (const one of [row.id, ...others].toSorted()) await this.reader.locked(this.resource, one, sql);
    return this.rowOf(origin, id, sql);
  }
}
