import type { Field } from '../define/field.ts';
import type { Step } from '../define/flow.ts';
import { kindOf } from '../define/kinds.ts';
import { editableFields, type Resource, visibleFields } from '../define/resource.ts';
import type { Role } from '../define/roles.ts';
import type { Known } from '../define/rule.ts';
import { answered, readOnlyType, recognised } from '../sql/columns.ts';
import { type Dto, dtoOf, faults, validated } from '../sql/dto.ts';
import { secretFault } from '../define/redaction.ts';
import { normalised, refuseUnknown, same, Sent } from '../sql/input.ts';
import { badRequest, unprocessable } from '../sql/problem.ts';
import { wordFault, written } from '../define/written.ts';
import type { ValuesOf } from './work.ts';

const LONGEST_REASON = 2000;
const classes = new WeakMap<Resource, Map<string, Dto>>();

type Write = 'creation' | 'edit' | 'step';

/** The validating class for these fields of the resource; made once. */
function classFor(resource: Resource, names: readonly string[], write: Write): Dto {
  const made = classes.get(resource) ?? new Map<string, Dto>();
  classes.set(resource, made);
  const key = `${write} ${names.join(' ')}`;
  // What has an initial value may be left out of a creation, but not emptied later.
  const isRequired = ({ required, initial }: Field) => required && (write !== 'creation' || initial === undefined);
  const dto = made.get(key) ?? dtoOf(resource, names, (name) => isRequired(resource.fields[name]!));
  made.set(key, dto);
  return dto;
}

const normalisedFields = (resource: Resource, body: Known, names: readonly string[]): Known =>
  Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => names.includes(name))
      .map(([name, value]) => [name, normalised(resource.fields[name]!, value)]),
  );

/** Refuses with 422, by place, what the declaration finds wrong with structured values. */
function judged(resource: Resource, values: Known): void {
  const errors = Object.entries(values).flatMap(([name, value]) => {
    const found = value === null ? undefined : resource.fields[name]?.judge?.(value);
    return (found ?? []).map(({ field, says }) => [field ? `${name}.${field}` : name, says] as const);
  });
  if (errors.length > 0)
    throw unprocessable('Ada isian yang belum benar. Periksa isian yang ditandai.', Object.fromEntries(errors));
}

/** Values of a creation. Unknown, hidden and read-only names are refused, `id` and `version` among them. */
export function creationValues<R extends Resource>(resource: R, sent: Sent, roles: readonly Role[]): ValuesOf<R> {
  const body = Sent.opened(sent);
  const names = editableFields(resource, roles, true);
  // A form may carry empty read-only fields; anything else that is not for this person to give is refused.
  const empty = [...answered(resource), ...visibleFields(resource, roles)];
  const refused = (name: string) =>
    !names.includes(name) && ((body[name] ?? null) !== null || !(empty.includes(name) || readOnlyType(resource, name)));
  refuseUnknown(Object.keys(body).filter(refused));
  const isInitial = (name: string) => {
    const field = resource.fields[name]!;
    return field.initial !== undefined && !kindOf(field).twoValued;
  };
  const given = Object.entries(normalisedFields(resource, body, names));
  const values = Object.fromEntries(given.filter(([name, value]) => value !== null || !isInitial(name)));
  validated(classFor(resource, names, 'creation'), values);
  judged(resource, values);
  return values as ValuesOf<R>;
}

/**
 * What an edit changes. Unchanged read-only fields pass (a stock client sends the whole record), changed ones do not.
 * Not validated yet: a stale version is said before a wrong value, and with it read-only fields may have moved on.
 */
export function editedValues<R extends Resource>(
  resource: R,
  row: Known,
  sent: Sent,
  roles: readonly Role[],
  isStale: boolean,
): ValuesOf<R> {
  const body = Sent.opened(sent);
  const names = editableFields(resource, roles, false);
  const readable = [...answered(resource), ...visibleFields(resource, roles)];
  const refused = Object.keys(body).filter((name) => {
    if (names.includes(name) || name === 'version') return false;
    // The clock moves on while a form is open.
    if (readOnlyType(resource, name) && !answered(resource).includes(name)) return false;
    if (resource.alsoTells && Object.hasOwn(resource.alsoTells, name)) return false;
    if (!readable.includes(name)) return true;
    return !isStale && !same(resource.fields[name], body[name], recognised(resource, row, name));
  });
  refuseUnknown(refused);
  const changes = Object.entries(normalisedFields(resource, body, names)).filter(([name, value]) =>
    kindOf(resource.fields[name]!).writeOnly
      ? value !== null
      : !same(resource.fields[name], value, recognised(resource, row, name)),
  );
  return Object.fromEntries(changes) as ValuesOf<R>;
}

/** What the changed fields are judged by beside them, changed or not: of a NIP the employment. */
function beside({ fields }: Resource, row: Known, changes: Known, names: readonly string[]): Known {
  const judges = Object.keys(changes).flatMap((name) => kindOf(fields[name]!).judgedBy ?? []);
  return Object.fromEntries(judges.filter((name) => names.includes(name)).map((name) => [name, row[name]]));
}

export function validateEdit(resource: Resource, row: Known, changes: Known, roles: readonly Role[]): void {
  const names = editableFields(resource, roles, false);
  validated(classFor(resource, names, 'edit'), { ...beside(resource, row, changes, names), ...changes }, true);
  judged(resource, changes);
}

/** What a step needs and takes, and the reason (or note) given with it. Missing or wrong: 422 by field. */
export function stepValues<R extends Resource>(
  resource: R,
  step: Step,
  sent: Sent,
  row: Known,
): { values: ValuesOf<R>; reason?: string } {
  const names = [...(step.needs ?? []), ...(step.takes ?? [])].filter((name) => name !== 'reason');
  const { reason, note, ...rest } = Sent.opened(sent);
  refuseUnknown(Object.keys(rest).filter((name) => !names.includes(name)));
  const said = [reason, note].filter((word) => word !== undefined && word !== null);
  const words = said.filter((word) => typeof word === 'string');
  if (words.length < said.length || words.join().length > LONGEST_REASON)
    throw unprocessable(`Alasan harus berupa teks, paling banyak ${LONGEST_REASON} karakter.`, {
      reason: 'Isi dengan teks.',
    });
  const explanation = words.map(written).filter(Boolean).join(' — ');
  const fault = secretFault(explanation) ?? (explanation === '' ? undefined : wordFault(explanation));
  if (fault) throw unprocessable(fault, { reason: fault });
  const given = normalisedFields(resource, rest, names);
  // A form of corrections shows what is recorded; what stays as it was is not corrected.
  const stays = ([name, value]: readonly [string, unknown]) =>
    step.corrects && !step.needs?.includes(name) && same(resource.fields[name], value, recognised(resource, row, name));
  const values = Object.fromEntries(Object.entries(given).filter((one) => !stays(one)));
  // What an earlier step wrote is not taken away in passing.
  const emptied = (step.takes ?? []).filter(
    (name) => !step.corrects && values[name as keyof typeof values] === null && (row[name] ?? null) !== null,
  );
  const says = 'Isian ini sudah tercatat dan tidak dikosongkan oleh langkah ini.';
  if (emptied.length > 0) throw unprocessable(says, Object.fromEntries(emptied.map((name) => [name, says])));
  const missing = (step.needs ?? []).filter((name) =>
    name === 'reason' ? explanation === '' : (values[name] ?? null) === null,
  );
  if (missing.length > 0)
    throw unprocessable(
      'Isian yang diperlukan langkah ini belum lengkap.',
      Object.fromEntries(missing.map((name) => [name, 'Wajib diisi.'])),
    );
  const errors =
    names.length > 0 &&
    faults(classFor(resource, names, 'step'), { ...beside(resource, row, values, names), ...values }, true);
  if (errors) throw unprocessable('Ada isian yang belum benar. Periksa isian yang ditandai.', errors);
  return { values: values as ValuesOf<R>, ...(explanation && { reason: explanation }) };
}

/** `"3"` or `W/"3"` of If-Match, or a number in the body; the header wins. Nothing given: undefined. */
export function versionOf(ifMatch: string | undefined, sent?: Sent): number | undefined {
  const inBody = (sent && Sent.opened(sent).version) ?? undefined;
  // Also where the header says it: what is no version was not meant as one.
  if (inBody !== undefined && !Number.isInteger(inBody))
    throw badRequest('Versi harus berupa bilangan bulat.', { version: 'Isi dengan bilangan bulat.' });
  if (ifMatch === undefined) return inBody as number | undefined;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch)?.[1];
  if (!version) throw badRequest('If-Match harus berupa versi data, misalnya "3".');
  return Number(version);
}
