import { maskedFields } from '../../api/define/kinds.ts';
import type { Resource } from '../../api/define/resource.ts';
import { resourceNamed } from '../engine/words.ts';
import type { Values } from './draftApi.ts';

/** What a page could not bring to the server before it went, kept by this tab alone until it is there or thrown away. */
export interface LastWords {
  readonly values: Values;
  readonly recordVersion: number | null;
}
const PLACES = 'waskita.last-words';
const placeOf = (owner: string, key: string) => `${PLACES} ${owner} ${key}`;

/** Whom it is about is written nowhere but at the server, where drafts are encrypted. */
function openly(key: string, values: Values): Values {
  const fields: Resource['fields'] = resourceNamed(key.split('.')[0])?.fields ?? {};
  const masked = maskedFields(fields);
  const isPersonal = (name: string) =>
    masked.includes(name) || Boolean(fields[name]?.personal) || fields[name]?.sealedBy !== undefined;
  return Object.fromEntries(Object.entries(values).filter(([name]) => !isPersonal(name)));
}

export function keepLastWords(owner: string, key: string, { values, recordVersion }: LastWords): void {
  try {
    sessionStorage.setItem(placeOf(owner, key), JSON.stringify({ values: openly(key, values), recordVersion }));
  } catch {
    // A full or forbidden store: the draft at the server is what there is.
  }
}
export function lastWordsOf(owner: string, key: string): LastWords | undefined {
  const text = sessionStorage.getItem(placeOf(owner, key));
  return text === null ? undefined : (JSON.parse(text) as LastWords);
}
export const dropLastWords = (owner: string, key: string): void => sessionStorage.removeItem(placeOf(owner, key));

/** Whoever goes leaves nothing in the tab. */
export function dropAllLastWords(): void {
  for (const place of Object.keys(sessionStorage)) if (place.startsWith(PLACES)) sessionStorage.removeItem(place);
}
