import { Inject, Injectable, type Type } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import { ClockCompletion } from '../clock/clock-completion.ts';
import type { Counts } from '../clock/recalculate.ts';
import type { Sql } from '../database/database.ts';
import type { DryRun, Imported } from '../define/answers/calendar.ts';
import type { Resource } from '../define/resource.ts';
import { tableOf } from '../sql/columns.ts';
import { CrudService } from '../records/crud.module.ts';
import type { Sent } from '../sql/input.ts';
import { unprocessable } from '../sql/problem.ts';
import type { Row } from '../sql/reader.ts';
import type { RecordService } from '../records/record.service.ts';
import type { RowWork, Work } from '../records/work.ts';
import type { CalendarChange } from './calendar-change.ts';
import { CalendarKeeper, reasonOf, refuse } from './calendar-keeper.ts';
import { CalendarPreview } from './calendar-preview.ts';
import { listedRows, type SheetRow, sheetRows } from './calendar-sheet.ts';
import { changeOf, type Plan, planned } from './sheet-plan.ts';
import { holidays, officeHours } from './calendar.resource.ts';
import { holdCalendar } from './office-calendar.ts';
import type { Known } from '../define/rule.ts';

/** What an import is given: a sheet, or `rows` in its place. */
export interface GivenImport {
  readonly csv: string | null;
  readonly rows: readonly Sent[] | null;
  /** Looked through only. */
  readonly dryRun: boolean;
  readonly reason: string | null;
}
export interface CalendarRecords extends RecordService {
  archiveFor(origin: Person, id: string, reason: string | null, ifMatch?: string): Promise<string>;
  import(origin: Person, sheet: GivenImport): Promise<DryRun | Imported>;
}

const cells = (rows: readonly SheetRow[]) =>
  rows.flatMap(({ row, errors }) => Object.entries(errors).map(([field, says]) => ({ row, field, says })));

type Part = typeof holidays | typeof officeHours;
/** The engine's service for a part of the calendar: with each change the whole calendar is judged, and time read again. */
function CalendarService(resource: Part): Type<CalendarRecords> {
  @Injectable()
  class CalendarRecordsOf extends CrudService(resource) implements CalendarRecords {
    @Inject(CalendarKeeper) private readonly keeper!: CalendarKeeper;
    @Inject(CalendarPreview) private readonly previews!: CalendarPreview;
    @Inject(ClockCompletion) private readonly completion!: ClockCompletion;

    protected override async beforeCreate({ origin, values, sql }: Work<Part>) {
      return this.begin(sql, origin, { resource: resource.name, values }, values.reason);
    }

    /** A stock client sends the old reason along: only another one is a reason for this change. */
    protected override async beforeUpdate({ origin, row, values, sql }: RowWork<Part>) {
      return this.begin(
        sql,
        origin,
        { resource: resource.name, id: row.id, values: { ...row, ...values } },
        values.reason,
      );
    }

    protected override async beforeArchive({ origin, row, values, sql }: RowWork<Part>) {
      await this.begin(sql, origin, { resource: resource.name, id: row.id }, values.reason);
    }

    private async begin(sql: Sql, origin: Person, change: CalendarChange, reason: string | null | undefined) {
      const faults = await this.keeper.begin(sql, origin, [change], reasonOf(reason));
      refuse(faults, ({ field }) => (change.values ? field : undefined));
      return {};
    }

    override async create(origin: Person, sent: Sent, key?: string): Promise<string> {
      return this.recalculated(origin, await super.create(origin, sent, key));
    }

    override async update(origin: Person, id: string, sent: Sent, ifMatch?: string): Promise<string> {
      return this.recalculated(origin, await super.update(origin, id, sent, ifMatch));
    }

    /** Without a reason nothing is archived. */
    async archiveFor(origin: Person, id: string, reason: string | null, ifMatch?: string): Promise<string> {
      const values = reason === null ? {} : { reason };
      return this.recalculated(origin, await this.archive(origin, id, ifMatch, values));
    }

    private async recalculated<T>(origin: Person, written: T): Promise<T> {
      await this.recalculate(origin);
      return written;
    }

    /** The first office hours also begin the clocks of what was received before them. */
    private async recalculate(origin: Person): Promise<Counts> {
      const counts = await this.keeper.recalculate(origin, resource.name);
      await this.completion.complete();
      return counts;
    }

    /** Looked through unless dryRun is false; then all rows or none. */
    async import(origin: Person, sheet: GivenImport): Promise<DryRun | Imported> {
      const { csv, rows: listed, dryRun, reason: given } = sheet;
      const rows = listed === null ? sheetRows(resource, csv) : listedRows(resource, listed);
      return dryRun ? this.lookThrough(origin, rows) : this.importAll(origin, rows, reasonOf(given));
    }

    private async plan(sql: Sql, rows: readonly SheetRow[]) {
      const stored = await sql.query<[Row]>(
        `select row_to_json(t) from ${tableOf(resource)} t where "archivedAt" is null`,
        [],
      );
      const plans = planned(
        resource,
        rows,
        stored.map(([row]) => row),
      );
      const touched = rows.flatMap((row) => {
        const plan = plans.get(row)!;
        const change = changeOf(resource.name, row, plan);
        return change ? [{ row, plan, change }] : [];
      });
      return { plans, touched, changes: touched.map(({ change }) => change) };
    }

    private async lookThrough(origin: Person, rows: SheetRow[]): Promise<DryRun> {
      // A row that cannot be read by itself has no place in the calendar yet.
      const readable = rows.filter(({ errors }) => Object.keys(errors).length === 0);
      const { plans, touched, changes } = await this.plan(this.database, readable);
      const found = await this.keeper.faults(this.database, changes);
      for (const { change, field, says } of found) if (change !== null) touched[change]!.row.errors[field] ??= says;
      const faulty = rows.filter(({ errors }) => Object.keys(errors).length > 0).length;
      const faults = found.filter(({ change }) => change === null).map(({ says }) => says);
      const isReady = faulty + faults.length === 0 && changes.length > 0;
      const preview = isReady ? await this.previews.of(origin.actor, changes) : undefined;
      const shown = rows.map((row) => {
        const plan = plans.get(row);
        return { ...row, state: plan?.state, ...(plan?.state === 'changed' && { before: plan.before }) };
      });
      return { rows: shown, faulty, faults, ...(preview && { preview }) };
    }

    private async importAll(origin: Person, rows: readonly SheetRow[], reason: string): Promise<Imported> {
      const { fields }: Resource = resource;
      const label = (field: string) => fields[field]!.label;
      const [wrong] = cells(rows);
      if (wrong)
        throw unprocessable(
          `Baris ${wrong.row}, kolom ${label(wrong.field)}: ${wrong.says}`,
          Object.fromEntries(cells(rows).map(({ row, field, says }) => [`rows.${row}.${field}`, says])),
        );
      const counts = await this.database.transaction(async (sql) => {
        await holdCalendar(sql);
        const { touched, changes } = await this.plan(sql, rows);
        if (changes.length > 0) {
          const rowOf = (change: number) => touched[change]!.row.row;
          const faults = (await this.keeper.begin(sql, origin, changes, reason)).map((fault) => ({
            ...fault,
            says:
              fault.change === null
                ? fault.says
                : `Baris ${rowOf(fault.change)}, kolom ${label(fault.field)}: ${fault.says}`,
          }));
          refuse(faults, ({ change, field }) => (change === null ? undefined : `rows.${rowOf(change)}.${field}`));
        }
        for (const { row, plan } of touched) await this.writeRow(origin, sql, { ...row.values, reason }, plan);
        const imported = touched.filter(({ plan }) => plan.state === 'new').length;
        return { imported, changed: touched.length - imported, same: rows.length - touched.length };
      });
      return { ...counts, recalculated: await this.recalculate(origin) };
    }

    private async writeRow(origin: Person, sql: Sql, values: Known, plan: Plan): Promise<void> {
      const { roles } = origin.actor;
      if (plan.state === 'new') await this.writer.insert(resource, { origin, roles, sql }, values);
      else if (plan.state === 'changed')
        await this.writer.update(resource, { origin, roles, sql }, plan.stored, { values, action: 'update' });
    }
  }
  return CalendarRecordsOf;
}

export const HolidaysService = CalendarService(holidays);
export const OfficeHoursService = CalendarService(officeHours);
