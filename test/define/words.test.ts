import { expect, it } from '@jest/globals';
import { api, isDeclaration, read } from '../support/sources.ts';

/** The types that declarations are written in. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  resource: ['Resource'],
  who: ['Access', 'Scope', 'Wall'],
  field: ['FieldOptions', 'Limits', 'Field'],
  flow: ['Flow', 'State', 'Step'],
  rule: ['Rule', 'Test'],
  clock: ['Clock'],
};
/** What the words of the kinds and `defineFlow` put there. */
const MADE = ['kind', 'choices', 'flow', 'prefix', 'judge', 'value', 'verb', 'words'];
/** Each one more would have to be learned by everybody: this number goes down only. */
const MOST = 97;
/** Words of a single resource, which are to become more general or go: this list grows shorter only. */
const OF_ONE = [
  'closed',
  'outage',
  'readFrom',
  'refused',
  'restarts',
  'sealOpensTo',
  'told',
  'untold',
  'vouches',
  'within',
  'worstOf',
];

function declaredIn(file: string, type: string): string[] {
  const text = read(`api/define/${file}.ts`);
  const [, rest] = text.split(new RegExp(`export (?:interface|type) ${type}\\b`));
  const [block] = rest!.split(/\n(?=export |interface |const |type )/);
  return [...block!.matchAll(/readonly (\w+)\??:/g)].map(([, word]) => word!);
}
const words = [
  ...new Set(Object.entries(TYPES).flatMap(([file, types]) => types.flatMap((type) => declaredIn(file, type)))),
].filter((word) => !MADE.includes(word));

const page = read('api/define/README.md')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => [...line.split('|')[1]!.matchAll(/`(\w+)`/g)].map(([, word]) => word!));

it('each word of the declaration is explained once, and no other', () => {
  expect(words).toEqual(expect.arrayContaining(['name', 'if', 'worstOf', 'sealedBy']));
  expect(page.toSorted()).toEqual(words.toSorted());
});

it('there are no more of them than there were', () => {
  expect(words.length).toBeLessThanOrEqual(MOST);
});

it('none is of a single resource alone but those that are to go', () => {
  const rooms = new Map<string, string[]>();
  for (const file of api.filter(isDeclaration)) {
    const room = file.split('/')[1]!;
    rooms.set(room, [...(rooms.get(room) ?? []), read(file)]);
  }
  const usedIn = (word: string) =>
    [...rooms.values()].filter((texts) =>
      texts.some((text) => new RegExp(`(?<![\\w.'])${word}(?::| }|,\\n)`).test(text)),
    ).length;
  expect(words.filter((word) => usedIn(word) === 1).toSorted()).toEqual(OF_ONE);
});
