import { comparedWith, MY_UNIT, type Rule, type Test } from '../define/rule.ts';
import { quoted } from './columns.ts';

/** A declared value as SQL. */
export const text = (value: unknown): string => `'${String(value).replaceAll("'", "''")}'`;
export const texts = (values: readonly unknown[]): string => values.map(text).join(', ');

/** That the field of the record `t` has one of these values, nothing among them. `me`: adds whoever acts to the statement. */
export function isOneSql(field: string, values: readonly unknown[], me = () => 'null'): string {
  const column = `t.${quoted(field)}`;
  const words = values
    .filter((value) => value !== null)
    .map((value) => (value === 'me' ? `${me()}::text` : text(value)));
  const isOne = `coalesce(${column}::text, '') = any(array[${words.join(', ')}]::text[])`;
  return values.includes(null) ? `(coalesce(${column}::text, '') = '' or ${isOne})` : isOne;
}

/** One test of a rule; nothing where it is not about one value of the row. */
function testSql(field: string, test: Test, me?: () => string): string | undefined {
  const words = comparedWith(test);
  if (words.length === 0 || words.includes(MY_UNIT)) return undefined;
  const isOne = isOneSql(field, words, me);
  return typeof test === 'object' && test !== null && 'not' in test ? `not ${isOne}` : isOne;
}

/**
 * That none of the rules refuses the row `t`, as far as one row tells: rules about facts, about what is given and about
 * several fields are left to the step itself. `fields`: of the resource; `me`: adds whoever acts to the statement.
 */
export function unbrokenSql(rules: readonly Rule[], fields: object, me?: () => string): string {
  const broken = rules.flatMap(({ if: tests }) => {
    const all = Object.entries(tests).map(([name, test]) => (name in fields ? testSql(name, test, me) : undefined));
    return all.includes(undefined) ? [] : [`not (${all.join(' and ')})`];
  });
  return broken.length === 0 ? 'true' : broken.join(' and ');
}
