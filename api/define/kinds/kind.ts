import type { Field, FieldOptions } from '../field.ts';
import type { Kind } from '../kinds.ts';
import { written } from '../written.ts';

export type ColumnType = 'uuid' | 'text' | 'integer' | 'date' | 'timestamptz' | 'boolean' | 'text[]' | 'jsonb';
/** A schema of JSON Schema 2020-12, as OpenAPI 3.1 has them. */
export type Schema = Readonly<Record<string, unknown>>;

/** Rules of class-validator, by name, and what each is told. */
export interface Rules {
  readonly isString: true;
  readonly maxLength: number;
  readonly isInt: true;
  readonly min: number;
  readonly max: number;
  readonly isBoolean: true;
  readonly isIn: readonly string[];
  readonly isArray: true;
  readonly arrayMaxSize: number;
  readonly arrayUnique: true;
  readonly isUUID: true;
  readonly isObject: true;
}
type Ruled = {
  [R in keyof Rules]: { readonly rule: R; readonly of: Rules[R]; readonly each?: true; readonly says: string };
}[keyof Rules];
/** A rule of ours: what is wrong with the value, among all that was given with it; nothing when all is well. */
export type Ask = (value: unknown, all: Readonly<Record<string, unknown>>) => string | undefined;
export type Check = Ruled | Ask;

/** All that the house knows of one kind of fields. Of a new one the compiler names what it lacks. */
export interface FieldKind {
  readonly column: ColumnType;
  /** What a value that somebody gives is asked, in this order; the first that fails is said. */
  readonly checks: (field: Field) => readonly Check[];
  /** What the description of the API says; `isGiven`: with the limits of a form. */
  readonly schema: (field: Field, isGiven: boolean) => Schema;
  /** A value as it is kept, before it is checked; without a word a text is trimmed, and nothing when it is empty. */
  readonly kept?: (value: unknown) => unknown;
  /** What the text of an address stands for. */
  readonly fromText?: (text: string) => unknown;
  /** What a cell of a sheet that people filled in stands for. */
  readonly fromCell?: (cell: string) => unknown;
  /** Two values that are written differently and say the same. */
  readonly isSame?: (one: string, other: string) => boolean;
  readonly isFuture?: (value: string, now: number) => boolean;
  /** The word for a code. */
  readonly label?: (code: string, field: Field) => string | undefined;
  /** The value in a sentence, where that is more than its word. */
  readonly told?: (text: string) => string;
  /** The cell of an export, in SQL. */
  readonly exported?: (column: string) => string;
  /** Kept encrypted, beside a keyed hash that it is compared by and a mask that it is shown as. */
  readonly encrypted?: { readonly mask: (value: string) => string; readonly isWhole: (value: string) => boolean };
  /** Given, never read; what is kept is its hash. */
  readonly writeOnly?: true;
  /** Never empty: what nobody said is `initial`. */
  readonly twoValued?: true;
  /** What the id in it stands for: another record, or a file of this one. */
  readonly pointsTo?: 'record' | 'file';
  /** The field beside it that says what is right in it. */
  readonly judgedBy?: string;
  /** Whoever writes it means one person: drafts about him are found by it. */
  readonly identifies?: true;
  /** Searched for it is found by the whole of it: by parts people could be told apart who are not known yet. */
  readonly foundWhole?: true;
  /** Among the filters of a list it has an index. */
  readonly indexed?: true;
}

type IsRequired<O> = O extends { required: true } ? true : false;
export function make<T, O extends FieldOptions>(
  kind: Kind,
  options: O,
  more: Partial<Field> = {},
): Field<T, IsRequired<O>> {
  const field: Field = { ...more, ...options, kind, required: options.required ?? false };
  return field as Field<T, IsRequired<O>>;
}

/** A text as it is kept; nothing where nothing of it can be seen. */
export const trimmed = (value: unknown): unknown => (typeof value === 'string' ? written(value) || null : value);

/** A rule of ours about a text. */
export const ofText =
  (ask: (value: string, all: Readonly<Record<string, unknown>>) => string | undefined): Ask =>
  (value, all) =>
    typeof value === 'string' ? ask(value, all) : 'Isi dengan teks.';

export const IS_TEXT = { rule: 'isString', of: true, says: 'Isi dengan teks.' } as const;
export const UNKNOWN = 'Pilihan tidak dikenal.';
export const IS_ID = { rule: 'isUUID', of: true, says: UNKNOWN } as const;

export const atMost = (max: number | undefined): Check[] =>
  max === undefined ? [] : [{ rule: 'maxLength', of: max, says: `Paling banyak ${max} karakter.` }];
