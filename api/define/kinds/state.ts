import type { Field } from '../field.ts';
import type { Flow } from '../flow.ts';
import { choiceKind } from './choice.ts';
import { type FieldKind, make } from './kind.ts';

export const state = <F extends Flow>(flow: F, label: string) =>
  make<F['initial'] | (keyof F['states'] & string), { label: string; required: true }>(
    'state',
    { label, required: true },
    { flow, changedBy: 'step' },
  ) as Omit<Field<F['initial'] | (keyof F['states'] & string), true>, 'flow'> & { readonly flow: F };

/** Moved by steps only: given, no code of it is right. */
export const stateKind: FieldKind = {
  column: 'text',
  checks: choiceKind.checks,
  schema: ({ flow }) => ({ type: 'string', enum: Object.keys(flow!.states) }),
  label: (code, { flow }) => flow?.states[code]?.label,
};
