import { type Resource, sealOf } from '../define/resource.ts';
import type { Registry } from '../sql/scope.ts';
import { isWalled } from '../sql/wall.ts';

/** Something of it is kept from some, or it is about somebody: whoever minds the outbox does not learn that it is there. */
export const isReserved = (resource: Resource | undefined): boolean =>
  resource !== undefined &&
  (isWalled(resource) || Boolean(resource.about ?? resource.confidential) || sealOf(resource) !== undefined);

/** What a mail is about, as its recipient's list of mails and the outbox show it: of some resources, that it is there. */
export function subjectOf(registry: Registry, lines: readonly { title: string; resource: string | null }[]): string {
  if (lines.some(({ resource }) => resource !== null && isReserved(registry.get(resource))))
    return `Waskita: ${lines.length} pemberitahuan`;
  const { title } = lines[0]!;
  return lines.length === 1 ? title : `${lines.length} pemberitahuan: ${title}`;
}
