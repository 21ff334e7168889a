import type { Origin } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import type { Writer } from '../records/writer.ts';
import { actionItems } from './action-items.resource.ts';

/** A meeting opens with what its unit agreed before and has not done: moved, not copied, so that its age is kept. */
export async function carryOver(
  { writer }: { readonly writer: Writer },
  { origin, sql }: { readonly origin: Origin; readonly sql: Sql },
  { id, unitId }: { readonly id: string; readonly unitId: string | null },
): Promise<void> {
  const open = await sql.query<[string, number]>(
    `select i.id, coalesce(i.meetings, 1) from action_items i join evaluation_meetings m on m.id = i."meetingId"
     where m."unitId" = $2 and m.id <> $1 and i."openInId" is distinct from $1 and i."archivedAt" is null
       and i.status in ('terbuka', 'dikerjakan', 'dilaporkan') and m.status <> 'dibatalkan' order by i.id`,
    [id, unitId],
  );
  for (const [item, meetings] of open)
    await writer.follow(actionItems, { origin, sql }, item, {
      verb: 'bawa',
      values: { openInId: id, meetings: meetings + 1 },
    });
}
