import type { Origin } from '../audit/entry.ts';
import type { Values } from '../engine/scope.ts';

/**
 * SQL beside the statement that writes `made`: the draft of the form that was sent goes with what it became, or stays
 * with what did not come about. Whoever comes back after a crash is never offered what is done already.
 */
export function sentDraft(origin: Origin, parameters: Values): string {
  if (origin.kind !== 'person' || origin.draft === undefined) return '';
  const [user, key] = [parameters.add(origin.actor.userId), parameters.add(origin.draft)];
  return `, sent as (delete from drafts where user_id = ${user} and key = ${key} and exists (select from made))`;
}
