import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.ts';
import type { Origin, Person } from '../audit/entry.ts';
import { hasRamadanHours } from '../clock/calendar-rows.ts';
import { calendarOf } from '../clock/calendar.ts';
import { Ledger } from '../clock/ledger.ts';
import { type Counts, foresee, type Moved, recalculate } from '../clock/recalculate.ts';
import { CALENDAR } from '../clock/sources.ts';
import { Database, type Sql } from '../database/database.ts';
import { unprocessable } from '../sql/problem.ts';
import { type CalendarChange, type CalendarResource, type ChangeFault, judge } from './calendar-change.ts';
import { holidays, officeHours } from './calendar.resource.ts';
import { beginVersion, calendarRows, type CompiledCalendars, holdCalendar } from './office-calendar.ts';
import { markYear, takeMarksBack } from './ramadan-years.ts';
import { reasonFault, written } from '../define/written.ts';

const { min: SHORTEST = 0, max: LONGEST = 0 } = holidays.fields.reason;

/** The reason as it is kept; 422 when none worth the name was given. */
export function reasonOf(given: string | null | undefined): string {
  const reason = written(given ?? '');
  const says = `Tulis alasan perubahan ini, ${SHORTEST} sampai ${LONGEST} karakter.`;
  const fault = reason.length > LONGEST ? says : reasonFault(reason, SHORTEST, says);
  if (fault) throw unprocessable(fault, { reason: fault });
  return reason;
}

/** Refuses with 422 what is wrong; `place`: where the reader of the answer finds a change's field, if anywhere. */
export function refuse(faults: readonly ChangeFault[], place: (fault: ChangeFault) => string | undefined): void {
  if (faults.length === 0) return;
  const errors = faults.flatMap((fault) => {
    const name = place(fault);
    return name === undefined ? [] : [[name, fault.says] as const];
  });
  throw unprocessable(faults[0]!.says, Object.fromEntries(errors.toReversed()));
}

/** Changes of the calendar: one at a time, a version each, and every open due time read again (api/README: The clock). */
@Injectable()
export class CalendarKeeper {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly audit: Audit,
    @Inject(CALENDAR) private readonly calendars: CompiledCalendars,
  ) {}

  /** What is wrong with the calendar after these changes, as it stands now. */
  async faults(sql: Sql, changes: readonly CalendarChange[]): Promise<ChangeFault[]> {
    return judge((await calendarRows(sql)).rows, changes).faults;
  }

  /**
   * Begins a change, in the transaction that goes on to write its rows: whoever comes next waits until it has ended, so
   * that two changes never pass a check that they fail together. Answers what is wrong; with nothing wrong there is a
   * new version.
   */
  async begin(sql: Sql, origin: Person, changes: readonly CalendarChange[], reason: string): Promise<ChangeFault[]> {
    await holdCalendar(sql);
    const { rows, faults } = judge((await calendarRows(sql)).rows, changes);
    if (faults.length > 0) return faults;
    await beginVersion(sql, origin.actor.staffId, reason);
    await takeMarksBack(sql, origin, rows, reason);
    return [];
  }

  /** Says of a year that its Ramadan has no hours of its own, or takes that back; nothing where it was said already. */
  async setWithoutRamadan(origin: Person, year: number, isWithout: boolean, reason: string): Promise<Counts> {
    await this.database.transaction(async (sql) => {
      await holdCalendar(sql);
      const { rows } = await calendarRows(sql);
      if ((rows.withoutRamadan?.includes(year) ?? false) === isWithout) return;
      const says = `Jam kerja Ramadan ${year} sudah dimasukkan. Arsipkan dahulu jam itu.`;
      if (isWithout && hasRamadanHours(rows.hours, year)) throw unprocessable(says, { withoutRamadan: says });
      await beginVersion(sql, origin.actor.staffId, reason);
      await markYear(sql, origin, { year, isWithout, reason });
    });
    return this.recalculate(origin, officeHours.name);
  }

  /** What these changes would move, and how many clocks are open. Faulty ones move nothing. */
  async foresee(changes: readonly CalendarChange[]): Promise<[Counts, Moved[]]> {
    const { rows, version } = await calendarRows(this.database);
    return foresee(this.database, this.ledger, calendarOf(judge(rows, changes).rows, version + 1));
  }

  /** Brings every open clock to the present version; told in the audit trail where there was something to do. */
  async recalculate(origin: Origin, resource: CalendarResource): Promise<Counts> {
    this.calendars.forget();
    const { rows, version } = await calendarRows(this.database);
    const counts = await recalculate(this.database, this.ledger, calendarOf(rows, version));
    if (counts.open === 0) return counts;
    const [row] = await this.database.query<[string]>('select reason from calendar_versions where version = $1', [
      version,
    ]);
    const { open, moved, firm } = counts;
    const changes = { calendarVersion: version, open, moved, firm };
    await this.audit.append(origin, {
      action: 'recalculate',
      resource,
      changes: Object.fromEntries(Object.entries(changes).map(([name, after]) => [name, { after }])),
      explanation: row![0],
    });
    return counts;
  }
}
