import type { Resource } from '../define/resource.ts';

export const FACTS = Symbol('facts');

/** For each fact that the resource declares the SQL that answers it; `t` is the record's row. */
export type FactsSql<R extends Resource> =
  R extends Resource<string, infer _, infer X> ? { readonly [K in keyof X]: string } : never;
export type FactsByResource = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Binds facts to their resource, for the table of all of them. */
export const factsOf = <R extends Resource>(resource: R, sql: FactsSql<R>): [string, FactsSql<R>] => [
  resource.name,
  sql,
];
