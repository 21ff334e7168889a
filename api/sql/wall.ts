import { isReference } from '../define/kinds.ts';
import type { Resource } from '../define/resource.ts';
import type { Wall } from '../define/who.ts';
import { quoted, tableOf } from './columns.ts';
import { heldSql, type Registry, type Statement } from './scope.ts';

const ATTACHMENTS = 'attachments';
/** Why somebody was refused whom a record is not for: that is told only where there is one. */
export const OUT_OF_SCOPE = 'out_of_scope';

/** The conditions that a row must meet so that the actor may know of it; none where no wall is declared. */
export function wallsSql(statement: Statement, resource: Resource, alias: string): string[] {
  return hidingSql(statement, resource, alias).map((condition) => `(${condition}) is not true`);
}

/** The conditions any of which makes a row one that the actor may not know of. */
export function hidingSql(statement: Statement, resource: Resource, alias: string): string[] {
  return (resource.hiddenFrom ?? []).flatMap((wall) => hiding(statement, resource, wall, alias));
}

/** What makes a row invisible to the actor by one wall; nothing when the wall does not concern him. */
function hiding(statement: Statement, resource: Resource, wall: Wall, alias: string): string[] {
  const { registry, actor, values } = statement;
  const column = (name: string) => `${alias}.${quoted(name)}`;
  if ('staff' in wall) {
    const named = `${column(wall.staff)} = ${values.add(actor.staffId)}::uuid`;
    return [wall.if ? `(${named} and ${heldSql(wall.if, values, alias)})` : named];
  }
  if ('role' in wall) return actor.roles.includes(wall.role) ? [heldSql(wall.if, values, alias)] : [];
  if ('record' in wall) {
    const among = `${column(wall.record)} = any(array(${hiddenIds(statement)}))`;
    if (!wall.refused) return [among];
    const own = `${column(wall.refused)} = ${values.add(actor.staffId)} and ${column('outcome')} = 'denied' and ${column('reason')} is distinct from '${OUT_OF_SCOPE}'`;
    return [`${among} and (${own}) is not true`];
  }
  const target = registry.get(resource.fields[wall.through]!.to!)!;
  const inner = `${alias}w`;
  const hidden = hidingRow(statement, target, inner);
  return [
    `exists (select 1 from ${tableOf(target)} ${inner} where ${inner}."id" = ${column(wall.through)} and ${hidden})`,
  ];
}

function hidingRow(statement: Statement, resource: Resource, alias: string): string {
  const all = hidingSql(statement, resource, alias);
  return all.length === 0 ? 'false' : `(${all.join(' or ')})`;
}

/** That walls of its own hide records of the resource, not only those around what they tell of. */
export const isWalled = (resource: Resource | undefined): boolean =>
  Boolean(resource?.hiddenFrom?.some((wall) => !('record' in wall)));

/** Ids, as text, of all that a wall hides from the actor: the records, what points to them, tells of them, and their files. */
export function hiddenIds(statement: Statement): string {
  const { registry } = statement;
  const parts = [...registry.values()].flatMap((resource) => {
    if (resource.readFrom) return [];
    if (isWalled(resource)) {
      const hidden = hidingRow(statement, resource, 'h');
      const ids = `select h."id"::text from ${tableOf(resource)} h where ${hidden}`;
      const files = `select f."id"::text from ${ATTACHMENTS} f where f."ownerType" = '${resource.name}' and f."ownerId" in (${ids})`;
      return [ids, files];
    }
    return walledReferences(registry, resource).map((name) => {
      const target = registry.get(resource.fields[name]!.to!)!;
      const hidden = hidingRow(statement, target, 'h');
      return `select p."id"::text from ${tableOf(resource)} p join ${tableOf(target)} h on h."id" = p.${quoted(name)} where ${hidden}`;
    });
  });
  if (parts.length === 0) return `select '' where false`;
  const tellers = [...registry.values()].flatMap((resource) =>
    (resource.readFrom ? [] : (resource.hiddenFrom ?? [])).flatMap((wall) =>
      'record' in wall
        ? [
            `select m."id"::text from ${tableOf(resource)} m where m.${quoted(wall.record)} = any(array(select id from hidden))`,
          ]
        : [],
    ),
  );
  return `with hidden(id) as materialized (${parts.join(' union all ')}) ${['select id from hidden', ...tellers].join(' union all ')}`;
}

/**
 * Fields that point to records which a wall may hide from the reader. Not the one by which the record itself is
 * hidden: that must be read as it is, or the wall falls.
 */
export function walledReferences(registry: Registry, resource: Resource): string[] {
  const { fields, hiddenFrom = [] } = resource;
  const carrying = hiddenFrom.flatMap((wall) => ('through' in wall ? [wall.through] : []));
  return Object.keys(fields).filter(
    (name) => !carrying.includes(name) && isReference(fields[name]) && isWalled(registry.get(fields[name]!.to!)),
  );
}
