import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.ts';
import type { Person } from '../audit/entry.ts';
import { Database, type Sql } from '../database/database.ts';
import type { Resource } from '../define/resource.ts';
import { Closing } from './closing.ts';
import { UUID } from './input.ts';
import { notFound, type Problem } from './problem.ts';
import { Reader, type Row } from './reader.ts';
import type { CreatedWork, RowWork, StepQuestion, StepWork, Work } from './work.ts';
import { Writer } from './writer.ts';

type Values = Record<string, unknown>;

/** What a feature may add to the engine's writes. */
@Injectable()
export class RecordRules {
  readonly resource!: Resource;
  @Inject(Database) protected readonly database!: Database;
  @Inject(Reader) protected readonly reader!: Reader;
  @Inject(Writer) protected readonly writer!: Writer;
  @Inject(Audit) protected readonly audit!: Audit;
  @Inject(Closing) protected readonly closing!: Closing;

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
  /**
   * Why the step cannot be taken on this record now, whoever takes it: known before its form is filled. The verdict says
   * it, and the step is refused by it.
   */
  protected whyNot(_question: StepQuestion): Promise<Problem | undefined> | Problem | undefined {
    return undefined;
  }
  /** Rules about what was given with a step; answers further field values. */
  protected beforeStep(_work: StepWork): Promise<Values> | Values {
    return {};
  }
  /** Effects of a step on other records, in its transaction. */
  protected afterStep(_work: StepWork): Promise<void> | void {}

  /** Something of this resource was written: what was remembered of it is old. */
  protected afterWrite(): void {}

  /** A write is one statement. Where the rules look at other rows, or write some, they are one transaction with it. */
  protected writing(write: (sql: Sql) => Promise<string>): Promise<string> {
    return this.closing.mayEndAround(this.resource) ? this.database.transaction(write) : write(this.database);
  }

  protected async rowOf(origin: Person, id: string, sql?: Sql): Promise<Row> {
    const row = UUID.test(id) ? await this.reader.row(this.resource, origin.actor, id, sql) : undefined;
    if (!row) throw notFound();
    return row;
  }

  /** The record as its rules may rely on it: it and what it is a part of, the outer first, wait for nobody until the end. */
  protected async heldRow(origin: Person, id: string, sql: Sql): Promise<Row> {
    const row = await this.rowOf(origin, id, sql);
    await this.closing.endedAround(this.resource, row, sql);
    await this.reader.locked(this.resource, row.id, sql);
    return this.rowOf(origin, id, sql);
  }
}
