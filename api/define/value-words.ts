import { writtenMoment } from './dates.ts';
import type { Field } from './field.ts';
import { kindOf } from './kinds.ts';

/** Titles of the records that values point to, by id: those that the reader may know. */
export type Names = ReadonlyMap<string, string>;

const IS_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A value as people write it; nothing where there is nothing to say. `names`: for what points to other records. */
export function inWords(field: Field | undefined, value: unknown, names: Names): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (Array.isArray(value)) {
    const words = value.flatMap((one) => inWords(field, one, names) ?? []);
    return words.length > 0 ? [...new Set(words)].join('; ') : undefined;
  }
  if (typeof value === 'boolean') return value ? 'ya' : 'tidak';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number);
  if (IS_ID.test(text)) return names.get(text);
  if (!field) return /^\d{4}-\d\d-\d\dT/.test(text) ? writtenMoment(Date.parse(text)) : text;
  const { pointsTo, told, label } = kindOf(field);
  return pointsTo ? names.get(text) : (told?.(text) ?? label?.(text, field) ?? text);
}
