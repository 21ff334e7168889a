import type { Field } from '../define/field.ts';
import { kindOf, maskedFields } from '../define/kinds.ts';
import type { ColumnType } from '../define/kinds/kind.ts';
import { CLOCK_FIELDS, type Resource, stateOf } from '../define/resource.ts';
import type { Vault } from './vault.ts';
import type { Known } from '../define/rule.ts';

export const quoted = (name: string): string => `"${name}"`;
export const tableOf = (resource: Resource): string => resource.readFrom ?? resource.name.replaceAll('-', '_');

export const typeOf = (field: Field): ColumnType => kindOf(field).column;

/** What every table has beside the declared fields. */
export const COMMON_COLUMNS: Readonly<Record<string, ColumnType>> = {
  id: 'uuid',
  version: 'integer',
  createdAt: 'timestamptz',
  updatedAt: 'timestamptz',
  createdById: 'uuid',
};
/** Columns that every answer has beside the fields: among them, where there is a flow, the state it came from. */
export const answered = (resource: Resource): string[] => [
  ...Object.keys(COMMON_COLUMNS),
  ...(stateOf(resource) ? ['previousStatus'] : []),
];

/** Read from the clock beside a record's own columns, as table `k`. */
const CLOCK_COLUMNS: Readonly<Record<string, readonly [column: string, type: ColumnType]>> = {
  dueAt: ['due_at', 'timestamptz'],
  clockPhase: ['phase', 'text'],
};
const clockColumn = (resource: Resource, name: string) =>
  resource.clock && Object.hasOwn(CLOCK_COLUMNS, name) ? CLOCK_COLUMNS[name] : undefined;

/** The table of a resource as `t`, and its clock as `k` where it has one. */
export const sourceOf = (resource: Resource, table = tableOf(resource)): string =>
  `${table} t${resource.clock ? ' left join clocks k on k.record_id = t.id' : ''}`;

/** A name that is read beside the declared fields and never given: its type, or nothing. */
export const readOnlyType = (resource: Resource, name: string): ColumnType | undefined =>
  Object.hasOwn(COMMON_COLUMNS, name) ? COMMON_COLUMNS[name] : clockColumn(resource, name)?.[1];

/** A column of sourceOf, by the name that people filter and sort by. */
export const columnSql = (resource: Resource, name: string): string => {
  const ofClock = clockColumn(resource, name);
  return ofClock ? `k.${ofClock[0]}` : `t.${quoted(name)}`;
};

/** Columns of the table, in the order in which an INSERT fills them. */
export function columnsOf(resource: Resource): string[] {
  const fields = Object.entries(resource.fields).flatMap(([name, field]) =>
    kindOf(field).encrypted ? [name, `${name}Hash`, `${name}Masked`] : [name],
  );
  return [...answered(resource), ...fields];
}

/** The column that a field is compared by: equality, uniqueness, filter. */
export const comparedBy = (name: string, field: Field): string => (kindOf(field).encrypted ? `${name}Hash` : name);

/** The column that people see of a field. */
export const shownAs = (name: string, field: Field | undefined): string =>
  field && kindOf(field).encrypted ? `${name}Masked` : name;

/** The select list of sourceOf for the fields a role may see. */
export function selection(resource: Resource, visible: readonly string[]): string {
  const fields = visible.map((name) => {
    const column = shownAs(name, resource.fields[name]!);
    return `t.${quoted(column)}${column === name ? '' : ` as ${quoted(name)}`}`;
  });
  const clock = resource.clock ? CLOCK_FIELDS.map((name) => `${columnSql(resource, name)} as ${quoted(name)}`) : [];
  return [...answered(resource).map((name) => `t.${quoted(name)}`), ...fields, ...clock].join(', ');
}

/** Field values as the table's columns hold them. A password must have been hashed before. */
export function stored(resource: Resource, values: Known, vault: Vault): Known {
  const masked = maskedFields(resource.fields).filter((name) => name in values);
  const kept = masked.flatMap((name) => {
    const plain = values[name] as string | null;
    return [
      [name, plain && vault.encrypt(plain)],
      [`${name}Hash`, plain && vault.keyedHash(plain)],
      [`${name}Masked`, plain && kindOf(resource.fields[name]!).encrypted!.mask(plain)],
    ] as const;
  });
  return { ...values, ...Object.fromEntries(kept) };
}

/** That the record keeps the field's value to itself. */
export function isSealed(resource: Resource, name: string, record: Known): boolean {
  const by = resource.fields[name]?.sealedBy;
  return by !== undefined && record[by] === true;
}

/** A value of the record as the audit trail may keep it: secrets only as "changed", a NIK masked, nothing sealed. */
export function recorded(resource: Resource, name: string, value: unknown, record: Known): unknown {
  const field = resource.fields[name];
  if (value === null || value === undefined) return null;
  if (isSealed(resource, name, record)) return '(dirahasiakan)';
  const { writeOnly, encrypted } = field ? kindOf(field) : {};
  if (writeOnly) return '(diubah)';
  return encrypted && typeof value === 'string' && encrypted.isWhole(value) ? encrypted.mask(value) : value;
}

/** The value of a column as people know it: a NIK masked. */
export const recognised = (resource: Resource, row: Known, name: string): unknown =>
  row[shownAs(name, resource.fields[name])];

/** A value for the column, as the driver is given it: a list is to it an array of PostgreSQL's own. */
export const bound = (resource: Resource, column: string, value: unknown): unknown =>
  Array.isArray(value) && castOf(resource, column) === 'jsonb' ? JSON.stringify(value) : (value ?? null);

/** What a value for the column is said to be in a statement. */
export const castOf = (resource: Resource, column: string): string =>
  resource.fields[column] ? typeOf(resource.fields[column]) : column === 'createdById' ? 'uuid' : 'text';
