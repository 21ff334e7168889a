import type { Resource } from '../define/resource.ts';
import { integer, text } from '../define/field.ts';
import { fieldsWhere } from '../define/kinds.ts';
import { anything } from '../define/shape.ts';
import { given } from '../actions/given.ts';
import { badRequest } from '../sql/problem.ts';
import { isWriter } from '../define/sent-form.ts';
import type { Known } from '../define/rule.ts';

/** A form as a window keeps it. */
export class TypedForm extends given({
  values: anything('Isian formulir apa adanya; kata sandi tidak pernah ikut disimpan'),
  writer: text({ label: 'Jendela yang menyimpan: 8 sampai 64 huruf atau angka', required: true }),
  after: integer({ label: 'Versi draf yang dilanjutkan jendela ini', required: true, initial: 0 }),
  recordVersion: integer({ label: 'Versi data yang sedang diubah' }),
}) {}

export interface GivenDraft {
  /** The values as JSON. */
  readonly text: string;
  /** The window that saves: what it saved itself it may overwrite. */
  readonly writer: string;
  /** The version of the draft that the window went on from; 0 for none. */
  readonly after: number;
  readonly recordVersion: number | null;
}

const DEEPEST = 32;
/** Never kept, whatever the form calls it. */
const SECRET = /pass|sandi|otp|^pin$/i;

const isObject = (value: unknown): value is Known =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTooDeep = (value: unknown, depth = 0): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (depth >= DEEPEST || Object.values(value).some((inner) => isTooDeep(inner, depth + 1)));

/**
 * What may be kept: unlike a record, any text as it was typed, for the form must come back as it was left. Passwords are
 * left out.
 */
export function givenDraft(
  { values, writer, after, recordVersion }: TypedForm,
  resource: Resource | undefined,
): GivenDraft {
  const wrong = (field: string, says: string) => badRequest(`Draf tidak dapat disimpan. ${says}`, { [field]: says });
  if (!isObject(values)) throw wrong('values', 'Isian harus berupa objek.');
  if (isTooDeep(values)) throw wrong('values', 'Isian bertingkat terlalu dalam.');
  if (!isWriter(writer)) throw wrong('writer', 'Sebutkan jendela yang menyimpan: 8 sampai 64 huruf atau angka.');
  const secret = resource ? fieldsWhere(resource.fields, ({ writeOnly }) => writeOnly) : [];
  const isSecret = (name: string) => SECRET.test(name) || secret.includes(name);
  const kept = Object.entries(values).filter(([name]) => !isSecret(name));
  return { text: JSON.stringify(Object.fromEntries(kept)), writer, after, recordVersion };
}
