import type { Action, Refused } from '../define/deeds.ts';
import type { SentForm } from '../define/sent-form.ts';
import { redacted, redactedText } from '../define/redaction.ts';
import type { Actor, Role } from '../define/roles.ts';
import type { Known } from '../define/rule.ts';

/** Who acts: a person in a session, a named job of the application, or somebody who is not signed in. */
export type Origin =
  | {
      readonly kind: 'person';
      readonly actor: Actor;
      /** Its pseudonym, as the trail names it. */
      readonly session: string;
      readonly sessionId: string;
      readonly requestId: string;
      /** The draft that what he sends was kept in (api/drafts). */
      readonly draft?: SentForm;
    }
  | { readonly kind: 'job'; readonly job: string; readonly requestId: string }
  | { readonly kind: 'stranger'; readonly requestId: string };
export type Person = Extract<Origin, { kind: 'person' }>;

export interface Deed {
  readonly action: Action;
  readonly resource: string;
  readonly outcome?: 'ok' | 'denied' | 'error';
  /** A word of ours; what people write as a reason goes into the erasable payload as field `#reason`. */
  readonly reason?: Refused;
  /** The role that allowed it, when the person holds several. */
  readonly role?: Role;
}

export type Changes = Readonly<Record<string, { readonly before?: unknown; readonly after?: unknown }>>;

export const APP_VERSION = '0.2.0';

/** Who did it, as the trail names him: the id of a person, the name of a job. */
export function actorOf(origin: Origin): string {
  if (origin.kind === 'person') return origin.actor.staffId;
  return origin.kind === 'job' ? `system:${origin.job}` : 'anonymous';
}

/** The first argument of audit.append (migrations/…-audit-trail.ts). */
export function entryOf(origin: Origin, deed: Deed): string {
  const role = origin.kind === 'person' ? (deed.role ?? origin.actor.roles[0] ?? null) : null;
  const acting = origin.kind === 'person' && role ? origin.actor.acting[role] : undefined;
  return JSON.stringify({
    action: deed.action,
    actor: actorOf(origin),
    actorRole: role,
    appVersion: APP_VERSION,
    onBehalfOf: acting ? `${acting} ${role}` : null,
    outcome: deed.outcome ?? 'ok',
    reason: deed.reason ?? null,
    requestId: origin.requestId,
    resource: deed.resource,
    session: origin.kind === 'person' ? origin.session : null,
  });
}

/** The fields argument: changed values and, under names that no field has, what people wrote. No secret is in it. */
export function fieldsOf(changes: Known, reason?: string): string {
  const fields = reason ? { ...changes, '#reason': reason } : changes;
  const text = JSON.stringify(fields);
  return redactedText(text) === text ? text : JSON.stringify(redacted(fields));
}

/** SQL: the hash of the row `made` as written, a further field of its entry, for reconciliation to compare the row with. */
export const ROW_HASH = `jsonb_build_object('#row', audit.row_hash(made))`;
