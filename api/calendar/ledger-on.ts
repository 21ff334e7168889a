import { calendarOf } from '../clock/calendar.ts';
import { Ledger } from '../clock/ledger.ts';
import type { Sql } from '../database/database.ts';
import { registryOf } from '../engine/registry.ts';
import { resources } from '../resources.ts';
import { StandardInForce } from '../service-standards/in-force.ts';
import { calendarRows } from './office-calendar.ts';

/** The ledger outside of the running application, on one connection: for the seeder and commands. */
export async function ledgerOn(sql: Sql): Promise<Ledger> {
  const { rows, names, version } = await calendarRows(sql);
  const calendar = calendarOf(rows, version);
  const calendars = { current: async () => calendar, holidays: async () => new Map(names) };
  return new Ledger(registryOf(resources), calendars, new StandardInForce());
}
