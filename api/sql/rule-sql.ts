import {
  comparedWith,
  isAboutGiven,
  isAboutMe,
  isOneOf,
  type Me,
  MY_COMPETENCES,
  MY_UNIT,
  type Rule,
  type Test,
  fits,
} from '../define/rule.ts';
import type { Resource } from '../define/resource.ts';
import { quoted } from './columns.ts';
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

/** The field or fact of the record `t`, and whether it is a list. */
function valueOf({ resource, facts }: Judged, name: string): { sql: string; isList: boolean } {
  if (!Object.hasOwn(facts, name)) return { sql: `t.${quoted(name)}`, isList: false };
  return { sql: `f.${quoted(name)}`, isList: resource.facts?.[name] === 'list' };
}

const ELEMENTS = (list: string): string => `select x from json_array_elements_text(${list}) x`;

/** That the value is one of these, nothing among them. */
export function isOneSql(judged: Judged, name: string, words: readonly unknown[]): string {
  const { sql, isList } = valueOf(judged, name);
  const { me, values } = judged.by ?? {};
  const word = (one: unknown) => (one === 'me' && me ? `${values!.add(me.staffId)}::text` : text(one));
  const plain = words.filter((one) => one !== null && one !== MY_UNIT).map(word);
  const among = `array[${plain.join(', ')}]::text[]`;
  const tests = [
    ...(words.includes(null) ? [isList ? `json_array_length(${sql}) = 0` : `coalesce(${sql}::text, '') = ''`] : []),
    ...(words.includes(MY_UNIT) ? [`coalesce(${sql}::text = any(${values!.add(me!.unitIds)}::text[]), false)`] : []),
    ...(plain.length === 0
      ? []
      : [isList ? `exists (${ELEMENTS(sql)} where x = any(${among}))` : `coalesce(${sql}::text, '') = any(${among})`]),
  ];
  return tests.length === 1 ? tests[0]! : `(${tests.join(' or ')})`;
}

function testSql(judged: Judged, name: string, test: Test): string {
  if (name === MY_COMPETENCES) return String(fits(test, judged.by!.me.competences, {}, judged.by!.me));
  if (isOneOf(test)) return isOneSql(judged, name, comparedWith(test));
  if ('not' in test) return `not ${isOneSql(judged, name, comparedWith(test))}`;
  const { sql } = valueOf(judged, name);
  if ('over' in test) return `coalesce(${sql} > ${Number(test.over)}, false)`;
  if ('is' in test) return `coalesce(${sql}::text = ${valueOf(judged, test.is).sql}::text, false)`;
  throw new Error(`${judged.resource.name}: a list of work cannot say in SQL what a rule asks of ${name}`);
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
