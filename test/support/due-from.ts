import { stagesOf } from '../../api/define/clock.ts';
import type { Resource } from '../../api/define/resource.ts';
import { resources } from '../../api/resources.ts';
import type { Office } from './office.ts';

/** Stages that last until a day which the record names: it stays, whatever the calendar says. */
const DATED = (resources as readonly Resource[]).flatMap(({ name, clock }) =>
  Object.entries(clock ? stagesOf(clock) : {}).flatMap(([state, stage]) =>
    typeof stage === 'string' ? [] : [`${name} ${state}`],
  ),
);
/** Whose clocks count working time, began before that day, and fall due on it or later. */
export async function dueFrom(office: Office, date: string): Promise<Set<string>> {
  const rows = await office.sql<{ resource: string }>(
    `select distinct resource from clocks where phase = 'runs' and due_at >= $1::date::timestamp at time zone 'Asia/Jakarta'
       and started_at < $1::date::timestamp at time zone 'Asia/Jakarta' and resource || ' ' || state <> all($2)
       and term_unit <> all('{jam_kalender,bulan_kalender}')`,
    [date, DATED],
  );
  return new Set(rows.map(({ resource }) => resource));
}
