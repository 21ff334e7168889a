import type { Resource } from '../define/resource.ts';
import type { Access } from '../define/who.ts';
import { type Actor, holds } from '../define/roles.ts';
import { forbidden } from './problem.ts';
import type { Known } from '../define/rule.ts';

/** Refuses with 403 what no role of the actor may do with the resource at all. */
export function permit(resource: Resource, actor: Actor, action: keyof Access): void {
  if (!holds(actor, resource.access[action]))
    throw forbidden('Peran Anda tidak berwenang melakukan ini.', 'role_not_allowed');
}

/** Nobody writes a record about himself. */
export function refuseOwn(resource: Resource, actor: Actor, record: Known): void {
  const walls = (resource.hiddenFrom ?? []).flatMap((wall) => ('staff' in wall ? [wall.staff] : []));
  if ([resource.about, ...walls].some((name) => name && record[name] === actor.staffId))
    throw forbidden('Data tentang Anda sendiri diubah oleh orang lain.', 'own_record');
}
