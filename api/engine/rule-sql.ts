import type { Rule, Test } from '../define/rule.ts';
import { quoted } from './columns.ts';
import type { Values } from './scope.ts';

type Word = string | number | boolean | null;
const wordsOf = (test: Test): readonly Word[] => (Array.isArray(test) ? test : [test]) as readonly Word[];

/** One test of a rule on a column of `t`; what is not about one value of the row is not judged here. */
function testSql(name: string, test: Test, values: Values, staffId: string): string {
  if (test !== null && typeof test === 'object' && !Array.isArray(test)) {
    return 'not' in test ? `not ${testSql(name, test.not, values, staffId)}` : 'false';
  }
  const words = wordsOf(test).map((word) => (word === 'me' ? staffId : word === null ? '' : String(word)));
  return `coalesce(t.${quoted(name)}::text, '') = any(${values.add(words)}::text[])`;
}

/** That none of the rules refuses the row `t` to this person, as far as the row alone tells. `fields`: of the resource. */
export function unbrokenSql(rules: readonly Rule[], fields: object, values: Values, staffId: string): string {
  const judged = rules.filter(({ if: tests }) => Object.keys(tests).every((name) => name in fields));
  const broken = judged.map(
    ({ if: tests }) =>
      `(${Object.entries(tests)
        .map(([name, test]) => testSql(name, test, values, staffId))
        .join(' and ')})`,
  );
  return ['true', ...broken.map((sql) => `not ${sql}`)].join(' and ');
}
