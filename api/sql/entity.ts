import { EntitySchema, type EntitySchemaColumnOptions, type EntitySchemaOptions, type ValueTransformer } from 'typeorm';
import { openStates } from '../define/flow.ts';
import { isReference, kindOf } from '../define/kinds.ts';
import type { ColumnType } from '../define/kinds/kind.ts';
import { relationName, type Resource, stateOf, type StoredOf } from '../define/resource.ts';
import { bondsOf, pairsOf, type Rule } from '../define/rule.ts';
import { texts } from './rule-sql.ts';
import { columnsOf, COMMON_COLUMNS, comparedBy, quoted, tableOf, typeOf } from './columns.ts';

type Index = NonNullable<EntitySchemaOptions<unknown>['indices']>[number];

/** A moment is read as the API tells it. */
const AS_TEXT: ValueTransformer = {
  from: (moment: Date | null) => moment?.toISOString() ?? null,
  to: (text) => text as unknown,
};

function column(type: ColumnType, nullable: boolean): EntitySchemaColumnOptions {
  if (type === 'text[]') return { type: 'text', array: true, nullable };
  return { type, nullable, ...(type === 'timestamptz' && { precision: 3, transformer: AS_TEXT }) };
}

function columnOf(resource: Resource, name: string): EntitySchemaColumnOptions {
  if (name === 'id') return { type: 'uuid', primary: true };
  const common = COMMON_COLUMNS[name];
  if (common) return column(common, name === 'createdById');
  const field = resource.fields[name];
  // Strict in the table only where no step or later moment fills it: the API checks "required" for people.
  const made = column(field ? typeOf(field) : 'text', !field?.required);
  // What is kept encrypted or hashed is read by nobody who does not ask for the column by name.
  const isHidden = field ? kindOf(field).encrypted || kindOf(field).writeOnly : name.endsWith('Hash');
  return {
    ...made,
    ...(isHidden && { select: false }),
    ...(field && kindOf(field).twoValued && { default: field.initial }),
  };
}

/** Names of indexes and constraints: what they are about is read back from them in errors. */
export const uniqueName = (resource: Resource, fields: readonly string[]) =>
  `${tableOf(resource)}_${fields.join('_')}_key`;
const checkName = (resource: Resource, fields: readonly string[]) => `${tableOf(resource)}_${fields.join('_')}_check`;

function indices(resource: Resource): Index[] {
  const table = tableOf(resource);
  const state = stateOf(resource);
  const lookedUp = Object.entries(resource.fields).filter(
    ([name, field]) => isReference(field) || (resource.filters?.includes(name) && kindOf(field).indexed),
  );
  const single = Object.entries(resource.fields)
    .filter(([, field]) => field.unique)
    .map(([name]) => ({ fields: [name], final: undefined }));
  const compared = (name: string) => comparedBy(name, resource.fields[name]!);
  return [
    { name: `${table}_created`, columns: ['createdAt', 'id'] },
    ...(state ? [{ name: `${table}_${state.field}`, columns: [state.field, 'createdAt', 'id'] }] : []),
    ...lookedUp.map(([name]) => ({ name: `${table}_${name}`, columns: [name, 'createdAt'] })),
    // Of what is kept encrypted people are found by its hash.
    ...Object.keys(resource.fields)
      .filter((name) => compared(name) !== name)
      .map((name) => ({ name: `${table}_${name}`, columns: [compared(name)] })),
    ...[...single, ...(resource.unique ?? [])].map(({ fields, final }) => ({
      name: uniqueName(resource, fields),
      columns: fields.map(compared),
      unique: true,
      where:
        '"archivedAt" is null' +
        (final === false ? ` and ${quoted(state!.field)} in (${texts(openStates(state!.flow))})` : ''),
    })),
    // Trigram indexes are beyond the ORM: written into the migration by hand, left alone by its comparison.
    ...ownTexts(resource)
      .slice(0, 1)
      .map((first) => ({ name: `${table}_search`, columns: [first], synchronize: false as const })),
  ];
}

const writing = ({ unless }: Resource): readonly Rule[] => unless?.writing ?? [];
/** A date and a moment are compared by the application alone. */
const orderedPairs = (resource: Resource) =>
  pairsOf(writing(resource), 'after').filter(
    ({ fields: [a, b] }) => typeOf(resource.fields[a]!) === typeOf(resource.fields[b]!),
  );
/** Several may be about the same two fields: the second has its number. */
function numbered<P extends { readonly fields: readonly string[] }>(resource: Resource, pairs: readonly P[]) {
  const names = pairs.map(({ fields }) => fields.join('_'));
  return pairs.map((pair, at) => {
    const before = names.slice(0, at).filter((name) => name === names[at]).length;
    return { ...pair, name: checkName(resource, before === 0 ? pair.fields : [...pair.fields, `${before + 1}`]) };
  });
}
const bonds = (resource: Resource) => numbered(resource, bondsOf(writing(resource)));
/** Rules between two fields of a row, which the table holds as well, each by the name of its constraint. */
export const boundPairs = (resource: Resource) => [
  ...numbered(resource, pairsOf(writing(resource), 'is')),
  ...numbered(resource, orderedPairs(resource)),
  ...bonds(resource),
];

/** The fields that `q` looks in and that stand in the table's own index: neither sealed, nor found by the whole alone. */
export const ownTexts = (resource: Resource): string[] =>
  (resource.search ?? []).filter((name) => {
    const field = resource.fields[name];
    return field !== undefined && !isReference(field) && !field.sealedBy && !kindOf(field).foundWhole;
  });

/** The expression that `q` looks in; the trigram index is on the same. */
export const searchExpression = (fields: readonly string[]): string =>
  `(${fields.map((name) => `coalesce(${quoted(name)}, '')`).join(" || ' ' || ")})`;

/** The table of a resource, as TypeORM compares and migrates it, and as reports read it. */
export function entityOf<R extends Resource, All extends Resource = Resource>(
  resource: R,
): EntitySchema<StoredOf<R, All>> {
  const names = [...columnsOf(resource), 'archivedAt'];
  const columns = Object.fromEntries(
    names.map((name) => [name, name === 'archivedAt' ? column('timestamptz', true) : columnOf(resource, name)]),
  );
  const references = Object.entries(resource.fields).filter(([, field]) => isReference(field));
  const options: EntitySchemaOptions<unknown> = {
    name: resource.name,
    tableName: tableOf(resource),
    columns,
    indices: indices(resource),
    checks: [
      ...pairsOf(writing(resource), 'is').map(({ fields: [a, b] }) => ({
        name: checkName(resource, [a, b]),
        expression: `${quoted(a)} <> ${quoted(b)}`,
      })),
      ...orderedPairs(resource).map(({ fields: [a, b] }) => ({
        name: checkName(resource, [a, b]),
        expression: `${quoted(a)} <= ${quoted(b)}`,
      })),
      ...bonds(resource).map(({ name, fields: [a, b], when, only }) => ({
        name,
        expression: `${quoted(a)} not in (${texts(when)}) or ${quoted(b)} in (${texts(only)})`,
      })),
    ],
    relations: Object.fromEntries(
      references.map(([name, field]) => [
        relationName(name),
        {
          type: 'many-to-one',
          target: field.to!,
          joinColumn: { name, foreignKeyConstraintName: `${tableOf(resource)}_${name}_fkey` },
        },
      ]),
    ),
  };
  // The types are the declaration's.
  return new EntitySchema(options as EntitySchemaOptions<StoredOf<R, All>>);
}
