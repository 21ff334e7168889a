import type { Sql } from '../../database/database.ts';
import type { SealerState } from '../../define/answers/trail.ts';

/** Whether somebody seals now, as the lease tells it. */
export async function sealerState(sql: Sql): Promise<SealerState> {
  const [row] = await sql.query<[SealerState]>(
    `select case when expires_at < clock_timestamp() then 'absent' else state end from audit.lease`,
    [],
  );
  return row![0];
}
