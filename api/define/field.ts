import type { Flow } from './flow.ts';
import type { Kind } from './kinds.ts';
import type { Role } from './roles.ts';
import type { Known } from './rule.ts';

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
export interface Limits {
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
  /**
   * reference: shown only with this word of the target's list, e.g. the verifiers among the staff. `{staffId}` stands for what
   * is filled in there; what follows from it is for the feature to refuse.
   */
  readonly among?: Known;
  /** reference: in the form of a step, only those whom this word of the target's list finds for the record. */
  readonly amongFor?: string;
  /** reference: whoever gives it may name any record of the target, also outside of his scope. */
  readonly anyone?: boolean;
  /** structure: what is wrong with a value, by its place in it. */
  readonly judge?: Judge;
  readonly value?: T;
}

// The words that fields are declared with, each from the room of its kind.
export { boolean } from './kinds/boolean.ts';
export { choice } from './kinds/choice.ts';
export { serial } from './kinds/serial.ts';
export { date } from './kinds/date.ts';
export { email } from './kinds/email.ts';
export { file } from './kinds/file.ts';
export { integer } from './kinds/integer.ts';
export { json } from './kinds/json.ts';
export { longText } from './kinds/long-text.ts';
export { moment } from './kinds/moment.ts';
export { multiChoice } from './kinds/multi-choice.ts';
export { nik } from './kinds/nik.ts';
export { nip } from './kinds/nip.ts';
export { number } from './kinds/number.ts';
export { password } from './kinds/password.ts';
export { reference } from './kinds/reference.ts';
export { state } from './kinds/state.ts';
export { structure } from './kinds/structure.ts';
export { text } from './kinds/text.ts';
