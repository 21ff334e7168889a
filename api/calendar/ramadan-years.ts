import { entryOf, fieldsOf, type Origin } from '../audit/entry.ts';
import { type CalendarRows, hasRamadanHours } from '../clock/calendar-rows.ts';
import type { Sql } from '../database/database.ts';
import { officeHours } from './calendar.resource.ts';

/** Says of a year that its Ramadan has no hours of its own, or takes that back, in the transaction that began a version. */
export async function markYear(
  sql: Sql,
  origin: Origin,
  { year, isWithout, reason }: { year: number; isWithout: boolean; reason: string },
): Promise<void> {
  const change = isWithout
    ? 'insert into calendar_years_without_ramadan (year) values ($1)'
    : 'delete from calendar_years_without_ramadan where year = $1';
  await sql.query(change, [year]);
  const said = `tanpa jam Ramadan ${year}`;
  const regime = isWithout ? { before: null, after: said } : { before: said, after: null };
  await sql.query('select audit.append($1::jsonb, null, null, $2::jsonb)', [
    entryOf(origin, { action: 'update', resource: officeHours.name }),
    fieldsOf({ regime }, reason),
  ]);
}

/** Hours that are entered say more of a year than that it has none: of one that has them now, that is taken back. */
export async function takeMarksBack(sql: Sql, origin: Origin, rows: CalendarRows, reason: string): Promise<void> {
  for (const year of rows.withoutRamadan ?? [])
    if (hasRamadanHours(rows.hours, year)) await markYear(sql, origin, { year, isWithout: false, reason });
}
