import { asList } from '../define/flow.ts';
import type { Resource, Scope } from '../define/resource.ts';
import type { Actor } from '../define/roles.ts';
import { quoted, tableOf, typeOf } from './columns.ts';

/** The values of one statement; `add` answers the placeholder. */
export class Values {
  readonly list: unknown[] = [];
  add(value: unknown): string {
    return `$${this.list.push(value)}`;
  }
}

export type Registry = ReadonlyMap<string, Resource>;

/**
 * The predicate that keeps every read inside what the actor may know of (design 1.1), for list, one, many, count,
 * search, references and steps alike. `alias` is the table's alias. Nothing declared for a role means nothing seen.
 */
export function scopeSql(registry: Registry, resource: Resource, actor: Actor, values: Values, alias: string): string {
  const { scope } = resource;
  if (scope === 'all') return 'true';
  const declared = actor.roles.flatMap((role) => asList(scope[role] ?? []).map((one) => ({ role, one })));
  if (declared.some(({ one }) => one === 'all')) return 'true';
  // A scope that leads to another resource goes on with the same role: roles held together never chase each other.
  const parts = declared.map(({ role, one }) =>
    predicate(registry, resource, one as Exclude<Scope, 'all'>, { ...actor, roles: [role] }, values, alias),
  );
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}

function predicate(
  registry: Registry,
  resource: Resource,
  scope: Exclude<Scope, 'all'>,
  actor: Actor,
  values: Values,
  alias: string,
): string {
  const column = (name: string) => `${alias}.${quoted(name)}`;
  const castOf = (name: string) => (name === 'id' ? 'uuid' : typeOf(resource.fields[name]!));
  if ('mine' in scope) return `${column(scope.mine)} = ${values.add(actor.staffId)}::${castOf(scope.mine)}`;
  if ('unit' in scope) return `${column(scope.unit)} = any(${values.add(actor.unitIds)}::uuid[])`;
  if ('line' in scope) return `${column(scope.line)} = any(${values.add(actor.lineIds)}::${castOf(scope.line)}[])`;
  if ('in' in scope) return `${column(scope.field)} = any(${values.add(scope.in)}::text[])`;
  const inner = `${alias}x`;
  const within = (target: Resource, join: string) =>
    `exists (select 1 from ${tableOf(target)} ${inner} where ${join} and ${inner}."archivedAt" is null and ${scopeSql(registry, target, actor, values, inner)})`;
  if ('through' in scope) {
    const target = registry.get(resource.fields[scope.through]!.to!)!;
    return within(target, `${inner}."id" = ${column(scope.through)}`);
  }
  if ('has' in scope) {
    const target = registry.get(scope.has)!;
    return within(target, `${inner}.${quoted(scope.by)} = ${column('id')}`);
  }
  const owners = ownersOf(registry).map(
    (owner) =>
      `(${column('ownerType')} = '${owner.name}' and ${within(owner, `${inner}."id" = ${column('ownerId')}::uuid`)})`,
  );
  return `(${owners.join(' or ')})`;
}

/** Resources whose records may have attachments: those that show them as a part, and those with a file field. */
export function ownersOf(registry: Registry): Resource[] {
  return [...registry.values()].filter(
    (resource) =>
      resource.parts?.some((part) => part.resource === 'attachments') ||
      Object.values(resource.fields).some((field) => field.kind === 'file'),
  );
}
