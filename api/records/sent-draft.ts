import type { Origin } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import { Values } from '../sql/scope.ts';
import type { SentForm } from '../define/sent-form.ts';

/**
 * SQL beside the statement that writes `made`: the draft of the form that was sent goes with what it became, or stays
 * with what did not come about. Whoever comes back after a crash is never offered what is done already. What another
 * window has typed into the same form stays.
 */
export function sentDraft(origin: Origin, parameters: Values): string {
  if (origin.kind !== 'person' || origin.draft === undefined) return '';
  return `, ${ending(origin.actor.userId, origin.draft, parameters, 'exists (select from made)')}`;
}

/** The same where what was sent is done already: nothing had changed, or it is sent again because its answer got lost. */
export async function endDraft(sql: Sql, origin: Origin): Promise<void> {
  if (origin.kind !== 'person' || origin.draft === undefined) return;
  const parameters = new Values();
  await sql.query(`with ${ending(origin.actor.userId, origin.draft, parameters, 'true')} select 1`, parameters.list);
}

function ending(userId: string, { key, writer, version }: SentForm, parameters: Values, when: string): string {
  const window = `${parameters.add(writer)}::text`;
  const own = `(writer = ${window} or version = ${parameters.add(version)}::integer)`;
  const row = `user_id = ${parameters.add(userId)} and key = ${parameters.add(key)} and ${when}`;
  const other = `earlier_writer <> ${window}`;
  return `sent as (delete from drafts where ${row} and ${own} and (${other}) is not true),
    stays as (update drafts set version = version + 1,
        writer = case when ${own} then earlier_writer else writer end, body = case when ${own} then earlier_body else body end,
        saved_at = case when ${own} then earlier_at else saved_at end, earlier_body = null, earlier_at = null, earlier_writer = null
      where ${row} and case when ${own} then ${other} else earlier_writer = ${window} end)`;
}
