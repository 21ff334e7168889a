import type { Resource } from '../define/resource.ts';
import { quoted } from './columns.ts';

export const FACTS = Symbol('facts');

/** For each fact that the resource declares the SQL that answers it; `t` is the record's row. */
export type FactsSql<R extends Resource> =
  R extends Resource<string, infer _, infer X> ? { readonly [K in keyof X]: string } : never;
/** Of one resource, by name. */
export type Facts = Readonly<Record<string, string>>;
export type FactsByResource = ReadonlyMap<string, Facts>;

/** Binds facts to their resource, for the table of all of them. */
export const factsOf = <R extends Resource>(resource: R, sql: FactsSql<R>): [string, FactsSql<R>] => [
  resource.name,
  sql,
];

/** Throws at start when a fact that a resource declares has no SQL: a rule about what is not known refuses nothing. */
export function factsFor(resources: readonly Resource[], all: FactsByResource): FactsByResource {
  for (const { name, facts = {} } of resources)
    for (const fact of Object.keys(facts))
      if (!Object.hasOwn(all.get(name) ?? {}, fact)) throw new Error(`${name}: fact ${fact} has no SQL`);
  return all;
}

/** SQL: to the record `t` its facts `f`, each asked once a row however many rules look at it. */
export function factsSql(facts: Facts): string {
  const columns = Object.entries(facts).map(([name, sql]) => `(${sql}) as ${quoted(name)}`);
  return columns.length === 0 ? '' : `cross join lateral (select ${columns.join(', ')} offset 0) f`;
}
