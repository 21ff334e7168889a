import { visibleFields } from '../define/resource.ts';
import type { Actor } from '../define/roles.ts';
import { postOf, sentence, type Told } from '../define/sentence.ts';
import type { Names } from '../define/value-words.ts';
import type { Reader } from '../sql/reader.ts';
import type { Registry } from '../sql/scope.ts';
import { isWalled } from '../sql/wall.ts';
import type { AuditLog } from './audit-logs.resource.ts';
import type { ToldEntry } from './told-rows.ts';

/** Entries as the reader may know them: changes of hidden fields left out, and each told in one sentence. */
export async function toldEntries(
  reader: Reader,
  registry: Registry,
  actor: Actor,
  entries: readonly AuditLog[],
): Promise<[ToldEntry, Names][]> {
  const { roles, staffId } = actor;
  const known = entries.map((entry) => {
    const resource = registry.get(entry.resource ?? '');
    const visible = resource && visibleFields(resource, roles).filter((name) => !resource.fields[name]!.sealedBy);
    // What somebody else exported counts records that a wall may hide from this reader.
    const counted = isWalled(resource) && !entry.recordId && entry.actorId !== staffId;
    const withheld = counted || resource?.confidential;
    const changes = (entry.changes ?? []).filter(({ field }) => !withheld && (!visible || visible.includes(field)));
    return { ...entry, changes } as AuditLog & Told;
  });
  const around = await reader.around(actor, known);
  return known.map(({ step, ...entry }) => {
    const resource = registry.get(entry.resource);
    const beside = around(entry);
    const told = {
      ...entry,
      actorPost: postOf(entry) ?? null,
      subject: beside.subject ?? null,
      sentence: sentence({ ...entry, step }, resource, beside),
    };
    return [told, beside.names!];
  });
}
