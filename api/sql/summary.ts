import type { Field } from '../define/field.ts';
import { kindOf } from '../define/kinds.ts';
import { numberOf, type Resource } from '../define/resource.ts';
import { partsOf } from '../define/summary.ts';
import { quoted, tableOf } from './columns.ts';
import { text } from './rule-sql.ts';
import type { Registry } from './scope.ts';

/** The words that people read for a code. */
function wordSql(field: Field, column: string): string {
  const codes = Object.keys(field.choices ?? field.flow?.states ?? {});
  if (codes.length === 0) return `${kindOf(field).exported?.(column) ?? column}::text`;
  const words = codes.map((code) => `when ${text(code)} then ${text(kindOf(field).label!(code, field)!)}`);
  return `(case ${column} ${words.join(' ')} else ${column} end)`;
}

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
  if (!field.to) return wordSql(field, column);
  const target = registry.get(field.to)!;
  const inner = `${alias}s`;
  const shown = placeSql(registry, target, rest.length > 0 ? rest : [target.title], inner);
  return `(select ${shown} from ${tableOf(target)} ${inner} where ${inner}.id = ${column})`;
}

/**
 * The summary as SQL text about the record `alias`; `leaves`: for a mail, which says what the record points to and how many
 * parts it has, and nothing that stands in it itself.
 */
export function summarySql(registry: Registry, resource: Resource, alias: string, leaves = false): string {
  const parts = partsOf(resource.summary).map(({ pieces, ifKnown }) => {
    const said = pieces.map((piece) => {
      if ('text' in piece) return text(piece.text);
      const field = resource.fields[piece.path[0]];
      if (leaves && field && !field.to) return 'null::text';
      const place = placeSql(registry, resource, piece.path, alias);
      return ifKnown || leaves ? place : `coalesce(${place}, '–')`;
    });
    const all = said.join(' || ') || "''";
    return ifKnown ? `coalesce(${all}, '')` : all;
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
