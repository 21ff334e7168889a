import { Box } from '@mui/material';
import { useState } from 'react';
import {
  Create,
  Edit,
  HttpError,
  type RaRecord,
  SaveButton,
  SimpleForm,
  Toolbar,
  useDataProvider,
  useNotify,
  useRecordContext,
  useRedirect,
  useRefresh,
  useTranslate,
} from 'react-admin';
import { editableFields, type Resource } from '../../api/define/resource.ts';
import { InputOf } from '../engine/inputs.tsx';
import { isObject } from '../engine/session.ts';
import { useRoles } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';
import { type Preview, previewOf } from './calendarApi.ts';
import { ConfirmChange } from './ConfirmChange.tsx';

export const CalendarCreate = ({ of: resource }: { of: Resource }) => (
  <Create>
    <CalendarForm of={resource} />
  </Create>
);

export const CalendarEdit = ({ of: resource }: { of: Resource }) => (
  <Edit mutationMode="pessimistic" actions={false}>
    <CalendarForm of={resource} />
  </Edit>
);

const PLACE = 'changes.0.';
/** What is wrong, by the fields of the form; nothing when it is about none of them. */
function fieldErrors(error: unknown): Record<string, string> | undefined {
  const errors = error instanceof HttpError && isObject(error.body) ? error.body.errors : undefined;
  if (!isObject(errors)) return undefined;
  return Object.fromEntries(Object.entries(errors).map(([name, says]) => [name.replace(PLACE, ''), String(says)]));
}

/** The fields of a row; before it is saved one sees what it moves, and says why. */
function CalendarForm({ of: resource }: { of: Resource }) {
  const say = useSay();
  const translate = useTranslate();
  const notify = useNotify();
  const redirect = useRedirect();
  const refresh = useRefresh();
  const provider = useDataProvider();
  const record = useRecordContext<RaRecord<string>>();
  const [pending, setPending] = useState<{ values: Record<string, unknown>; preview: Preview }>();
  const names = editableFields(resource, useRoles(), !record).filter((name) => name !== 'reason');

  const look = async (form: Record<string, unknown>) => {
    const given = names.map((name) => [name, form[name] === '' ? null : form[name]] as const);
    const values = Object.fromEntries(given.filter(([, value]) => record || (value ?? null) !== null));
    try {
      const preview = await previewOf({ resource: resource.name, values, ...(record && { id: record.id }) });
      setPending({ values, preview });
      return undefined;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      notify(message, { type: 'error', messageArgs: { _: message } });
      return fieldErrors(error);
    }
  };
  const apply = async (reason: string) => {
    const data = { ...pending!.values, reason };
    const { data: saved } = record
      ? await provider.update<RaRecord<string>>(resource.name, { id: record.id, data, previousData: record })
      : await provider.create<RaRecord<string>>(resource.name, { data });
    notify(say('calendar.done'), { type: 'success' });
    refresh();
    redirect('show', resource.name, saved.id);
  };
  return (
    <>
      <SimpleForm onSubmit={look} toolbar={<GoOn />}>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, columnGap: 2, width: '100%' }}>
          {names.map((name) => (
            <InputOf key={name} of={resource} name={name} />
          ))}
        </Box>
      </SimpleForm>
      {pending && (
        <ConfirmChange
          title={translate(`resources.${resource.name}.name`, { smart_count: 1 })}
          label={say('calendar.apply')}
          preview={pending.preview}
          onApply={apply}
          onClose={() => setPending(undefined)}
        />
      )}
    </>
  );
}

function GoOn() {
  const say = useSay();
  return (
    <Toolbar>
      <SaveButton label={say('calendar.next')} icon={<></>} alwaysEnable />
    </Toolbar>
  );
}
