import type { Resource } from '../define/resource.ts';
import { same } from '../sql/input.ts';
import type { Row } from '../sql/reader.ts';
import type { CalendarChange, CalendarResource } from './calendar-change.ts';
import type { SheetRow } from './calendar-sheet.ts';
import type { Known } from '../define/rule.ts';

/** What an import does with a row of the sheet; `before`: the cells that it changes, as they are now. */
export type Plan =
  | { readonly state: 'new' }
  | { readonly state: 'same' }
  | { readonly state: 'changed'; readonly before: Known; readonly stored: Row };

/** By what a row is known again: all alike, or else the next of these. A day is closed once, whatever it is called. */
const KNOWN_BY: Readonly<Record<CalendarResource, readonly (readonly string[])[]>> = {
  holidays: [['date', 'type'], ['date']],
  'office-hours': [['regime', 'weekday', 'validFrom', 'opensAt']],
};

/** Which rows of the sheet are there already, and what they would change; each stored row is one of the sheet at most. */
export function planned(
  resource: Resource & { readonly name: CalendarResource },
  rows: readonly SheetRow[],
  stored: readonly Row[],
): Map<SheetRow, Plan> {
  const found = new Map<SheetRow, Row>();
  const taken = new Set<Row>();
  for (const fields of KNOWN_BY[resource.name])
    for (const row of rows) {
      const isAlike = (one: Row) =>
        fields.every((field) => same(resource.fields[field], one[field], row.values[field]));
      const known = found.has(row) ? undefined : stored.find((one) => !taken.has(one) && isAlike(one));
      if (!known) continue;
      found.set(row, known);
      taken.add(known);
    }
  return new Map(rows.map((row) => [row, planOf(resource, row, found.get(row))]));
}

function planOf(resource: Resource, { values }: SheetRow, stored: Row | undefined): Plan {
  if (!stored) return { state: 'new' };
  const changed = Object.keys(values).filter((field) => !same(resource.fields[field], stored[field], values[field]));
  if (changed.length === 0) return { state: 'same' };
  return { state: 'changed', before: Object.fromEntries(changed.map((field) => [field, stored[field]])), stored };
}

/** As a change of the calendar; nothing where the row is there as it is. */
export function changeOf(resource: CalendarResource, { values }: SheetRow, plan: Plan): CalendarChange | undefined {
  if (plan.state === 'same') return undefined;
  return plan.state === 'new'
    ? { resource, values }
    : { resource, id: plan.stored.id, values: { ...plan.stored, ...values } };
}
