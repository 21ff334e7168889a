import { Alert, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { Form, HttpError, required, ResourceContextProvider, TextInput } from 'react-admin';
import type { Verdict } from '../../api/define/flow.ts';
import type { Resource } from '../../api/define/resource.ts';
import { useSay } from '../i18n/provider.ts';
import { InputOf } from './inputs.tsx';
import { isObject } from './session.ts';
import { type RecordLike, useStepLabel } from './words.ts';

interface StepFormProps {
  readonly of: Resource;
  readonly record: RecordLike;
  readonly verdict: Verdict;
  readonly take: (body: RecordLike) => Promise<void>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Asks for what a step needs and may take, and for the reason where one is due. */
export function StepForm({ of: resource, record, verdict, take, onClose, children }: StepFormProps) {
  const say = useSay();
  const stepLabel = useStepLabel();
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const names = [...verdict.needs, ...verdict.takes];
  const label = stepLabel(resource.name, verdict);

  const submit = async (values: RecordLike) => {
    setBusy(true);
    setRefused(undefined);
    const body = Object.fromEntries(
      [...names, 'reason'].flatMap((name) => {
        const value = values[name];
        return value === null || value === undefined || value === '' ? [] : [[name, value] as const];
      }),
    );
    try {
      await take(body);
      return undefined;
    } catch (error) {
      const errors = error instanceof HttpError && isObject(error.body) ? error.body.errors : undefined;
      const known = isObject(errors) && Object.keys(errors).some((name) => names.includes(name));
      if (!known) setRefused(error instanceof Error ? error.message : String(error));
      return known ? errors : undefined;
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="step-title">
      <ResourceContextProvider value={resource.name}>
        <Form onSubmit={submit} record={{}} defaultValues={startingValues(resource, names, record)}>
          <DialogTitle id="step-title">{label}</DialogTitle>
          <DialogContent>
            <DialogContentText lang="id" sx={{ mb: 2 }}>
              {verdict.says}.
            </DialogContentText>
            {refused && (
              <Alert severity="error" sx={{ mb: 2 }}>
                {refused}
              </Alert>
            )}
            {children}
            {names.map((name) => (
              <StepInput key={name} of={resource} name={name} needed={verdict.needs.includes(name)} />
            ))}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{say('form.close')}</Button>
            <Button type="submit" variant="contained" disabled={busy}>
              {say('steps.confirm', { label: label.charAt(0).toLowerCase() + label.slice(1) })}
            </Button>
          </DialogActions>
        </Form>
      </ResourceContextProvider>
    </Dialog>
  );
}

/** What the record already says in the fields the step asks for. */
function startingValues(resource: Resource, names: readonly string[], record: RecordLike): RecordLike {
  return Object.fromEntries(
    names.flatMap((name) => (name in resource.fields && record[name] !== null ? [[name, record[name]] as const] : [])),
  );
}

function StepInput({ of: resource, name, needed }: { of: Resource; name: string; needed: boolean }) {
  const say = useSay();
  if (name in resource.fields) return <InputOf of={resource} name={name} needed={needed} />;
  return (
    <TextInput
      source={name}
      label={name === 'note' ? say('steps.note') : say('steps.reason')}
      validate={needed ? required() : undefined}
      helperText={false}
      multiline
      minRows={2}
      fullWidth
    />
  );
}
