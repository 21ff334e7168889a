import { clocked, contexts } from '../clock/context.ts';
import type { Ledger } from '../clock/ledger.ts';
import { project } from '../clock/projection.ts';
import type { Calendars } from '../clock/sources.ts';
import type { Sql } from '../database/database.ts';
import type { MovedDue } from '../define/answers/work.ts';
import type { Registry } from '../sql/scope.ts';
import { type Complaint, complaints } from './complaints.resource.ts';
import type { Known } from '../define/rule.ts';

/** What a complaint's due time is, and what it would be under another promise, both counted from its receipt. */
export async function dueUnder(
  sql: Sql,
  sources: { readonly registry: Registry; readonly ledger: Ledger; readonly calendars: Calendars },
  id: string,
  promised: Complaint['promised'],
): Promise<MovedDue> {
  const of = clocked(complaints)!;
  const [context] = await contexts(sql, sources.registry, of, [id]);
  const standard = context && (await sources.ledger.standardOf(sql, context));
  if (!context || !standard) return { oldDueAt: null, newDueAt: null };
  const calendar = await sources.calendars.current();
  const due = (values: Known) => project(of, { ...context, values }, standard, calendar).due_at;
  return { oldDueAt: due(context.values), newDueAt: due({ ...context.values, promised }) };
}
