import { kindOf } from '../define/kinds.ts';
import type { Resource } from '../define/resource.ts';
import { secretFault } from '../define/redaction.ts';
import { columnSql, readOnlyType, typeOf } from './columns.ts';
import { ownTexts, searchExpression } from './entity.ts';
import { guardTexts, readJson, UUID, wellFormed } from './input.ts';
import { badRequest } from './problem.ts';
import type { Values } from './scope.ts';
import type { Known } from '../define/rule.ts';

/** What stands in an address as JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export interface ListQuery {
  readonly filter: Readonly<Record<string, Json>>;
  /** First and last row, both included. Missing: every one of the ids asked for. */
  readonly range?: readonly [number, number];
  readonly sort?: readonly [string, 'ASC' | 'DESC'];
  /** Fields that must have one of these values, however many: what a feature made of a filter of its own. */
  readonly among?: Readonly<Record<string, readonly string[]>>;
  /** Field and keyed hash: never from a URL. */
  readonly nik?: readonly [string, string];
}

/** Of one page. */
export const MOST_ROWS = 100;
const MOST_IDS = 200;
const LAST_ROW = 100_000_000;
const LONGEST_SEARCH = 200;
const COMPARISONS: Record<string, string> = {
  gte: '>=',
  lte: '<=',
  gt: '>',
  lt: '<',
  ne: 'is distinct from',
  like: 'ilike',
};

function parsed(text: unknown, name: string): unknown {
  if (text === undefined) return undefined;
  try {
    if (typeof text === 'string') {
      const value = readJson(text);
      guardTexts(value);
      return value;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // the same answer as for a parameter given twice
  }
  throw badRequest(`Parameter ${name} bukan JSON yang benar.`);
}

/** Reads filter, range and sort of the dialect of ra-data-simple-rest (api/README: The HTTP contract). */
export function listQuery(query: Known): ListQuery {
  const unknown = Object.keys(query).find((name) => !['filter', 'range', 'sort'].includes(name));
  if (unknown) throw badRequest(`Parameter ${unknown.slice(0, 40)} tidak dikenal.`);
  const filter = parsed(query.filter, 'filter') ?? {};
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter))
    throw badRequest('Filter harus berupa objek.');
  const ids = (filter as { id?: unknown }).id;
  const many = query.range === undefined && Array.isArray(ids) && Object.keys(filter).length === 1;
  if (many && ids.length > MOST_IDS) throw badRequest(`Paling banyak ${MOST_IDS} id sekaligus.`);
  const range = parsed(query.range, 'range') ?? [0, 24];
  const isRange =
    Array.isArray(range) && range.length === 2 && range.every((n) => Number.isInteger(n) && n >= 0 && n <= LAST_ROW);
  if (!isRange || range[1] < range[0] || range[1] - range[0] >= MOST_ROWS)
    throw badRequest(`Rentang baris tidak benar. Paling banyak ${MOST_ROWS} baris sekaligus.`);
  const sort = parsed(query.sort, 'sort');
  const isSort =
    sort === undefined ||
    (Array.isArray(sort) &&
      sort.length === 2 &&
      typeof sort[0] === 'string' &&
      ['ASC', 'DESC'].includes(sort[1] as string));
  if (!isSort) throw badRequest('Urutan tidak benar: ["isian","ASC"] atau ["isian","DESC"].');
  return {
    filter: filter as ListQuery['filter'],
    ...(!many && { range: range as [number, number] }),
    ...(sort !== undefined && { sort: sort as [string, 'ASC' | 'DESC'] }),
  };
}

/** Fields that can be compared and sorted by: visible ones that hold one plain value. */
function comparable(resource: Resource, visible: readonly string[], name: string): boolean {
  if (readOnlyType(resource, name)) return true;
  const field = visible.includes(name) ? resource.fields[name] : undefined;
  if (!field) return false;
  const { encrypted, writeOnly, column } = kindOf(field);
  return !encrypted && !writeOnly && column !== 'jsonb';
}

function castOf(resource: Resource, name: string): string {
  return readOnlyType(resource, name) ?? typeOf(resource.fields[name]!);
}

function checked(cast: string, name: string, value: unknown): unknown {
  const wrong = () => badRequest(`Nilai filter ${name} tidak benar.`);
  if (cast === 'integer') {
    if (!Number.isInteger(value) || Math.abs(value as number) > 2_147_483_647) throw wrong();
  } else if (cast === 'boolean') {
    if (typeof value !== 'boolean') throw wrong();
  } else if (typeof value !== 'string' || value.length > LONGEST_SEARCH || !wellFormed(value)) throw wrong();
  else if (cast === 'uuid' && !UUID.test(value)) throw wrong();
  else if ((cast === 'date' || cast === 'timestamptz') && !isMoment(value)) throw wrong();
  return value;
}
/** A day that there is, with a time of the day or none. */
export const isMoment = (value: string): boolean => {
  const [, date] = /^(\d{4}-\d{2}-\d{2})([T ][\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.exec(value) ?? [];
  if (date === undefined || date.startsWith('0000') || Number.isNaN(Date.parse(value))) return false;
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
};

/** The pattern of whatever has the term in it. */
export const likely = (term: string): string => `%${term.replaceAll(/[\\%_]/g, '\\$&')}%`;

/** One SQL condition for each key of the filter; an unknown field, a hidden one and an unknown operator are all 400. */
export function conditions(resource: Resource, visible: readonly string[], filter: Known, values: Values): string[] {
  return Object.entries(filter).map(([key, value]) => {
    if (key === 'q') return search(resource, visible, value, values);
    if (key === 'overdue' && resource.clock) return overdue(value);
    const split = /^(.+)_(gte|lte|gt|lt|ne|like)$/.exec(key);
    const exact = comparable(resource, visible, key);
    const name = exact ? key : (split?.[1] ?? key);
    if (!comparable(resource, visible, name)) throw badRequest(`Filter ${key.slice(0, 40)} tidak dikenal.`);
    const column = columnSql(resource, name);
    const cast = castOf(resource, name);
    if (exact) return equals(column, cast, name, value, values);
    const operator = split![2]!;
    if (operator === 'like') {
      if (cast !== 'text') throw badRequest(`Filter ${key.slice(0, 40)} hanya untuk isian teks.`);
      return `${column} ilike ${values.add(likely(checked('text', name, value) as string))}`;
    }
    if (cast === 'text[]') throw badRequest(`Filter ${key.slice(0, 40)} tidak dikenal.`);
    if (value === null && operator === 'ne') return `${column} is not null`;
    return `${column} ${COMPARISONS[operator]} ${values.add(checked(cast, name, value))}::${cast}`;
  });
}

function equals(column: string, cast: string, name: string, value: unknown, values: Values): string {
  if (value === null) return `${column} is null`;
  if (cast === 'text[]') {
    const wanted = (Array.isArray(value) ? value : [value]).map((one) => checked('text', name, one));
    return `${column} && ${values.add(wanted)}::text[]`;
  }
  if (!Array.isArray(value)) return `${column} = ${values.add(checked(cast, name, value))}::${cast}`;
  if (value.length > MOST_IDS) throw badRequest(`Paling banyak ${MOST_IDS} nilai untuk filter ${name}.`);
  return `${column} = any(${values.add(value.map((one) => checked(cast, name, one)))}::${cast}[])`;
}

/** Open, and past its due time now; or not. */
function overdue(value: unknown): string {
  const late = `(k.phase <> 'stopped' and coalesce(k.due_at < now(), false)) is true`;
  return checked('boolean', 'overdue', value) === true ? late : `not (${late})`;
}

/** What is searched for, where that may be. */
export function searchedWord(resource: Resource, value: unknown): string {
  if (!resource.search) throw badRequest('Data ini tidak dapat dicari dengan kata.');
  const term = (checked('text', 'q', value) as string).trim();
  if (secretFault(term)) throw badRequest('NIK dan kata sandi tidak dicari di sini. Pakai pencarian NIK.');
  return term;
}

/** In the record's own texts only; beyond them looks `searchSql`. */
function search(resource: Resource, visible: readonly string[], value: unknown, values: Values): string {
  const term = searchedWord(resource, value);
  const fields = ownTexts(resource).filter((name) => visible.includes(name));
  return term === '' ? 'true' : `${searchExpression(fields)} ilike ${values.add(likely(term))}`;
}

/** Sorted by a visible field; ties by id, so that pages never overlap. */
export function orderBy(
  resource: Resource,
  visible: readonly string[],
  sort?: readonly [string, 'ASC' | 'DESC'],
): string {
  const [name, direction] = sort ?? resource.sort ?? ['createdAt', 'DESC'];
  if (!comparable(resource, visible, name)) throw badRequest(`Urutan menurut ${name.slice(0, 40)} tidak dikenal.`);
  if (name === 'id') return `t."id" ${direction}`;
  // By when it is due: what ended is due no more, and follows what goes on.
  const ended = name === 'dueAt' && resource.clock ? `k.phase is not distinct from 'stopped' ${direction}, ` : '';
  return `${ended}${columnSql(resource, name)} ${direction}, t."id" ${direction}`;
}
