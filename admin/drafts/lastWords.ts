import { maskedFields } from '../../api/define/kinds.ts';
import { resourceNamed } from '../engine/words.ts';
import type { Values } from './draftApi.ts';

/** What a page could not bring to the server before it went, kept by this tab alone until it is there or thrown away. */
export interface LastWords {
  readonly values: Values;
  readonly recordVersion: number | null;
}
const PLACES = 'waskita.last-words';
const placeOf = (owner: string, key: string) => `${PLACES} ${owner} ${key}`;

/** What is encrypted at the server is written nowhere else. */
function openly(key: string, values: Values): Values {
  const masked = maskedFields(resourceNamed(key.split('.')[0])?.fields ?? {});
  return Object.fromEntries(Object.entries(values).filter(([name]) => !masked.includes(name)));
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
