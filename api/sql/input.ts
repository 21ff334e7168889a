import { isDeepStrictEqual } from 'node:util';
import { BYTE_ORDER_MARK } from '../define/csv.ts';
import type { Field } from '../define/field.ts';
import { kindOf } from '../define/kinds.ts';
import { trimmed } from '../define/kinds/kind.ts';
import { isSameMoment } from '../define/kinds/moment.ts';
import type { Resource } from '../define/resource.ts';
import type { Known } from '../define/rule.ts';
import { badRequest } from './problem.ts';

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const DEEPEST = 32;
const MOST_KEYS = 200;
const MOST_ITEMS = 1000;

/** No lone surrogate and no control character but those of writing: tab and line ends. */
export function wellFormed(text: string): boolean {
  return text.isWellFormed() && !/[^\P{Cc}\t\n\r]/u.test(text);
}

/** What every object has by itself: an own key of such a name would stand before what the code asks of the object. */
const OF_EVERY_OBJECT = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Refuses what no honest form sends, before anything else looks at it. */
function guardShape(value: unknown, depth = 0): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth >= DEEPEST) throw badRequest('Isian bertingkat terlalu dalam.');
  const entries = Object.entries(value);
  if (entries.length > (Array.isArray(value) ? MOST_ITEMS : MOST_KEYS)) throw badRequest('Isian terlalu banyak.');
  for (const [key, inner] of entries) {
    if (OF_EVERY_OBJECT.has(key)) throw badRequest(`Nama isian ${key} tidak dapat dipakai. Hapus dari kiriman.`);
    if (!wellFormed(key)) throw badRequest('Nama isian tidak benar.');
    guardShape(inner, depth + 1);
  }
}

/**
 * The one reading of JSON that somebody sent, body or parameter: its shape is looked at before anything else is. Throws
 * a SyntaxError for what is no JSON.
 */
export function readJson(text: string): unknown {
  const value: unknown = JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  guardShape(value);
  return value;
}

/** Refuses texts that no record may hold, wherever they stand. A draft may: it is what somebody is still typing. */
export function guardTexts(value: unknown): void {
  if (typeof value === 'string' && !wellFormed(value))
    throw badRequest('Isian berisi karakter yang tidak dapat disimpan.');
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) guardTexts(inner);
}

/** Refuses with 400, by name, what a body may not carry. */
export function refuseUnknown(names: readonly string[]): void {
  if (names.length === 0) return;
  const shown = names.slice(0, 20).map((name) => name.slice(0, 40));
  const errors = Object.fromEntries(shown.map((name) => [name, 'Isian ini tidak dikenal atau tidak dapat diubah.']));
  throw badRequest(`Isian tidak dikenal atau tidak dapat diubah: ${shown.join(', ')}.`, errors);
}

/** An object as it was sent, whatever texts are in it, or 400. */
export function sentObject(body: unknown): Known {
  if (body === undefined || body === null) return {};
  if (typeof body !== 'object' || Array.isArray(body)) throw badRequest('Isian harus berupa objek JSON.');
  return body as Known;
}

/**
 * An object that somebody sent, of which no more is known than that its texts can be kept. It is handed on closed:
 * `opened` is asked by the doors alone, which answer typed values or refuse (`actions/given.ts`, `records/body.ts`).
 */
export class Sent {
  private constructor(private readonly values: Known) {}

  /** The body as an object, or 400. */
  static of(this: void, body: unknown): Sent {
    const values = sentObject(body);
    guardTexts(values);
    return new Sent(values);
  }
  /** The same with this said by us. */
  with(values: Known): Sent {
    return new Sent({ ...this.values, ...values });
  }
  /** Other records of the resource that are named in it. */
  idsOf({ fields, name: own }: Resource): string[] {
    const named = Object.entries(this.values).filter(
      ([name]) => Object.hasOwn(fields, name) && fields[name]!.to === own,
    );
    return named.flatMap(([, id]) => (typeof id === 'string' && UUID.test(id) ? [id] : []));
  }
  static opened({ values }: Sent): Known {
    return values;
  }
}

/** A value as it is kept, before it is validated; an empty text is no value. */
export const normalised = (field: Field, value: unknown): unknown =>
  value === undefined || value === null ? null : (kindOf(field).kept ?? trimmed)(value);

/** True when two values of a field say the same, however they are written. */
export function same(field: Field | undefined, a: unknown, b: unknown): boolean {
  if ((a ?? null) === (b ?? null)) return true;
  if (typeof a !== typeof b || a === null || b === null) return false;
  // What is no field, as `createdAt`, may be a moment.
  const isSame = field ? kindOf(field).isSame : isSameMoment;
  if (typeof a === 'string' && typeof b === 'string') return isSame?.(a, b) === true;
  return typeof a === 'object' && isDeepStrictEqual(a, b);
}
