import { asList } from '../define/flow.ts';
import type { Resource } from '../define/resource.ts';
import { type Actor, anyRole, holds, type Role } from '../define/roles.ts';
import { forbidden } from './problem.ts';
import type { Held, Known } from '../define/rule.ts';

/** Whom a sentence still names; of more, it would be a list. */
const MOST_NAMED = 4;

/** Refuses with 403 who holds none of the roles. */
export function permit(actor: Actor, roles: readonly Role[]): void {
  if (holds(actor, roles)) return;
  const isShort = roles.length > 0 && roles.length <= MOST_NAMED;
  const only = `Hanya ${anyRole(roles)} yang berwenang.`;
  throw forbidden(isShort ? only : 'Peran Anda tidak berwenang melakukan ini.', 'role_not_allowed');
}

/** Nobody writes a record about himself. */
export function refuseOwn(resource: Resource, actor: Actor, record: Known): void {
  // A wall that no longer stands keeps nobody from it; of what is not known yet it does.
  const stands = ({ if: held = {} }: { readonly if?: Held }) =>
    Object.entries(held).every(
      ([name, words]) => !Object.hasOwn(record, name) || asList(words).includes(record[name] as never),
    );
  const walls = (resource.hiddenFrom ?? []).flatMap((wall) => ('staff' in wall && stands(wall) ? [wall.staff] : []));
  if ([resource.about, ...walls].some((name) => name && record[name] === actor.staffId))
    throw forbidden('Data tentang Anda sendiri diubah oleh orang lain.', 'own_record');
}
