import type { Field } from './field.ts';
import { booleanKind } from './kinds/boolean.ts';
import { choiceKind } from './kinds/choice.ts';
import { dateKind } from './kinds/date.ts';
import { emailKind } from './kinds/email.ts';
import { fileKind } from './kinds/file.ts';
import { integerKind } from './kinds/integer.ts';
import { jsonKind } from './kinds/json.ts';
import type { FieldKind } from './kinds/kind.ts';
import { longTextKind } from './kinds/long-text.ts';
import { momentKind } from './kinds/moment.ts';
import { multiChoiceKind } from './kinds/multi-choice.ts';
import { nikKind } from './kinds/nik.ts';
import { nipKind } from './kinds/nip.ts';
import { numberKind } from './kinds/number.ts';
import { passwordKind } from './kinds/password.ts';
import { referenceKind } from './kinds/reference.ts';
import { serialKind } from './kinds/serial.ts';
import { stateKind } from './kinds/state.ts';
import { structureKind } from './kinds/structure.ts';
import { textKind } from './kinds/text.ts';

/** Every kind of fields that there is. Each has its room in `kinds`, and nobody else asks for one by its name. */
const KINDS = {
  text: textKind,
  serial: serialKind,
  longText: longTextKind,
  integer: integerKind,
  date: dateKind,
  moment: momentKind,
  choice: choiceKind,
  multiChoice: multiChoiceKind,
  boolean: booleanKind,
  reference: referenceKind,
  file: fileKind,
  nik: nikKind,
  nip: nipKind,
  email: emailKind,
  password: passwordKind,
  number: numberKind,
  json: jsonKind,
  structure: structureKind,
  state: stateKind,
};
export type Kind = keyof typeof KINDS;

export const kindOf = ({ kind }: Pick<Field, 'kind'>): FieldKind => KINDS[kind];

type Fields = Readonly<Record<string, Field>>;
/** Names of the fields whose kind is so. */
export const fieldsWhere = (fields: Fields, is: (kind: FieldKind) => unknown): string[] =>
  Object.keys(fields).filter((name) => is(kindOf(fields[name]!)));

export const isReference = (field: Field | undefined): boolean =>
  field !== undefined && kindOf(field).pointsTo === 'record';
/** Names of the fields that a file of the record is put into. */
export const fileFields = (fields: Fields): string[] => fieldsWhere(fields, ({ pointsTo }) => pointsTo === 'file');
/** Names of the fields that are kept encrypted and shown masked. */
export const maskedFields = (fields: Fields): string[] => fieldsWhere(fields, ({ encrypted }) => encrypted);
