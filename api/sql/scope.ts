import { asList } from '../define/flow.ts';
import { fileFields } from '../define/kinds.ts';
import { type Resource, sealOf } from '../define/resource.ts';
import type { Held } from '../define/rule.ts';
import type { Scope } from '../define/who.ts';
import type { Actor, Role } from '../define/roles.ts';
import { columnsOf, quoted, tableOf, typeOf } from './columns.ts';
import { wallsSql, walledReferences } from './wall.ts';

/** The values of one statement; `add` answers the placeholder. */
export class Values {
  readonly list: unknown[] = [];
  add(value: unknown): string {
    return `$${this.list.push(value)}`;
  }
}

export type Registry = ReadonlyMap<string, Resource>;

/** One statement, and whose eyes it is for. */
export interface Statement {
  readonly registry: Registry;
  readonly actor: Actor;
  readonly values: Values;
}
/** By which of his roles the scope is followed; a wall is about all that he is. */
interface Followed extends Statement {
  readonly roles: readonly Role[];
}

/**
 * The predicate that keeps every read inside what the actor may know of (api/README: Who sees what), for list, one, many, count,
 * search, references and steps alike. `alias` is the table's alias. Nothing declared for a role means nothing seen.
 */
export function scopeSql(statement: Statement, resource: Resource, alias: string): string {
  return within({ ...statement, roles: statement.actor.roles }, resource, alias);
}

/** That one of the roles sees every record, walls aside. */
export const seesAll = ({ scope }: Resource, roles: readonly Role[]): boolean =>
  scope === 'all' || roles.some((role) => asList(scope[role] ?? []).includes('all'));

function within(followed: Followed, resource: Resource, alias: string): string {
  return [byRoles(followed, resource, alias), ...wallsSql(followed, resource, alias)].join(' and ');
}

function byRoles(followed: Followed, resource: Resource, alias: string): string {
  const { scope } = resource;
  if (scope === 'all' || seesAll(resource, followed.roles)) return 'true';
  const declared = followed.roles.flatMap((role) => asList(scope[role] ?? []).map((one) => ({ role, one })));
  // A scope that leads to another resource goes on with the same role: roles held together never chase each other.
  const parts = declared.map(({ role, one }) =>
    predicate({ ...followed, roles: [role] }, resource, one as Exclude<Scope, 'all'>, alias),
  );
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}

/** That the fields of the row hold this. */
export const heldSql = (held: Held, values: Values, alias: string): string =>
  Object.entries(held)
    .map(([name, words]) => {
      const among = asList(words);
      const column = `${alias}.${quoted(name)}${among.every((one) => typeof one === 'string') ? '' : '::text'}`;
      return `${column} = any(${values.add(among.map(String))}::text[])`;
    })
    .join(' and ');

function predicate(followed: Followed, resource: Resource, scope: Exclude<Scope, 'all'>, alias: string): string {
  const { registry, actor, values } = followed;
  const column = (name: string) => `${alias}.${quoted(name)}`;
  const castOf = (name: string) => (name === 'id' ? 'uuid' : typeOf(resource.fields[name]!));
  if ('mine' in scope) return `${column(scope.mine)} = ${values.add(actor.staffId)}::${castOf(scope.mine)}`;
  if ('unit' in scope) return `${column(scope.unit)} = any(${values.add(actor.unitIds)}::uuid[])`;
  if ('line' in scope) return `${column(scope.line)} = any(${values.add(actor.lineIds)}::${castOf(scope.line)}[])`;
  if ('if' in scope) return heldSql(scope.if, values, alias);
  const inner = `${alias}x`;
  const reached = (target: Resource, join: string) =>
    `exists (select 1 from ${tableOf(target)} ${inner} where ${join} and ${inner}."archivedAt" is null and ${within(followed, target, inner)})`;
  const to = 'through' in scope ? resource.fields[scope.through]!.to : undefined;
  if ('through' in scope && to) return reached(registry.get(to)!, `${inner}."id" = ${column(scope.through)}`);
  if ('has' in scope) {
    const target = registry.get(scope.has)!;
    return reached(target, `${inner}.${quoted(scope.by)} = ${column('id')}`);
  }
  const owners = ownersOf(registry).map(
    (owner) =>
      `(${column('ownerType')} = '${owner.name}' and ${reached(owner, `${inner}."id" = ${column('ownerId')}::uuid and ${unsealed(owner, actor, values, inner)}`)})`,
  );
  return `(${owners.join(' or ')})`;
}

/** That the files of a record are not sealed with it, or open to the actor. */
function unsealed(owner: Resource, { roles, staffId }: Actor, values: Values, alias: string): string {
  const seal = sealOf(owner);
  const to = owner.sealOpensTo;
  if (!seal || !to || roles.some((role) => to.by.includes(role))) return 'true';
  return `(${alias}.${quoted(seal)} is false or ${alias}.${quoted(to.staff)} = ${values.add(staffId)}::uuid)`;
}

/** Resources whose records may have attachments: those that show them as a part, and those with a file field. */
export function ownersOf(registry: Registry): Resource[] {
  return [...registry.values()].filter(
    (resource) =>
      resource.parts?.some((part) => part.resource === 'attachments') || fileFields(resource.fields).length > 0,
  );
}

/**
 * What to read the resource's rows from: its table, or the same with what the reader may not know left empty. That is
 * a reference to a record that a wall hides from him, and what the record keeps sealed. `from` stands for the table.
 */
export function sourceSql(statement: Statement, resource: Resource, from = tableOf(resource)): string {
  const { registry } = statement;
  const walled = walledReferences(registry, resource);
  const sealed = Object.values(resource.fields).some(({ sealedBy }) => sealedBy);
  if (walled.length === 0 && !sealed) return from;
  const columns = [...columnsOf(resource), 'archivedAt'].map((name) => {
    const field = resource.fields[name];
    if (field?.sealedBy)
      return `case when s.${quoted(field.sealedBy)} is false then s.${quoted(name)} end as ${quoted(name)}`;
    if (!walled.includes(name)) return `s.${quoted(name)}`;
    const target = registry.get(field!.to!)!;
    const reached = scopeSql(statement, target, 'm');
    return `case when exists (select 1 from ${tableOf(target)} m where m."id" = s.${quoted(name)} and ${reached}) then s.${quoted(name)} end as ${quoted(name)}`;
  });
  return `(select ${columns.join(', ')} from ${from} s)`;
}
