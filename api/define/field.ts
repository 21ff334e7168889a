import type { Flow } from './flow.ts';
import type { Role } from './roles.ts';

export type Kind =
  | 'text'
  | 'longText'
  | 'integer'
  | 'date'
  | 'moment'
  | 'choice'
  | 'multiChoice'
  | 'boolean'
  | 'reference'
  | 'file'
  | 'nik'
  | 'nip'
  | 'email'
  | 'password'
  | 'number'
  | 'json'
  | 'structure'
  | 'state';

export interface FieldOptions {
  /** Indonesian; the English label is in admin/i18n/en.ts. */
  readonly label: string;
  readonly required?: boolean;
  /** Who changes it: a person by editing (default), a step of the flow, or the application itself. */
  readonly changedBy?: 'user' | 'step' | 'engine';
  /** Given at creation, never edited afterwards. */
  readonly fixed?: boolean;
  /** States in which it may be edited, where they are others than the record's. */
  readonly editable?: readonly string[] | 'always';
  /** Of what has happened: a date or moment that is not in the future. */
  readonly past?: boolean;
  readonly initial?: string | number | boolean;
  /** Personal data: opening, listing and exporting records with it is audited, its values can be erased. */
  readonly personal?: boolean;
  /** For every other role the field does not exist: not in answers, filters, sorts, search, exports, history. */
  readonly visibleTo?: readonly Role[];
  /** Empty in every answer, and unwritten in the trail, where this field of the record is true: who reported in confidence. */
  readonly sealedBy?: string;
  /** Read once and kept nowhere: what no record may hold is no fault in it. */
  readonly passing?: true;
  readonly unique?: boolean;
  readonly hint?: string;
}
interface Limits {
  /** Characters of a text, or the largest integer. */
  readonly max?: number;
  /** Characters of a text, or the smallest integer. */
  readonly min?: number;
}

export interface Fault {
  /** Where in the value: `steps.3.minutes`; empty for the whole. */
  readonly field: string;
  /** One Indonesian sentence. */
  readonly says: string;
}
/** Says all that is wrong with a structured value. `T` is its type when nothing is, and exists only for inference. */
export interface Judge<T = unknown> {
  (value: unknown): readonly Fault[];
  readonly value?: T;
}

/** One field of a resource. `T` is the type of its value and exists only for inference. */
export interface Field<T = unknown, R extends boolean = boolean> extends FieldOptions, Limits {
  readonly kind: Kind;
  readonly required: R;
  /** choice and multiChoice: code → Indonesian label. */
  readonly choices?: Readonly<Record<string, string>>;
  /** reference: name of the resource. */
  readonly to?: string;
  /** state: the flow that moves it. */
  readonly flow?: Flow;
  /** number: SE in SE/2026/000123. */
  readonly prefix?: string;
  /** reference: shown only with this word of the target's list, e.g. the verifiers among the staff. */
  readonly among?: Readonly<Record<string, unknown>>;
  /** reference: in the form of a step, only those whom this word of the target's list finds for the record. */
  readonly amongFor?: string;
  /** reference: whoever gives it may name any record of the target, also outside of his scope. */
  readonly anyone?: boolean;
  /** structure: what is wrong with a value, by its place in it. */
  readonly judge?: Judge;
  readonly value?: T;
}

type IsRequired<O> = O extends { required: true } ? true : false;
function make<T, O extends FieldOptions>(kind: Kind, options: O, more: Partial<Field> = {}): Field<T, IsRequired<O>> {
  const field: Field = { ...more, ...options, kind, required: options.required ?? false };
  return field as Field<T, IsRequired<O>>;
}

export const text = <const O extends FieldOptions & Limits>(options: O) =>
  make<string, O>('text', options, { max: 200 });
export const longText = <const O extends FieldOptions & Limits>(options: O) =>
  make<string, O>('longText', options, { max: 4000 });
export const integer = <const O extends FieldOptions & Limits>(options: O) =>
  make<number, O>('integer', options, { min: 0, max: 2_000_000_000 });
/** A calendar date, `YYYY-MM-DD`. */
export const date = <const O extends FieldOptions>(options: O) => make<string, O>('date', options);
/** A moment, ISO 8601 in UTC. */
export const moment = <const O extends FieldOptions>(options: O) => make<string, O>('moment', options);
/** Yes or no, and never a third: what nobody said is `initial`, or no. */
export const boolean = <const O extends Omit<FieldOptions, 'required'>>(options: O) =>
  make<boolean, O & { required: true }>('boolean', { initial: false, ...options, required: true });
export const choice = <const C extends Record<string, string>, const O extends FieldOptions>(choices: C, options: O) =>
  make<keyof C & string, O>('choice', options, { choices });
export const multiChoice = <const C extends Record<string, string>, const O extends FieldOptions>(
  choices: C,
  options: O,
) => make<(keyof C & string)[], O>('multiChoice', options, { choices });
export const reference = <const O extends FieldOptions & Pick<Field, 'among' | 'amongFor' | 'anyone'>>(
  to: string,
  options: O,
) => make<string, O>('reference', options, { to });
/** A place for one attachment of this record; uploading it (/api/attachments) fills it. */
export const file = <const O extends FieldOptions>(options: O) =>
  make<string, O>('file', options, { to: 'attachments', changedBy: 'engine' });
/** Nomor Induk Kependudukan: stored encrypted, shown masked, revealed with a reason (api/README: Personal data). */
export const nik = <const O extends FieldOptions>(options: O) => make<string, O>('nik', { personal: true, ...options });
/** Nomor Induk Pegawai or NI PPPK. */
export const nip = <const O extends FieldOptions>(options: O) => make<string, O>('nip', { personal: true, ...options });
export const email = <const O extends FieldOptions>(options: O) => make<string, O>('email', options, { max: 254 });
/** Written, never read; what is stored is its argon2id hash. */
export const password = <const O extends FieldOptions & Limits>(options: O) => make<string, O>('password', options);
/** Structured data that is read, never given. */
export const json = <T>(label: string) => make<T, { label: string }>('json', { label }, { changedBy: 'engine' });
/** An object that a person edits in a form written for it; what `judge` finds is refused place by place. */
export const structure = <T, const O extends FieldOptions>(judge: Judge<T>, options: O) =>
  make<T, O>('structure', options, { judge });
/** A register number without gaps in a year: SE/2026/000123. */
export const number = (prefix: string, label: string) =>
  make<string, { label: string; required: true }>(
    'number',
    { label, required: true },
    { prefix, changedBy: 'engine', unique: true },
  );
export const state = <F extends Flow>(flow: F, label: string) =>
  make<F['initial'] | (keyof F['states'] & string), { label: string; required: true }>(
    'state',
    { label, required: true },
    { flow, changedBy: 'step' },
  ) as Omit<Field<F['initial'] | (keyof F['states'] & string), true>, 'flow'> & { readonly flow: F };
