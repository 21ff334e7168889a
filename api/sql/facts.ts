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

const asked = (facts: Facts): string =>
  `select ${Object.entries(facts)
    .map(([name, sql]) => `(${sql}) as ${quoted(name)}`)
    .join(', ')}`;

/** SQL: to the record `t` its facts `f`, each asked once a row however many rules look at it. */
export const factsSql = (facts: Facts): string =>
  Object.keys(facts).length === 0 ? '' : `cross join lateral (${asked(facts)} offset 0) f`;

/** The same as one JSON value beside the record: where it is locked, what stood there when the lock was had. */
export const factsJson = (facts: Facts): string => `(select row_to_json(f) from (${asked(facts)}) f)`;
