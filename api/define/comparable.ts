import { kindOf } from './kinds.ts';
import type { Resource } from './resource.ts';
import { comparedWith, isOneOf, MY_COMPETENCES, MY_SUPERIOR, MY_UNIT, NEW, type Rule, type Test } from './rule.ts';

/** What a field or fact can hold, as far as its declaration says: these words, or values of this type. */
interface Holds {
  readonly words?: readonly string[];
  readonly type: 'string' | 'number' | 'boolean';
  readonly isList?: true;
  /** Values of one order can be later than each other. */
  readonly order?: string;
}
const NUMBER = { type: 'number', order: 'number' } as const;
const OF_FACT = {
  number: NUMBER,
  boolean: { type: 'boolean' },
  text: { type: 'string' },
  list: { type: 'string', isList: true },
} as const satisfies Record<string, Holds>;
/** So long is a date; a text that always has one shorter length is in the order of its letters, as a time of the day is. */
const DATE_LENGTH = 10;

function heldBy({ fields, facts }: Resource, name: string): Holds | undefined {
  const fact = facts?.[name];
  if (fact) return OF_FACT[fact];
  const field = fields[name];
  if (!field) return undefined;
  const { column, pointsTo } = kindOf(field);
  if (column === 'boolean') return { type: 'boolean' };
  if (column === 'integer') return NUMBER;
  if (column === 'date' || column === 'timestamptz') return { type: 'string', order: 'time' };
  if (pointsTo === 'record') return { type: 'string', words: ['me', MY_UNIT, MY_SUPERIOR] };
  const { min, max, choices: words = field.flow?.states } = field;
  return {
    type: 'string',
    ...(words && { words: Object.keys(words) }),
    ...(column === 'text[]' && { isList: true }),
    ...(min !== undefined && min === max && max < DATE_LENGTH && { order: `text of ${max}` }),
  };
}

const bare = (name: string): string => (name.startsWith(NEW) ? name.slice(NEW.length) : name);
const COMPETENCES: Holds = { type: 'string', isList: true };
const holdsOf = (resource: Resource, name: string): Holds | undefined =>
  name === MY_COMPETENCES ? COMPETENCES : name === 'id' ? { type: 'string' } : heldBy(resource, bare(name));

/** Why the test says nothing of such a field or fact, and no list could ask it; nothing where it does. */
function misfit(resource: Resource, name: string, test: Test): string | undefined {
  const holds = holdsOf(resource, name);
  if (isOneOf(test) || 'not' in test || !holds) return undefined;
  if ('over' in test) return holds.type === 'number' ? undefined : 'over asks for a number';
  if ('lacks' in test) return holds.isList ? undefined : 'lacks asks for a list';
  const other = holdsOf(resource, 'is' in test ? test.is : test.after);
  if ('is' in test)
    return holds.isList || other?.isList || holds.type !== other?.type
      ? `it is never the same as ${test.is}`
      : undefined;
  return holds.order === undefined || holds.order !== other?.order ? `it is never after ${test.after}` : undefined;
}

/** Tests of the rules that do not fit what they look at, each in words. */
export const misfits = (resource: Resource, rules: readonly Rule[] = []): string[] =>
  rules.flatMap(({ if: tests }) =>
    Object.entries(tests).flatMap(([name, test]) => {
      const why = misfit(resource, name, test);
      return why === undefined ? [] : [`a rule about ${name} cannot be asked: ${why}`];
    }),
  );

/** What the rules compare a field or fact with that it never holds: such a rule would never refuse, or always. */
export function strayValues(resource: Resource, rules: readonly Rule[] = []): string[] {
  return rules.flatMap(({ if: tests }) =>
    Object.entries(tests).flatMap(([written, test]) => {
      const name = bare(written);
      const holds = name === MY_COMPETENCES ? undefined : heldBy(resource, name);
      const fits = (word: unknown) =>
        word === null || (typeof word === holds!.type && (holds!.words?.includes(word as string) ?? true));
      return holds
        ? comparedWith(test)
            .filter((word) => !fits(word))
            .map((word) => `${String(word)} of ${name}`)
        : [];
    }),
  );
}
