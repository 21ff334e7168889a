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
  useRefresh,
  useTranslate,
} from 'react-admin';
import { editableFields, type Resource } from '../../api/define/resource.ts';
import { DraftStatus } from '../drafts/DraftStatus.tsx';
import { FormDraft } from '../drafts/FormDraft.tsx';
import { type Draft, useDraft } from '../drafts/useDraft.ts';
import type { StoredRecord } from '../engine/dataProvider.ts';
import { loaded, useRecordQuery } from '../engine/Failed.tsx';
import { FormFaults } from '../engine/FormFaults.tsx';
import { useGoOn } from '../engine/goOn.ts';
import { InputOf } from '../engine/inputs.tsx';
import { useRefusal } from '../engine/refusal.ts';
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
  <Edit
    mutationMode="pessimistic"
    actions={false}
    queryOptions={useRecordQuery(resource.name)}
    render={loaded(<CalendarForm of={resource} />)}
  />
);

const PLACE = 'changes.0.';
/** Named by the fields of the form, not by the place in what was sent. */
function byField(error: unknown): unknown {
  const body: unknown = error instanceof HttpError ? error.body : undefined;
  if (!(error instanceof HttpError) || !isObject(body) || !isObject(body.errors)) return error;
  const errors = Object.entries(body.errors).map(([name, says]) => [name.replace(PLACE, ''), says] as const);
  return new HttpError(error.message, error.status, { ...body, errors: Object.fromEntries(errors) });
}

/** The fields of a row; before it is saved one sees what it moves, and says why. */
function CalendarForm({ of: resource }: { of: Resource }) {
  const say = useSay();
  const translate = useTranslate();
  const notify = useNotify();
  const refusal = useRefusal();
  const goOn = useGoOn();
  const refresh = useRefresh();
  const provider = useDataProvider();
  const record = useRecordContext<StoredRecord>();
  const draft = useDraft([resource.name, ...(record ? [record.id, 'edit'] : ['create'])].join('.'));
  const [pending, setPending] = useState<{ values: Record<string, unknown>; preview: Preview }>();
  const names = editableFields(resource, useRoles(), !record).filter((name) => name !== 'reason');

  const look = async (form: Record<string, unknown>) => {
    const given = names.map((name) => [name, form[name] === '' ? null : form[name]] as const);
    const values = Object.fromEntries(given.filter(([, value]) => record || (value ?? null) !== null));
    refusal.clear();
    try {
      const preview = await previewOf({ resource: resource.name, values, ...(record && { id: record.id }) });
      setPending({ values, preview });
      return undefined;
    } catch (error) {
      return refusal.take(byField(error));
    }
  };
  const apply = async (reason: string) => {
    const data = { ...pending!.values, reason };
    const meta = { draft: draft.keeper.sentAs };
    await draft.keeper.hold();
    try {
      const { data: saved } = record
        ? await provider.update<RaRecord<string>>(resource.name, { id: record.id, data, previousData: record, meta })
        : await provider.create<RaRecord<string>>(resource.name, { data, meta });
      draft.keeper.sent();
      done(saved.id);
    } catch (error) {
      draft.keeper.release();
      throw error;
    }
  };
  const done = (id: string) => {
    notify(say('calendar.done'), { type: 'success' });
    refresh();
    goOn('show', resource.name, id);
  };
  return (
    <>
      <SimpleForm onSubmit={look} toolbar={<GoOn draft={draft} />}>
        <FormDraft draft={draft} of={resource} recordVersion={record?.version} />
        <FormFaults refusal={refusal} />
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
          draftKey={`${draft.keeper.key}.reason`}
          onApply={apply}
          onClose={() => setPending(undefined)}
        />
      )}
    </>
  );
}

function GoOn({ draft }: { draft: Draft }) {
  const say = useSay();
  return (
    <Toolbar>
      <SaveButton label={say('calendar.next')} icon={<></>} alwaysEnable />
      <DraftStatus draft={draft} />
    </Toolbar>
  );
}
