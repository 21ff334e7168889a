import { v7 as uuid } from 'uuid';
import { clocked, contexts } from '../clock/context.ts';
import type { Ledger } from '../clock/ledger.ts';
import { project } from '../clock/projection.ts';
import type { Calendars } from '../clock/sources.ts';
import type { Sql } from '../database/database.ts';
import type { Registry } from '../engine/scope.ts';
import { complaints } from './complaints.resource.ts';

export interface DueTimes {
  readonly oldDueAt: string | null;
  readonly newDueAt: string | null;
}

/** What a complaint's due time is, and what it would be under another promise, both counted from its receipt. */
export async function dueUnder(
  sql: Sql,
  sources: { readonly registry: Registry; readonly ledger: Ledger; readonly calendars: Calendars },
  id: string,
  promised: unknown,
): Promise<DueTimes> {
  const of = clocked(complaints)!;
  const [context] = await contexts(sql, sources.registry, of, [id]);
  const standard = context && (await sources.ledger.standardOf(sql, context));
  if (!context || !standard) return { oldDueAt: null, newDueAt: null };
  const calendar = await sources.calendars.current();
  const due = (values: Readonly<Record<string, unknown>>) =>
    project(of, { ...context, values }, standard, calendar).due_at;
  return { oldDueAt: due(context.values), newDueAt: due({ ...context.values, promised }) };
}

/** Keeps the old due time beside the new one, with who moved it and why. */
export async function enterRecalculation(sql: Sql, id: string, times: DueTimes, reason: string, actorId: string) {
  await sql.query(
    `insert into clock_recalculations (id, record_id, resource, old_due_at, new_due_at, reason, actor_id) values ($1, $2, $3, $4, $5, $6, $7)`,
    [uuid(), id, complaints.name, times.oldDueAt, times.newDueAt, reason, actorId],
  );
}
