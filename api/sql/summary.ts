import { numberOf, type Resource } from '../define/resource.ts';
import { quoted, tableOf } from './columns.ts';
import type { Registry } from './scope.ts';

/** SQL text of one place of a template: a field of the record, or of one it points to; how many parts it has. */
function placeSql(registry: Registry, resource: Resource, path: readonly string[], alias: string): string {
  const [name, ...rest] = path as [string, ...string[]];
  const part = resource.parts?.find((one) => one.resource === name);
  if (part) {
    const table = tableOf(registry.get(part.resource)!);
    return `(select count(*) from ${table} ${alias}p where ${alias}p.${quoted(part.by)} = ${alias}.id and ${alias}p."archivedAt" is null)::text`;
  }
  const field = resource.fields[name];
  if (!field) throw new Error(`${resource.name}: the summary names ${name}, which does not exist`);
  const column = `${alias}.${quoted(name)}`;
  if (!field.to) return `${column}::text`;
  const target = registry.get(field.to)!;
  const inner = `${alias}s`;
  const shown = placeSql(registry, target, rest.length > 0 ? rest : [target.title], inner);
  return `(select ${shown} from ${tableOf(target)} ${inner} where ${inner}.id = ${column})`;
}

/** The template as SQL text about the record `alias`. */
export function summarySql(
  registry: Registry,
  resource: Resource,
  template: string | undefined,
  alias: string,
): string {
  if (template === undefined) return 'null::text';
  const parts = template.split(/\{([\w.-]+)\}/).map((piece, index) => {
    if (index % 2 === 0) return `'${piece.replaceAll("'", "''")}'`;
    return `coalesce(${placeSql(registry, resource, piece.split('.'), alias)}, '–')`;
  });
  return `(${parts.join(' || ')})`;
}

/** The register number of the record, or of the one around it. */
export function numberSql(registry: Registry, resource: Resource, alias: string): string {
  const own = numberOf(resource);
  if (own) return `${alias}.${quoted(own.field)}`;
  const within =
    resource.clock?.within ?? Object.keys(resource.fields).find((name) => numberedBy(registry, resource, name));
  return within === undefined ? 'null::text' : placeSql(registry, resource, [within], alias);
}

const numberedBy = (registry: Registry, { fields }: Resource, name: string): boolean => {
  const target = registry.get(fields[name]!.to ?? '');
  return fields[name]!.required && target !== undefined && numberOf(target)?.field === target.title;
};
