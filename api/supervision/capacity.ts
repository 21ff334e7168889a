import type { Person } from '../audit/entry.ts';
import { standsInFor } from '../define/roles.ts';
import { postOf } from '../define/sentence.ts';

/** Whoever leads this person in another's place does what he does about him as Plt. or Plh. of that post. */
export function asActing(origin: Person, supervisedId: string | null | undefined): Person {
  const post = supervisedId ? standsInFor(origin.actor, supervisedId) : undefined;
  if (!post) return origin;
  const { roles, acting } = origin.actor;
  const first = [post.role, ...roles.filter((role) => role !== post.role)];
  return { ...origin, actor: { ...origin.actor, roles: first, acting: { ...acting, [post.role]: post.acting } } };
}

/** "Plh. Kepala Seksi", where he leads this person as one. */
export function actingPost({ actor }: Pick<Person, 'actor'>, supervisedId: string): string | null {
  const post = standsInFor(actor, supervisedId);
  return post ? postOf({ actorRole: post.role, acting: post.acting })! : null;
}
