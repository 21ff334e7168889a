import { kindOf } from './kinds.ts';
import type { Resource } from './resource.ts';
import { comparedWith, MY_COMPETENCES, MY_UNIT, NEW, type Rule } from './rule.ts';

/** What a field or fact can hold, as far as its declaration says: these words, or values of this type. */
interface Holds {
  readonly words?: readonly string[];
  readonly type: 'string' | 'number' | 'boolean';
}
const OF_FACT = {
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  text: { type: 'string' },
  list: { type: 'string' },
} as const satisfies Record<string, Holds>;

function heldBy({ fields, facts }: Resource, name: string): Holds | undefined {
  const fact = facts?.[name];
  if (fact) return OF_FACT[fact];
  const field = fields[name];
  if (!field) return undefined;
  const { column, pointsTo } = kindOf(field);
  if (column === 'boolean') return { type: 'boolean' };
  if (column === 'integer') return { type: 'number' };
  if (pointsTo === 'record') return { type: 'string', words: ['me', MY_UNIT] };
  const words = field.choices ?? field.flow?.states;
  return { type: 'string', ...(words && { words: Object.keys(words) }) };
}

/** What the rules compare a field or fact with that it never holds: such a rule would never refuse, or always. */
export function strayValues(resource: Resource, rules: readonly Rule[] = []): string[] {
  return rules.flatMap(({ if: tests }) =>
    Object.entries(tests).flatMap(([written, test]) => {
      const name = written.startsWith(NEW) ? written.slice(NEW.length) : written;
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
