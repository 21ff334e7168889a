import {
  comparedWith,
  isAboutGiven,
  isAboutMe,
  isOneOf,
  type Me,
  MY_COMPETENCES,
  MY_SUPERIOR,
  MY_UNIT,
  type Rule,
  type Test,
  fits,
} from '../define/rule.ts';
import type { ColumnType } from '../define/kinds/kind.ts';
import type { Resource } from '../define/resource.ts';
import { quoted, readOnlyType, typeOf } from './columns.ts';
import type { Facts } from './facts.ts';
import type { Values } from './scope.ts';

/** A declared value as SQL. */
export const text = (value: unknown): string => `'${String(value).replaceAll("'", "''")}'`;
export const texts = (values: readonly unknown[]): string => values.map(text).join(', ');

/** What rules are judged on: a record `t` of the resource with its facts `f` (factsSql), and whoever acts, added to the statement. */
export interface Judged {
  readonly resource: Resource;
  readonly facts: Facts;
  readonly by?: { readonly me: Me; readonly values: Values };
}

type ValueType = ColumnType | 'number';
interface Value {
  readonly sql: string;
  readonly type: ValueType;
  /** As an array of texts, where it is a list. */
  readonly list?: string;
}

/** The field or fact of the record `t`. */
function valueOf({ resource, facts }: Judged, name: string): Value {
  if (Object.hasOwn(facts, name)) {
    const fact = resource.facts?.[name] ?? 'text';
    const sql = `f.${quoted(name)}`;
    const isList = fact === 'list';
    return isList
      ? { sql, type: 'text[]', list: `array(select json_array_elements_text(${sql}))` }
      : { sql, type: fact };
  }
  const sql = `t.${quoted(name)}`;
  const field = resource.fields[name];
  const type = field ? typeOf(field) : (readOnlyType(resource, name) ?? 'text');
  return { sql, type, ...(type === 'text[]' && { list: `coalesce(${sql}, '{}')` }) };
}

const array = (words: readonly string[]): string => `array[${words.join(', ')}]::text[]`;

/** That the value is one of these, nothing among them. */
export function isOneSql(judged: Judged, name: string, words: readonly unknown[]): string {
  const { sql, list } = valueOf(judged, name);
  const { me, values } = judged.by ?? {};
  const word = (one: unknown) => (one === 'me' && me ? `${values!.add(me.staffId)}::text` : text(one));
  const plain = words.filter((one) => one !== null && one !== MY_UNIT && one !== MY_SUPERIOR).map(word);
  const among = (ids: readonly string[] = []) => `coalesce(${sql}::text = any(${values!.add(ids)}::text[]), false)`;
  const tests = [
    ...(words.includes(null) ? [list ? `cardinality(${list}) = 0` : `coalesce(${sql}::text, '') = ''`] : []),
    ...(words.includes(MY_UNIT) ? [among(me!.unitIds)] : []),
    ...(words.includes(MY_SUPERIOR) ? [among(me!.aboveIds)] : []),
    ...(plain.length === 0
      ? []
      : [list ? `${list} && ${array(plain)}` : `coalesce(${sql}::text, '') = any(${array(plain)})`]),
  ];
  return tests.length === 1 ? tests[0]! : `(${tests.join(' or ')})`;
}

/** A moment beside a date is the date that it is in the office; texts are in the order of their codes. */
function besideSql({ sql, type }: Value, other: Value): string {
  if (type === 'text') return `${sql} collate "C"`;
  return type === 'timestamptz' && other.type === 'date' ? `(${sql} at time zone 'Asia/Jakarta')::date` : sql;
}

function testSql(judged: Judged, name: string, test: Test): string {
  if (name === MY_COMPETENCES) return String(fits(test, judged.by!.me.competences, {}, judged.by!.me));
  if (isOneOf(test)) return isOneSql(judged, name, comparedWith(test));
  if ('not' in test) return `not ${isOneSql(judged, name, comparedWith(test))}`;
  const value = valueOf(judged, name);
  const { sql } = value;
  if ('over' in test) return `coalesce(${sql} > ${Number(test.over)}, false)`;
  if ('lacks' in test) return `not ${value.list ?? array([])} @> ${array(test.lacks.map(text))}`;
  if ('is' in test) return `coalesce(${sql}::text = ${valueOf(judged, test.is).sql}::text, false)`;
  const other = valueOf(judged, test.after);
  return `coalesce(${besideSql(value, other)} > ${besideSql(other, value)}, false)`;
}

/** That all of this is so. */
export const testsSql = (judged: Judged, tests: Rule['if']): string =>
  Object.entries(tests)
    .map(([name, test]) => testSql(judged, name, test))
    .join(' and ');

/** That none of the rules refuses the record: as `broken` judges them, but for those about what is given with a step. */
export function unbrokenSql(rules: readonly Rule[], judged: Judged): string {
  const refusing = rules
    .filter((rule) => !isAboutGiven(rule) && (judged.by !== undefined || !isAboutMe(rule)))
    .map(({ if: tests }) => `not (${testsSql(judged, tests)})`);
  return refusing.length === 0 ? 'true' : refusing.join(' and ');
}
