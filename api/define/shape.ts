import type { Field } from './field.ts';

/**
 * What an action takes or answers beside single fields: groups of them, and lists. In an answer everything is there and
 * holds something; what may be empty says `maybe`, what may be missing `optional`. A group with a name is described once.
 */
export interface Group<M extends Members = Members> {
  readonly kind: 'group';
  readonly name?: string;
  readonly members: M;
}
export interface List<S = unknown> {
  readonly kind: 'list';
  readonly of: S;
  readonly most?: number;
}
export interface Maybe<S = unknown> {
  readonly kind: 'maybe';
  readonly of: S;
}
export interface Optional<S = unknown> {
  readonly kind: 'optional';
  readonly of: S;
}
/** Values of one shape by names that are not known beforehand. */
export interface ByName<S = unknown> {
  readonly kind: 'byName';
  readonly label: string;
  readonly of: S;
}
export interface OneOf<S = unknown> {
  readonly kind: 'oneOf';
  readonly of: readonly S[];
}
/** A number that need be neither whole nor above zero. */
export interface Amount {
  readonly kind: 'amount';
  readonly label: string;
}
/** What is handed on as it is. */
export interface Anything<T = unknown> {
  readonly kind: 'anything';
  readonly label: string;
  readonly value?: T;
}
/** Values by field as somebody sent them, closed: what of them is right, the resource says to whoever opens them. */
export interface SentShape<T = unknown> {
  readonly kind: 'sent';
  readonly label: string;
  readonly value?: T;
}
/** A record of this resource, as its declaration describes it. */
export interface RecordShape {
  readonly kind: 'record';
  readonly of: string;
}
/** Bytes; the media types that they may have. */
export interface FileShape {
  readonly kind: 'bytes';
  readonly types: readonly string[];
}
export type Shape =
  Field | Group | List | Maybe | Optional | ByName | OneOf | Amount | Anything | SentShape | RecordShape | FileShape;
export type Members = Readonly<Record<string, Shape>>;

export const group = <const M extends Members>(members: M, name?: string): Group<M> => ({
  kind: 'group',
  ...(name && { name }),
  members,
});
export const list = <S extends Shape>(of: S, most?: number): List<S> => ({ kind: 'list', of, ...(most && { most }) });
export const maybe = <S extends Shape>(of: S): Maybe<S> => ({ kind: 'maybe', of });
export const optional = <S extends Shape>(of: S): Optional<S> => ({ kind: 'optional', of });
export const byName = <S extends Shape>(label: string, of: S): ByName<S> => ({ kind: 'byName', label, of });
export const oneOf = <S extends Shape>(...of: S[]): OneOf<S> => ({ kind: 'oneOf', of });
export const amount = (label: string): Amount => ({ kind: 'amount', label });
export const anything = <T = unknown>(label: string): Anything<T> => ({ kind: 'anything', label });
export const record = (of: string): RecordShape => ({ kind: 'record', of });
export const bytes = (...types: string[]): FileShape => ({ kind: 'bytes', types });

type Flat<T> = { [K in keyof T]: T[K] };
type OptionalKeys<M> = { [K in keyof M]: M[K] extends Optional ? K : never }[keyof M];
/** The type of what a shape describes. */
export type ValueOf<S> =
  S extends Group<infer M>
    ? Flat<
        { readonly [K in Exclude<keyof M, OptionalKeys<M>>]: ValueOf<M[K]> } & {
          readonly [K in OptionalKeys<M>]?: ValueOf<M[K]>;
        }
      >
    : S extends List<infer O>
      ? readonly ValueOf<O>[]
      : S extends Maybe<infer O>
        ? ValueOf<O> | null
        : S extends Optional<infer O>
          ? ValueOf<O>
          : S extends ByName<infer O>
            ? Readonly<Record<string, ValueOf<O>>>
            : S extends OneOf<infer O>
              ? ValueOf<O>
              : S extends Amount
                ? number
                : S extends Anything<infer T> | SentShape<infer T>
                  ? T
                  : S extends Field<infer T>
                    ? T
                    : never;
