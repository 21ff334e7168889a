import { writtenDate, writtenMoment } from './dates.ts';
import type { Field } from './field.ts';

/** Titles of the records that values point to, by id: those that the reader may know. */
export type Names = ReadonlyMap<string, string>;

const IS_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A value as people write it; nothing where there is nothing to say. `names`: for what points to other records. */
export function inWords(field: Field | undefined, value: unknown, names: Names): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (Array.isArray(value)) {
    const words = value.flatMap((one) => inWords(field, one, names) ?? []);
    return words.length > 0 ? words.join('; ') : undefined;
  }
  if (typeof value === 'boolean') return value ? 'ya' : 'tidak';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number);
  if (field?.kind === 'reference' || field?.kind === 'file' || IS_ID.test(text)) return names.get(text);
  if (field?.kind === 'structure') return 'isi terstruktur';
  if (field?.kind === 'date') return writtenDate(text);
  if (field?.kind === 'moment' || (!field && /^\d{4}-\d\d-\d\dT/.test(text))) return writtenMoment(Date.parse(text));
  return field?.choices?.[text] ?? field?.flow?.states[text]?.label ?? text;
}

/** What is filled in at `{field}`; a part in brackets is said only where all in it is known. */
export function filledIn(template: string, word: (name: string) => string | undefined): string {
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => word(name) ?? '');
  const isKnown = (part: string) => [...part.matchAll(/\{(\w+)\}/g)].every(([, name]) => word(name!) !== undefined);
  return fill(template.replaceAll(/\[([^\]]*)\]/g, (_, part: string) => (isKnown(part) ? fill(part) : '')));
}
