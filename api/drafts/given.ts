import type { Resource } from '../define/resource.ts';
import { refuseUnknown } from '../records/body.ts';
import { badRequest } from '../sql/problem.ts';
import { isWriter } from '../define/sent-form.ts';

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
const LARGEST = 2_000_000_000;
/** Never kept, whatever the form calls it. */
const SECRET = /pass|sandi|otp|^pin$/i;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTooDeep = (value: unknown, depth = 0): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (depth >= DEEPEST || Object.values(value).some((inner) => isTooDeep(inner, depth + 1)));
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LARGEST;

/**
 * What may be kept: unlike a record, any text as it was typed, for the form must come back as it was left. Passwords are
 * left out.
 */
export function givenDraft(body: unknown, resource: Resource | undefined): GivenDraft {
  if (!isObject(body)) throw badRequest('Draf harus berupa objek JSON.');
  const { values, writer, after = 0, recordVersion = null, ...rest } = body;
  refuseUnknown(Object.keys(rest));
  const wrong = (field: string, says: string) => badRequest(`Draf tidak dapat disimpan. ${says}`, { [field]: says });
  if (!isObject(values)) throw wrong('values', 'Isian harus berupa objek.');
  if (isTooDeep(values)) throw wrong('values', 'Isian bertingkat terlalu dalam.');
  if (!isWriter(writer)) throw wrong('writer', 'Sebutkan jendela yang menyimpan: 8 sampai 64 huruf atau angka.');
  if (!isCount(after)) throw wrong('after', 'Isi dengan versi draf yang terakhir dilihat.');
  if (recordVersion !== null && !isCount(recordVersion)) throw wrong('recordVersion', 'Isi dengan versi data.');
  const isSecret = (name: string) => SECRET.test(name) || resource?.fields[name]?.kind === 'password';
  const kept = Object.entries(values).filter(([name]) => !isSecret(name));
  return { text: JSON.stringify(Object.fromEntries(kept)), writer, after, recordVersion };
}
