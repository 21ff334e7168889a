import type { Resource } from '../../api/define/resource.ts';
import type { AppWords } from './words.ts';

export interface Messages {
  readonly [key: string]: Messages | string;
}
/** The keys react-admin looks labels up by, and beside them `codes`, `hints`, `steps`, and `summary`. */
export interface ResourceMessages extends Messages {
  readonly name: string;
  readonly fields: Messages;
  readonly codes: Messages;
  readonly hints: Messages;
}

/** The Indonesian words of a resource: they are its declaration. */
export function declaredMessages(resource: Resource, app: AppWords): ResourceMessages {
  const entries = Object.entries(resource.fields);
  const codes = entries.flatMap(([name, { choices, flow }]) => {
    const words = choices ?? (flow && mapValues(flow.states, (state) => state.label));
    return words ? [[name, words] as const] : [];
  });
  return {
    name: resource.label,
    fields: { ...app.common, ...mapValues(resource.fields, (field) => field.label) },
    summary: resource.summary,
    codes: Object.fromEntries(codes),
    hints: Object.fromEntries(entries.flatMap(([name, { hint }]) => (hint ? [[name, hint] as const] : []))),
  };
}

interface Translated {
  readonly name: string;
  readonly fields: Readonly<Record<string, string | { readonly label: string; readonly codes: Messages }>>;
  readonly hints?: Readonly<Record<string, string | undefined>>;
  readonly steps?: Messages;
  readonly summary?: string;
}

/** The words of a resource in another language, in the same keys. */
export function translatedMessages(words: Translated, app: AppWords): ResourceMessages {
  const entries = Object.entries(words.fields);
  return {
    name: words.name,
    fields: {
      ...app.common,
      ...mapValues(words.fields, (word) => (typeof word === 'string' ? word : word.label)),
    },
    codes: Object.fromEntries(
      entries.flatMap(([name, word]) => (typeof word === 'string' ? [] : [[name, word.codes] as const])),
    ),
    hints: Object.fromEntries(
      Object.entries(words.hints ?? {}).flatMap(([name, hint]) => (hint ? [[name, hint] as const] : [])),
    ),
    steps: words.steps ?? {},
    ...(words.summary !== undefined && { summary: words.summary }),
  };
}

export function mapValues<V, W>(record: Readonly<Record<string, V>>, change: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
