import type { Field } from '../api/define/field.ts';
import { isFinal } from '../api/define/flow.ts';
import { checkEmail, checkNik, checkNip, emailAllowed } from '../api/define/identity.ts';
import { type Resource, stateOf } from '../api/define/resource.ts';
import { fits, pairsOf } from '../api/define/rule.ts';
import { resources } from '../api/resources.ts';
import type { DemoRow } from '../api/seed/demo.ts';

const byName = new Map<string, Resource>(resources.map((resource) => [resource.name, resource]));

function valueFault(field: Field, value: unknown): string | undefined {
  const isText = typeof value === 'string';
  const size = isText ? value.length : Number(value);
  const limited = ['text', 'longText', 'integer', 'email'].includes(field.kind);
  if (limited && (size > (field.max ?? Infinity) || size < (field.min ?? 0))) return 'size';
  switch (field.kind) {
    case 'integer':
      return Number.isInteger(value) ? undefined : 'no integer';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'no boolean';
    case 'date':
      return isText && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? undefined : 'no date';
    case 'moment':
      return isText && new Date(value).toISOString() === value ? undefined : 'no moment';
    case 'choice':
      return isText && Object.hasOwn(field.choices!, value) ? undefined : 'no choice';
    case 'multiChoice':
      return Array.isArray(value) && value.every((one) => Object.hasOwn(field.choices!, one as string))
        ? undefined
        : 'no choices';
    case 'state':
      return isText && Object.hasOwn(field.flow!.states, value) ? undefined : 'no state';
    case 'nik': {
      const { value: kept, warning } = checkNik(String(value));
      return kept === value && !warning ? undefined : 'no NIK';
    }
    case 'email':
      return isText && checkEmail(value).value === value && emailAllowed(value, ['purbalinggakab.go.id'])
        ? undefined
        : 'no official e-mail';
    case 'structure':
      return field.judge!(value)[0]?.says;
    default:
      return isText && value !== '' ? undefined : 'no text';
  }
}

/** Everything that is wrong with the rows, one sentence each. */
export function faults(rows: readonly DemoRow[], now: Date): string[] {
  const found: string[] = [];
  const earlier = new Map<string, DemoRow>();
  for (const row of rows) {
    const resource = byName.get(row.resource)!;
    const say = (what: string) => found.push(`${row.resource} ${row.id} ${what}`);
    if (Object.keys(row.values).toSorted().join() !== Object.keys(resource.fields).toSorted().join()) say('fields');
    if (earlier.has(row.id)) say('id twice');
    if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(row.id)) say('no uuid v7');
    if (row.updatedAt < row.createdAt || Date.parse(row.updatedAt) > now.getTime()) say(`changed ${row.updatedAt}`);
    for (const [name, field] of Object.entries(resource.fields)) {
      const value = row.values[name];
      if (value === null || value === undefined) {
        if (field.required) say(`${name} is missing`);
        continue;
      }
      const fault = valueFault(field, value);
      if (fault) say(`${name} ${JSON.stringify(value)}: ${fault}`);
      const target = field.kind === 'reference' ? earlier.get(value as string) : undefined;
      if (field.kind === 'reference' && target?.resource !== field.to) say(`${name} points nowhere`);
      for (const [key, wanted] of Object.entries(field.among ?? {}))
        // A key that is no field is a filter of the target's own, such as the role that somebody holds.
        if (target && key in target.values && !(wanted as unknown[]).includes(target.values[key]))
          say(`${name} is not among them`);
      if (field.kind === 'nip') {
        const checked = checkNip(value as string, row.values['employment'] as string, now.getFullYear());
        if (checked.value !== value) say(`${name}: ${checked.error}`);
      }
    }
    for (const { fields } of pairsOf(resource.unless?.writing, 'is')) {
      const [one, other] = fields.map((name) => (name === 'id' ? row.id : row.values[name]));
      if (one !== null && one === other) say(`${fields.join()} alike`);
    }
    for (const { fields } of pairsOf(resource.unless?.writing, 'after')) {
      const [first, second] = fields as [string, string];
      if (fits({ after: second }, row.values[first], row.values, undefined)) say(`${fields.join()} in wrong order`);
    }
    earlier.set(row.id, row);
  }
  return found;
}

/** Rows that are alike in what must be unique. */
export function twins(rows: readonly DemoRow[]): string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  for (const row of rows) {
    const resource = byName.get(row.resource)!;
    const state = stateOf(resource);
    const single = Object.entries(resource.fields)
      .filter(([, field]) => field.unique)
      .map(([name]) => ({ fields: [name], final: undefined }));
    for (const { fields, final } of [...(resource.unique ?? []), ...single]) {
      if (final === false && state && isFinal(state.flow, String(row.values[state.field]))) continue;
      if (fields.some((name) => row.values[name] === null)) continue;
      const key = JSON.stringify([row.resource, fields, fields.map((name) => row.values[name])]);
      if (seen.has(key)) found.push(key);
      seen.add(key);
    }
  }
  return found;
}

/** What a person's record lacks or has too much of for the state it is in. */
export function personFaults(
  values: DemoRow['values'],
  letter: DemoRow['values'],
  certificate: DemoRow['values'] | undefined,
): string[] {
  const status = values['status'] as string;
  const kind = values['kind'] as string;
  const handed = status === 'diterima' || (status === 'selesai' && ['pembaruan', 'penerbitan_ulang'].includes(kind));
  const has = (name: string) => values[name] !== null;
  const isOneOf = (...states: string[]) => states.includes(status);
  const checked = Array.isArray(values['checklist']) && values['checklist'].length === 5;
  const outside = values['employment'] === 'non_asn';
  const registered = isOneOf(
    'menunggu_swafoto',
    'menunggu_passphrase',
    'terbit',
    'diterima',
    'diajukan_ams',
    'selesai',
  );
  const rules: Record<string, boolean> = {
    'a certificate when it was handed over': (certificate !== undefined) === handed,
    'a serial number from terbit on': has('serialNumber') === (handed || status === 'terbit'),
    'the serial number of the certificate': !certificate || certificate['serialNumber'] === values['serialNumber'],
    'the certificate that another kind is about': has('certificateId') === (kind !== 'penerbitan'),
    'the kind of the letter': kind === letter['kind'],
    'an assigner with a verifier': has('verifierId') === has('assignedById'),
    'a moment of assignment': has('verifierId') === has('assignedAt'),
    'a verifier in hand': has('verifierId') || isOneOf('menunggu_penugasan', 'dibatalkan'),
    'another registrar': values['verifierId'] !== values['registeredById'],
    'an AMS reference': has('amsReference') || !registered,
    'a full checklist': checked || !isOneOf('akun_dikirim', 'diverifikasi', 'diajukan_ams', 'selesai'),
    'a full checklist of Non ASN': checked || !outside || status !== 'diterima',
    'no NIP of Non ASN': has('nip') !== outside,
    'ASN verified automatically': !outside || status !== 'verifikasi_otomatis',
    'an approved revocation': has('approvedById') || kind !== 'pencabutan' || status !== 'selesai',
  };
  return Object.keys(rules).filter((rule) => !rules[rule]);
}
