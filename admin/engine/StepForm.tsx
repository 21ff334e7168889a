import { Button, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { Form, required, ResourceContextProvider, TextInput } from 'react-admin';
import type { Verdict } from '../../api/define/verdict.ts';
import { type Resource, stateOf } from '../../api/define/resource.ts';
import { DraftStatus } from '../drafts/DraftStatus.tsx';
import { FormDraft } from '../drafts/FormDraft.tsx';
import { TypingDialog } from '../drafts/TypingDialog.tsx';
import { useDraft } from '../drafts/useDraft.ts';
import { rolesNamedBy } from '../../api/define/turn.ts';
import { useSay } from '../i18n/provider.ts';
import type { StoredRecord } from './dataProvider.ts';
import { FormFaults } from './FormFaults.tsx';
import { InputOf } from './inputs.tsx';
import { onScreen } from './kinds.ts';
import { MovedDue } from './MovedDue.tsx';
import { useRefusal } from './refusal.ts';
import { WorkerInput } from './WorkerInput.tsx';
import { type RecordLike, useStepLabel } from './words.ts';

export interface SentStep {
  readonly body: RecordLike;
  /** Where the form was kept, when there was one. */
  readonly draft?: string;
}
interface StepFormProps {
  readonly of: Resource;
  readonly record: StoredRecord;
  readonly verdict: Verdict;
  /** Answers whether the step was taken. */
  readonly take: (sent: SentStep) => Promise<boolean>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Asks for what a step needs and may take, and for the reason where one is due. */
export function StepForm({ of: resource, record, verdict, take, onClose, children }: StepFormProps) {
  const say = useSay();
  const stepLabel = useStepLabel();
  const refusal = useRefusal();
  const draft = useDraft(`${resource.name}.${record.id}.steps.${verdict.verb}`);
  const { keeper } = draft;
  const [busy, setBusy] = useState(false);
  const names = [...verdict.needs, ...verdict.takes];
  const label = stepLabel(resource.name, verdict);
  // As the record was when the dialog was opened: what others change behind it takes nothing away.
  const [start] = useState(() => startingValues(resource, names, record));
  const corrects = stateOf(resource)?.flow.steps.some((step) => step.verb === verdict.verb && step.corrects);

  const submit = async (values: RecordLike) => {
    setBusy(true);
    refusal.clear();
    await keeper.hold();
    const given = (name: string): [string, unknown][] => {
      const value = values[name];
      if (value !== null && value !== undefined && value !== '') return [[name, value]];
      // A correction may also take away what was recorded.
      return corrects && verdict.takes.includes(name) && name in start ? [[name, null]] : [];
    };
    const body = Object.fromEntries([...names, 'reason'].flatMap(given));
    try {
      if (await take({ body, draft: keeper.sentAs })) keeper.sent();
      else keeper.release();
      return undefined;
    } catch (error) {
      keeper.release();
      return refusal.take(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <TypingDialog draft={draft} onClose={onClose} maxWidth="sm" aria-labelledby="step-title">
      <ResourceContextProvider value={resource.name}>
        <Form onSubmit={submit} record={{}} defaultValues={start}>
          <DialogTitle id="step-title">{label}</DialogTitle>
          <DialogContent>
            <DialogContentText lang="id" sx={{ mb: 2 }}>
              {verdict.says}.
            </DialogContentText>
            <FormDraft draft={draft} of={resource} recordVersion={record.version} />
            <FormFaults refusal={refusal} />
            {children}
            {corrects && resource.clock && <MovedDue of={resource} record={record} verdict={verdict} />}
            {names.map((name) => (
              <StepInput key={name} of={resource} record={record} name={name} needed={verdict.needs.includes(name)} />
            ))}
          </DialogContent>
          <DialogActions sx={{ flexWrap: 'wrap' }}>
            <DraftStatus draft={draft} />
            <Button onClick={onClose}>{say('form.close')}</Button>
            <Button type="submit" variant="contained" disabled={busy}>
              {say('steps.confirm', { label: label.charAt(0).toLowerCase() + label.slice(1) })}
            </Button>
          </DialogActions>
        </Form>
      </ResourceContextProvider>
    </TypingDialog>
  );
}

/** What the record already says in the fields the step asks for. */
function startingValues(resource: Resource, names: readonly string[], record: RecordLike): RecordLike {
  return Object.fromEntries(
    names.flatMap((name) => (name in resource.fields && record[name] !== null ? [[name, record[name]] as const] : [])),
  );
}

interface StepInputProps {
  readonly of: Resource;
  readonly record: RecordLike;
  readonly name: string;
  readonly needed: boolean;
}
function StepInput({ of: resource, record, name, needed }: StepInputProps) {
  const say = useSay();
  const field = resource.fields[name];
  const word = field?.amongFor;
  const own = field && onScreen(field).stepInput?.({ of: resource, name, field }, record);
  if (own) return own;
  if (word === undefined && rolesNamedBy(resource, name).length > 0)
    return <WorkerInput of={resource} record={record} name={name} needed={needed} />;
  const filter = word === undefined ? {} : { [word]: record.id };
  if (name in resource.fields)
    return <InputOf of={resource} name={name} needed={needed} filter={filter} known={record} />;
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
