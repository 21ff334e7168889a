import { Typography } from '@mui/material';
import { required, useRecordContext, useTranslate } from 'react-admin';
import { asList } from '../../api/define/flow.ts';
import { correctionOf, isEditable, type Resource, stateOf } from '../../api/define/resource.ts';
import { useSay } from '../i18n/provider.ts';
import { onScreen } from './kinds.ts';
import type { InputProps } from './kinds/kind.ts';
import { codeKey, fieldKey, type RecordLike, useStepLabel } from './words.ts';

interface InputOfProps {
  readonly of: Resource;
  readonly name: string;
  /** A step can call for a field that is otherwise optional. */
  readonly needed?: boolean;
  readonly filter?: Readonly<Record<string, unknown>>;
  /** What is known of the record beside what the form asks for; without a word, the record in context. */
  readonly known?: RecordLike;
}

/** Why this field of the record stays as it is; nothing while it may be edited. */
function useSettled(resource: Resource, name: string): string | undefined {
  const say = useSay();
  const stepLabel = useStepLabel();
  const record = useRecordContext();
  const state = stateOf(resource);
  const translate = useTranslate();
  const status = state && record?.[state.field];
  if (!status || isEditable(resource, name, status)) return undefined;
  const open = resource.fields[name]?.editable;
  if (open && !open.includes(state.flow.initial) && record?.[name] === null) {
    const states = asList(open).map((one) => `"${translate(codeKey(resource, state.field, one))}"`);
    return say('clock.openIn', { states: states.join(', ') });
  }
  const step = correctionOf(resource, name);
  return step ? say('clock.settledBy', { step: stepLabel(resource.name, step) }) : say('clock.settled');
}

/** Says of a closed field which step sets it right. */
export function Settled({ of: resource, name }: Pick<InputOfProps, 'of' | 'name'>) {
  const closed = useSettled(resource, name);
  if (!closed) return null;
  return (
    <Typography variant="body2" color="text.secondary">
      {closed}
    </Typography>
  );
}

/** The input of one declared field, by its kind. */
export function InputOf({ of: resource, name, needed, filter, known }: InputOfProps) {
  const record = useRecordContext();
  const translate = useTranslate();
  const closed = useSettled(resource, name);
  const field = resource.fields[name];
  if (!field) return null;
  const hint = translate(`resources.${resource.name}.hints.${name}`, { _: '' });
  const common: InputProps = {
    source: name,
    label: fieldKey(resource, name),
    helperText: closed ?? (hint || false),
    readOnly: closed !== undefined,
    // Everything else the API answers by field.
    validate: [...((needed ?? field.required) ? [required()] : []), ...(onScreen(field).limits?.(field) ?? [])],
    fullWidth: true,
  };
  return onScreen(field).input?.({ of: resource, name, field, filter, known: known ?? record }, common) ?? null;
}
