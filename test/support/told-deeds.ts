import { v7 } from 'uuid';
import type { Username } from '../../api/seed/people.ts';
import type { Office } from './office.ts';
import { MINUTE } from '../../api/define/durations.ts';

/** What somebody did to a record, at a moment of a test's choice. */
export interface Deed {
  readonly action: string;
  readonly of: readonly [resource: string, id: string];
  readonly by: Username;
  /** Minutes after the moment. */
  readonly minute?: number;
  /** What it made of a field. */
  readonly made?: Readonly<Record<string, string>>;
}

/** An entry of the trail as audit.append writes it; answers its id. */
export async function tell(
  office: Office,
  moment: number,
  { action, of, by, minute = 0, made }: Deed,
): Promise<string> {
  const at = moment + minute * MINUTE;
  const id = v7({ msecs: at });
  const values = [id, new Date(at), ...of, await office.as(by).staffId(), action];
  await office.sql(
    `insert into audit.event (id, recorded_at, resource, record_id, record_version, actor_id, action, outcome, envelope)
     values ($1, $2, $3, $4, 1, $5, $6, 'ok', '{"actorRole": "${by}"}')`,
    values,
  );
  const content = Object.entries(made ?? {}).map(([field, after]) => [field, [JSON.stringify({ after }), '00']]);
  if (made) await office.sql('insert into audit.payload values ($1, $2)', [id, Object.fromEntries(content)]);
  return id;
}
