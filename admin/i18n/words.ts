import type { Field } from '../../api/define/field.ts';
import type { CLOCK_FIELDS, Common, VerbOf } from '../../api/define/resource.ts';
import type { resources } from '../../api/resources.ts';
import type { appId } from './app.id.ts';

type Declared = (typeof resources)[number];
export type ResourceName = Declared['name'];
type Named<N extends ResourceName> = Extract<Declared, { name: N }>;

type Value<X> = X extends Field<infer T, boolean> ? T : never;
/** The codes of a choice, a multiChoice, or a state; nothing for every other kind of field. */
type Codes<T> = T extends readonly (infer U)[] ? Codes<U> : T extends string ? (string extends T ? never : T) : never;
type FieldWords<X> = [Codes<Value<X>>] extends [never]
  ? string
  : { readonly label: string; readonly codes: Readonly<Record<Codes<Value<X>>, string>> };
type Fields<R> = R extends { fields: infer F } ? F : never;

type Steps<N extends ResourceName> = [VerbOf<Named<N>>] extends [never]
  ? unknown
  : { readonly steps: Readonly<Record<VerbOf<Named<N>>, string>> };

/** What a language other than the declarations' own has to say: leave one word out and it does not compile. */
export type ResourceWords<N extends ResourceName> = {
  readonly name: string;
  readonly fields: { readonly [K in keyof Fields<Named<N>>]: FieldWords<Fields<Named<N>>[K]> };
  readonly hints?: { readonly [K in keyof Fields<Named<N>>]?: string };
  /** In the places of the declaration's own; without a word, as that is. */
  readonly summary?: string;
} & Steps<N>;
export type Words<N extends ResourceName = ResourceName> = { readonly [K in N]: ResourceWords<K> };

type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
export type AppWords = Same<typeof appId>;
/** Every key under `app`, so that a key that does not exist does not compile either. */
export type AppKey = Paths<typeof appId>;
type Paths<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}` }[keyof T & string];
type ReadOfClock = (typeof CLOCK_FIELDS)[number];
export type CommonWords = Readonly<Record<Exclude<keyof Common, 'id'> | 'createdById' | 'id' | ReadOfClock, string>>;
