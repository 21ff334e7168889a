import { InputAdornment, Typography } from '@mui/material';
import {
  AutocompleteInput,
  BooleanInput,
  CheckboxGroupInput,
  DateInput,
  DateTimeInput,
  maxLength,
  maxValue,
  minLength,
  minValue,
  NumberInput,
  PasswordInput,
  ReferenceInput,
  required,
  SelectInput,
  TextInput,
  useRecordContext,
  useResourceContext,
  useTranslate,
  type Validator,
} from 'react-admin';
import type { Field } from '../../api/define/field.ts';
import { correctionOf, isEditable, type Resource, stateOf } from '../../api/define/resource.ts';
import { useSay } from '../i18n/provider.ts';
import { fromOfficeTime, toOfficeTime } from './format.ts';
import { codeKey, fieldKey, resourceNamed, useStepLabel } from './words.ts';

interface InputProps {
  readonly of: Resource;
  readonly name: string;
  /** A step can call for a field that is otherwise optional. */
  readonly needed?: boolean;
  readonly filter?: Readonly<Record<string, unknown>>;
}

/** What can be said before asking the API; everything else the API answers by field. */
function checks(field: Field, needed: boolean): Validator[] {
  const words = field.kind === 'text' || field.kind === 'longText' || field.kind === 'email';
  const amount = field.kind === 'integer';
  return [
    ...(needed ? [required()] : []),
    ...(words && field.max !== undefined ? [maxLength(field.max)] : []),
    ...(words && field.min !== undefined ? [minLength(field.min)] : []),
    ...(amount && field.max !== undefined ? [maxValue(field.max)] : []),
    ...(amount && field.min !== undefined ? [minValue(field.min)] : []),
  ];
}

export const choicesOf = (resource: Resource, name: string) => {
  const { choices, flow } = resource.fields[name] ?? {};
  return Object.keys(choices ?? flow?.states ?? {}).map((id) => ({ id, name: codeKey(resource, name, id) }));
};

/** Why this field of the record stays as it is; nothing while it may be edited. */
function useClosed(resource: Resource, name: string): string | undefined {
  const say = useSay();
  const stepLabel = useStepLabel();
  const record = useRecordContext();
  const state = stateOf(resource);
  const status = state && record?.[state.field];
  if (!status || isEditable(resource, name, status)) return undefined;
  const step = correctionOf(resource, name);
  return step ? say('clock.settledBy', { step: stepLabel(resource.name, step) }) : say('clock.settled');
}

/** Says of a closed field which step sets it right. */
export function Settled({ of: resource, name }: Pick<InputProps, 'of' | 'name'>) {
  const closed = useClosed(resource, name);
  if (!closed) return null;
  return (
    <Typography variant="body2" color="text.secondary">
      {closed}
    </Typography>
  );
}

/** The input of one declared field, by its kind. */
export function InputOf({ of: resource, name, needed, filter }: InputProps) {
  const say = useSay();
  const translate = useTranslate();
  const closed = useClosed(resource, name);
  const field = resource.fields[name];
  if (!field) return null;
  const hint = translate(`resources.${resource.name}.hints.${name}`, { _: '' });
  const common = {
    source: name,
    label: fieldKey(resource, name),
    helperText: closed ?? (hint || false),
    readOnly: closed !== undefined,
    validate: checks(field, needed ?? field.required),
    fullWidth: true,
  } as const;
  switch (field.kind) {
    case 'longText':
      return <TextInput {...common} multiline minRows={3} maxRows={16} />;
    case 'integer':
      return <NumberInput {...common} />;
    case 'date':
      return <DateInput {...common} />;
    case 'moment':
      return <MomentInput {...common} />;
    case 'boolean':
      // Yes or no is always said: a star would ask for a yes.
      return <BooleanInput {...common} validate={undefined} />;
    case 'choice':
      return <SelectInput {...common} choices={choicesOf(resource, name)} />;
    case 'multiChoice':
      return <CheckboxGroupInput {...common} choices={choicesOf(resource, name)} row={false} />;
    case 'reference':
      return <ReferenceChoice {...common} to={field.to ?? ''} among={{ ...field.among, ...filter }} />;
    case 'nik':
      return <TextInput {...common} inputMode="numeric" helperText={say('form.nik')} autoComplete="off" />;
    case 'nip':
      return <TextInput {...common} inputMode="numeric" helperText={say('form.nip')} autoComplete="off" />;
    case 'email':
      return <TextInput {...common} type="email" autoComplete="off" />;
    case 'password':
      return <PasswordInput {...common} autoComplete="new-password" />;
    case 'file':
    case 'json':
    case 'structure':
    case 'number':
    case 'state':
      return null;
    case 'text':
      return <TextInput {...common} />;
  }
}

interface CommonInput {
  readonly source: string;
  readonly label?: string;
  readonly helperText?: string | false;
  readonly readOnly?: boolean;
  readonly validate?: Validator[];
}

interface ReferenceChoiceProps extends CommonInput {
  readonly to: string;
  readonly among?: Readonly<Record<string, unknown>>;
}
/** A record of another resource, found by typing where that resource can be searched. */
export function ReferenceChoice({ source, to, among, ...input }: ReferenceChoiceProps) {
  const target = resourceNamed(to);
  const [field, order] = target?.sort ?? ['createdAt', 'DESC'];
  const searchable = Boolean(target?.search?.length);
  return (
    <ReferenceInput source={source} reference={to} sort={{ field, order }} perPage={50} filter={among}>
      {searchable ? (
        <AutocompleteInput {...input} fullWidth filterToQuery={(text: string) => (text ? { q: text } : {})} />
      ) : (
        <SelectInput {...input} fullWidth />
      )}
    </ReferenceInput>
  );
}

/** A moment on the office's clock, wherever the browser is. */
export function MomentInput({ source, label, helperText, readOnly, validate }: CommonInput) {
  const say = useSay();
  const resource = useResourceContext();
  return (
    <DateTimeInput
      source={source}
      label={label}
      resource={resource}
      helperText={helperText}
      readOnly={readOnly}
      validate={validate}
      fullWidth
      format={toOfficeTime}
      parse={fromOfficeTime}
      slotProps={{
        input: {
          endAdornment: (
            <InputAdornment position="end" title={say('form.zone')}>
              WIB
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
