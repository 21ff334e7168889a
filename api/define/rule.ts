import type { Refused } from './deeds.ts';
import { filledIn } from './filled-in.ts';
import { officeDate } from './office-time.ts';

type Plain = string | number | boolean;
type OneOf = Plain | null | readonly (Plain | null)[];

/**
 * What a field or a fact is looked at for: that it is this or one of these, a list: that it has one of them (`null`: nothing
 * there; `'me'`: whoever acts; `'my unit'`: his unit or one below it; `'my superior'`: somebody above him), anything else (`not`), a larger number (`over`), a list
 * without all of these (`lacks`), the same as another field (`is`), or later than it (`after`). Which test fits which field is
 * checked at start (comparable.ts); every one can be asked in SQL as well (sql/rule-sql.ts).
 */
export type Test =
  | OneOf
  | { readonly not: OneOf }
  | { readonly over: number }
  | { readonly lacks: readonly string[] }
  | { readonly is: string }
  | { readonly after: string };

/** What fields hold: each this, or one of these. */
export type Held = Readonly<Record<string, OneOf>>;

/** The person who acts, in the place of a field. */
export const MY_COMPETENCES = 'my competences';
/** In the place of a value: a unit that he works for. */
export const MY_UNIT = 'my unit';
/** In the place of a value: a person above him, near or far. */
export const MY_SUPERIOR = 'my superior';
/** Before a field's name: the value as the step would leave it, given with it or not. */
export const NEW = 'new ';

/** One rule in every place: where all of `if` holds it is refused, in these words. `{name}` stands for a value, of a list its length. */
export interface Rule {
  /** Where the last of them finds nothing there, something is missing yet; otherwise the record is in no state for it. */
  readonly if: Readonly<Record<string, Test>>;
  readonly says: string;
  /** What a program calls the refusal, where it has to tell it apart. */
  readonly code?: Refused;
}

/** What is written with a creation or a step: who does it, when, for which unit; or a value. */
export type Set = 'me' | 'now' | 'my unit' | number | boolean | null;
export type Sets = Readonly<Record<string, Set>>;

/** The state or another record (409), the person himself (403), something that is not there yet (422), or what is given (422). */
export type Refuser = 'state' | 'person' | 'missing' | 'given';
export interface Broken {
  readonly says: string;
  readonly by: Refuser;
  readonly code?: Refused;
  /** Where to say it: what is given, or the field or fact looked at last. */
  readonly at: string;
}

/** A record with its facts; a name that it does not have is not judged. */
export type Known = Readonly<Record<string, unknown>>;
export interface Me {
  readonly staffId: string;
  readonly competences: readonly string[];
  /** His unit and those below it. */
  readonly unitIds?: readonly string[];
  /** Those above him, near and far. */
  readonly aboveIds?: readonly string[];
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (isList(value) && value.length === 0);
const wordsOf = (test: OneOf): readonly (Plain | null)[] => (isList(test) ? test : [test]) as readonly (Plain | null)[];
export const isOneOf = (test: Test): test is OneOf => test === null || typeof test !== 'object' || isList(test);

/** The values a test compares with: a rule about `'me'` is about the person. */
export function comparedWith(test: Test): readonly (Plain | null)[] {
  if (isOneOf(test)) return wordsOf(test);
  if ('lacks' in test) return test.lacks;
  return 'not' in test ? wordsOf(test.not) : [];
}
/** The one test of a rule that has no other. */
function soleTest({ if: tests }: Rule): readonly [name: string, test: Test] | undefined {
  const [first, ...more] = Object.entries(tests);
  return more.length === 0 ? first : undefined;
}

const isNew = (name: string): boolean => name.startsWith(NEW);
const bare = (name: string): string => (isNew(name) ? name.slice(NEW.length) : name);

/** All names of a rule, as they are written. */
const namesOf = ({ if: tests }: Rule): string[] => [
  ...Object.keys(tests).filter((name) => name !== MY_COMPETENCES),
  ...Object.values(tests).flatMap((test) =>
    isOneOf(test) ? [] : 'is' in test ? [test.is] : 'after' in test ? [test.after] : [],
  ),
];
/** Fields and facts of the record that the rules look at. */
export const fieldsOf = (rules: readonly Rule[] = []): string[] => rules.flatMap(namesOf).map(bare);

/** What is given with a step, beside what is recorded, for rules about `new …`. */
export const withNew = (record: Known, given: Known): Known => ({
  ...record,
  ...Object.fromEntries(Object.entries({ ...record, ...given }).map(([name, value]) => [`${NEW}${name}`, value])),
});

const WHOEVER: readonly unknown[] = ['me', MY_UNIT, MY_SUPERIOR];
export const isAboutMe = ({ if: tests }: Rule): boolean =>
  Object.entries(tests).some(
    ([name, test]) => name === MY_COMPETENCES || comparedWith(test).some((word) => WHOEVER.includes(word)),
  );

/** About what is given with a step. */
export const isAboutGiven = (rule: Rule): boolean => namesOf(rule).some(isNew);

function refuserOf(rule: Rule): Refuser {
  if (isAboutGiven(rule)) return 'given';
  if (isAboutMe(rule)) return 'person';
  const missing = (test: Test) => test === null || test === 0 || (!isOneOf(test) && 'lacks' in test);
  const last = Object.values(rule.if).at(-1);
  return last !== undefined && missing(last) ? 'missing' : 'state';
}

/** About what kind of record it is, not about who acts or what is still missing. */
export const isAboutCase = (rule: Rule): boolean => refuserOf(rule) === 'state';

const equals = (value: unknown, word: Plain | null, me: Me | undefined): boolean => {
  if (word === null) return isEmpty(value);
  if (word === MY_UNIT) return me?.unitIds?.includes(value as string) ?? false;
  if (word === MY_SUPERIOR) return me?.aboveIds?.includes(value as string) ?? false;
  const asked = word === 'me' ? me?.staffId : word;
  return asked !== undefined && (isList(value) ? value.includes(asked) : value === asked);
};

/** Two dates, or two times of the day; a moment beside a date is the date that it is in the office. */
function isAfter(one: unknown, other: unknown): boolean {
  if (isEmpty(one) || isEmpty(other)) return false;
  if (typeof one === 'number' && typeof other === 'number') return one > other;
  const [left, right] = [String(one), String(other)];
  if (left.length === right.length && left.length <= 10) return left > right;
  if (left.length === 10) return left > officeDate(Date.parse(right));
  if (right.length === 10) return officeDate(Date.parse(left)) > right;
  return Date.parse(left) > Date.parse(right);
}

/** That the value of the record passes the test. */
export function fits(test: Test, value: unknown, record: Known, me: Me | undefined): boolean {
  if (isOneOf(test)) return wordsOf(test).some((word) => equals(value, word, me));
  if ('not' in test) return !wordsOf(test.not).some((word) => equals(value, word, me));
  if ('over' in test) return typeof value === 'number' && value > test.over;
  if ('lacks' in test) return !test.lacks.every((word) => isList(value) && value.includes(word));
  if ('is' in test) return !isEmpty(value) && value === record[test.is];
  return isAfter(value, record[test.after]);
}

function holds(rule: Rule, record: Known, me: Me | undefined): boolean {
  if (!me && isAboutMe(rule)) return false;
  return Object.entries(rule.if).every(([name, test]) => {
    if (name === MY_COMPETENCES) return fits(test, me!.competences, record, me);
    return Object.hasOwn(record, name) && fits(test, record[name], record, me);
  });
}

/** Whether it refuses depends on what is not known of the record here. */
export const mayRefuse = ({ if: tests }: Rule, record: Known): boolean =>
  Object.entries(tests).every(
    ([name, test]) => !Object.hasOwn(record, name) || fits(test, record[name], record, undefined),
  );

const filled = (says: string, record: Known): string =>
  filledIn(says, (name) => {
    const value = record[`${NEW}${name}`] ?? record[name];
    return isList(value) ? String(value.length) : String((value ?? '') as Plain);
  });

/** The rules that refuse, in their order. Without `me` those about the person are left aside. */
export function broken(rules: readonly Rule[], record: Known, me?: Me): Broken[] {
  return rules
    .filter((rule) => holds(rule, record, me))
    .map((rule) => ({
      says: filled(rule.says, record),
      by: refuserOf(rule),
      ...(rule.code && { code: rule.code }),
      at: bare(namesOf(rule).find(isNew) ?? Object.keys(rule.if).at(-1) ?? ''),
    }));
}

/** Fields that a rule demands of a record like this: a form asks for them. */
export const demandedBy = (rules: readonly Rule[] = [], record: Known): string[] =>
  rules.flatMap(({ if: tests }) => {
    const empty = Object.keys(tests).filter((name) => tests[name] === null);
    const others = Object.entries(tests).filter(([, test]) => test !== null);
    const isCase = others.length > 0 && others.every(([name, test]) => fits(test, record[name], record, undefined));
    return isCase ? empty : [];
  });

/** The field that names the one person whom the rule allows. */
function namingOf(rule: Rule): string | undefined {
  const [name, test] = soleTest(rule) ?? [];
  return test !== undefined && !isOneOf(test) && 'not' in test && test.not === 'me' ? name : undefined;
}
/** Where a rule allows one person only: the field that names him. */
export const namedBy = (rules: readonly Rule[] = []): string | undefined =>
  rules.map(namingOf).find((name) => name !== undefined);

/** What keeps a person from a step (four eyes, competence). Where nobody is named yet, it is open to all who have the role. */
export const keepingOut = (rules: readonly Rule[] = []): Rule[] =>
  rules
    .filter((rule) => refuserOf(rule) === 'person')
    .map((rule) => {
      const name = namingOf(rule);
      return name === undefined ? rule : { ...rule, if: { [name]: { not: ['me', null] } } };
    });

/** Two fields of one row that never name the same person, and the first that is never after the second. */
export const pairsOf = (
  rules: readonly Rule[] = [],
  word: 'is' | 'after',
): { fields: [string, string]; says: string }[] =>
  rules.flatMap((rule) => {
    const [name, test] = soleTest(rule) ?? [];
    if (name === undefined || test === undefined || isOneOf(test)) return [];
    const other =
      word === 'is' && 'is' in test ? test.is : word === 'after' && 'after' in test ? test.after : undefined;
    return other === undefined ? [] : [{ fields: [name, other], says: rule.says }];
  });

/** Where the first field holds one of `when`, the second is empty or one of `only`. */
export function bondsOf(
  rules: readonly Rule[] = [],
): { fields: [string, string]; when: readonly string[]; only: readonly string[]; says: string }[] {
  return rules.flatMap(({ if: tests, says }) => {
    const [[a, when] = [], [b, only] = [], ...more] = Object.entries(tests);
    if (more.length > 0 || a === undefined || b === undefined || !isList(when) || isOneOf(only!) || !('not' in only!))
      return [];
    const allowed = wordsOf(only.not).filter((word) => word !== null);
    return [{ fields: [a, b], when: when as string[], only: allowed as string[], says }];
  });
}

export type Each<X> = X extends readonly (infer I)[] ? I : never;
export type Keys<X> = X extends unknown ? keyof X & string : never;
type Bare<N> = N extends `${typeof NEW}${infer F}` ? F : N;
type Other<T> = T extends { is: infer N extends string } | { after: infer N extends string } ? N : never;
/** Fields and facts that a rule speaks of, for the compiler. */
export type Tested<R> = R extends { if: infer I }
  ? Bare<Exclude<Keys<I>, typeof MY_COMPETENCES> | (I extends unknown ? Other<I[keyof I]> : never)>
  : never;
