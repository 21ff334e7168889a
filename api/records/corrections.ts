import { Inject, Injectable } from '@nestjs/common';
import type { Changes } from '../audit/entry.ts';
import { receiptFault } from '../clock/receipt.ts';
import { CALENDAR, type Calendars } from '../clock/sources.ts';
import { Database, type Sql } from '../database/database.ts';
import type { MovedDue } from '../define/answers/work.ts';
import type { Resource } from '../define/resource.ts';
import { refuseFuture, tellsPast } from './dated.ts';
import { unprocessable } from '../sql/problem.ts';
import type { StepWork } from './work.ts';
import { Writer } from './writer.ts';
import type { Known } from '../define/rule.ts';

/** In the place of the reason while a correction is only looked at. */
export const FORESEEN = 'Hanya dilihat, tidak dilakukan.';

/** When a record falls due, as the transaction has it. */
async function dueAt(sql: Sql, id: string): Promise<string | null> {
  const [row] = await sql.query<[string | null]>('select to_json(due_at) from clocks where record_id = $1', [id]);
  return row?.[0] ? new Date(row[0]).toISOString() : null;
}

/** What a promise rests on, set anew: what that does to the due time, before it is done and in its entry. */
@Injectable()
export class Corrections {
  constructor(
    private readonly database: Database,
    private readonly writer: Writer,
    @Inject(CALENDAR) private readonly calendars: Calendars,
  ) {}

  /** Refuses what cannot have happened yet, and a promise that begins before the calendar or after its record. */
  async judgeDates(resource: Resource, values: Known, row: Known = {}): Promise<void> {
    if (!tellsPast(resource, values)) return;
    refuseFuture(resource, values, await this.calendars.now());
    const begins = resource.clock?.startsAt;
    if (!begins || !(begins in values) || !resource.fields[begins]?.past) return;
    const fault = receiptFault(await this.calendars.current(), { ...row, ...values });
    if (fault) throw unprocessable(fault, { [begins]: fault });
  }

  /** Of a correction that is about to be made, when the record falls due before and after: it is made, looked at, and taken back. */
  async factsOf(
    resource: Resource,
    { origin, row, step, sql }: StepWork,
    changes: Known,
  ): Promise<Changes | undefined> {
    if (!step.corrects || !resource.clock) return undefined;
    const before = await dueAt(sql, row.id);
    await sql.query('savepoint correction', []);
    await this.writer.move(resource, { origin, roles: origin.actor.roles, sql }, row, {
      step,
      values: changes,
      explanation: FORESEEN,
    });
    const after = await dueAt(sql, row.id);
    await sql.query('rollback to savepoint correction', []);
    return before === after ? undefined : { dueAt: { before, after } };
  }

  async foreseen(id: string, take: (sql: Sql) => Promise<unknown>): Promise<MovedDue> {
    return this.database.rolledBack(async (sql) => {
      const oldDueAt = await dueAt(sql, id);
      await take(sql);
      return { oldDueAt, newDueAt: await dueAt(sql, id) };
    });
  }
}
