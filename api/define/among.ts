import type { Field } from './field.ts';
import type { Known } from './rule.ts';

/** Among which records one is chosen, beside what is known; what is not known yet narrows nothing. */
export const amongOf = ({ among = {} }: Pick<Field, 'among'>, known: Known = {}): Known =>
  Object.fromEntries(
    Object.entries(among).flatMap(([word, value]) => {
      const named = namedBy(value);
      if (named === undefined) return [[word, value]];
      return known[named] ? [[word, known[named]]] : [];
    }),
  );

/** The field of the form that a word of `among` is taken from. */
const namedBy = (value: unknown): string | undefined =>
  typeof value === 'string' ? /^\{(\w+)\}$/.exec(value)?.[1] : undefined;
export const askedOf = ({ among = {} }: Pick<Field, 'among'>): string[] =>
  Object.values(among).flatMap((value) => namedBy(value) ?? []);
