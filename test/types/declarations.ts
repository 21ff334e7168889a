// What must not compile: `tsc -b` fails where one of these lines does. Nothing of it is ever run.
import type { DataSource } from 'typeorm';
import { repositoryOf } from '../../api/data-source.ts';
import { date, state, text } from '../../api/define/field.ts';
import { defineFlow } from '../../api/define/flow.ts';
import { defineResource } from '../../api/define/resource.ts';
import { factsOf } from '../../api/sql/facts.ts';
import type { Effects } from '../../api/records/work.ts';
import { requests } from '../../api/requests/requests.resource.ts';

const states = { draf: { label: 'Draf' }, selesai: { label: 'Selesai', final: true } } as const;
const step = { label: 'Langkah', by: ['staf'], from: 'draf', to: 'selesai', says: 'Menyelesaikan' } as const;

// A state that the flow does not have.
// @ts-expect-error
defineFlow({ name: 'x', states, initial: 'baru', steps: { selesaikan: step } });
// @ts-expect-error
defineFlow({ name: 'x', states, initial: 'draf', steps: { selesaikan: { ...step, from: 'baru' } } });
// @ts-expect-error
defineFlow({ name: 'x', states, initial: 'draf', steps: { selesaikan: { ...step, to: 'tamat' } } });

const declared = {
  name: 'x',
  label: 'X',
  group: 'layanan',
  title: 'subject',
  summary: '{subject}',
  list: ['subject'],
  access: { list: [], show: [], create: [], edit: [], delete: [] },
  scope: 'all',
} as const;
const fieldsWith = <const F extends Parameters<typeof state>[0]>(of: F) => ({
  subject: text({ label: 'Hal', required: true }),
  heldOn: date({ label: 'Pada' }),
  status: state(of, 'Status'),
});
const asking = defineFlow({
  name: 'x',
  states,
  initial: 'draf',
  steps: { selesaikan: { ...step, needs: ['heldOn'] } },
});
const askingWrong = defineFlow({
  name: 'x',
  states,
  initial: 'draf',
  steps: { selesaikan: { ...step, needs: ['holdOn'] } },
});
const ruled = defineFlow({
  name: 'x',
  states,
  initial: 'draf',
  steps: { selesaikan: { ...step, unless: [{ if: { subjek: null }, says: 'Tidak ada.' }] } },
});
const setting = defineFlow({
  name: 'x',
  states,
  initial: 'draf',
  steps: { selesaikan: { ...step, sets: { doneAt: 'now' } } },
});

export const fine = defineResource({ ...declared, fields: fieldsWith(asking) });
// A field that the resource does not have: asked by a step, looked at by a rule, set by a step or at creation.
// @ts-expect-error
defineResource({ ...declared, fields: fieldsWith(askingWrong) });
// @ts-expect-error
defineResource({ ...declared, fields: fieldsWith(ruled) });
// @ts-expect-error
defineResource({ ...declared, fields: fieldsWith(setting) });
// @ts-expect-error
defineResource({ ...declared, fields: fieldsWith(asking), sets: { doneById: 'me' } });
// @ts-expect-error
defineResource({
  ...declared,
  fields: fieldsWith(asking),
  unless: { writing: [{ if: { done: true }, says: 'Sudah.' }] },
});
// @ts-expect-error
defineResource({ ...declared, fields: fieldsWith(asking), editable: ['baru'] });
// @ts-expect-error
defineResource({ ...declared, fields: fieldsWith(asking), summary: '{subjek}' });
// @ts-expect-error
defineResource({ ...declared, fields: fieldsWith(asking), summary: undefined });
// The same names are fine as facts.
export const known = defineResource({ ...declared, fields: fieldsWith(ruled), facts: { subjek: 'number' } });

// A fact that the resource does not declare, and one without its SQL.
// @ts-expect-error
factsOf(known, { subyek: 'select 1' });
// @ts-expect-error
factsOf(known, {});

// A verb that the flow does not have, and a field that its record does not have.
// @ts-expect-error
export const misspelled: Effects<typeof requests> = { terusakan: { after: () => undefined } };
export const misread: Effects<typeof requests> = {
  // @ts-expect-error
  teruskan: { after: ({ row }) => void row.verifikatorId },
  // @ts-expect-error
  batalkan: { before: () => ({ instruksi: 'x' }) },
};

// A report that writes, one that asks for what the record does not have, and one that follows what is no reference.
declare const source: DataSource;
// @ts-expect-error
void repositoryOf(source, requests).save({ subject: 'Hal' });
// @ts-expect-error
void repositoryOf(source, requests).find({ where: { subjek: 'Hal' } });
// @ts-expect-error
void repositoryOf(source, requests).find({ relations: { subject: true } });
