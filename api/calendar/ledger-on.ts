import { Ledger } from '../clock/ledger.ts';
import type { Sql } from '../database/database.ts';
import { registryOf } from '../sql/registry.ts';
import { resources } from '../resources.ts';
import { StandardInForce } from '../service-standards/in-force.ts';
import { CompiledCalendars } from './office-calendar.ts';

/** The ledger outside of the running application, on one connection: for the seeder and commands. */
export const ledgerOn = (sql: Sql): Ledger =>
  new Ledger(registryOf(resources), new CompiledCalendars(sql), new StandardInForce());
