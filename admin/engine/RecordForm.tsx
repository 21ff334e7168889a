import { Button, CardContent, Stack } from '@mui/material';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import {
  Create,
  Edit,
  Form,
  HttpError,
  type RaRecord,
  SaveButton,
  Toolbar,
  useCreate,
  useNavigate,
  useNotify,
  useRecordContext,
  useRecordFromLocation,
  useUpdate,
} from 'react-admin';
import type { Resource } from '../../api/define/resource.ts';
import { resources } from '../../api/resources.ts';
import { DraftStatus } from '../drafts/DraftStatus.tsx';
import type { Values } from '../drafts/draftApi.ts';
import { FormDraft } from '../drafts/FormDraft.tsx';
import { type Draft, useDraft } from '../drafts/useDraft.ts';
import { useSay } from '../i18n/provider.ts';
import { type Conflict, ConflictDialog, conflictIn } from './ConflictDialog.tsx';
import type { StoredRecord } from './dataProvider.ts';
import { loaded, useRecordQuery } from './Failed.tsx';
import { FormFaults } from './FormFaults.tsx';
import { useGoOn } from './goOn.ts';
import { Inputs } from './FormInputs.tsx';
import { useRefusal } from './refusal.ts';
import { newKey } from './upload.ts';

/** Always to be pressed: what is missing is said when it is. */
function SaveOrLeave({ draft }: { draft: Draft }) {
  const say = useSay();
  const navigate = useNavigate();
  return (
    <Toolbar sx={{ gap: 1, flexWrap: 'wrap', py: 1 }}>
      <SaveButton alwaysEnable />
      <Button color="inherit" onClick={() => navigate(-1)}>
        {say('form.close')}
      </Button>
      <DraftStatus draft={draft} />
    </Toolbar>
  );
}

/** The page of the record that this one is a part of, else its own. */
function pageAfter(name: string, id: RaRecord['id'], data: Partial<RaRecord>): string {
  for (const owner of resources) {
    const parts: Resource['parts'] = 'parts' in owner ? owner.parts : undefined;
    const part = parts?.find(({ resource, by }) => resource === name && data[by]);
    if (part) return `/${owner.name}/${String(data[part.by])}/show`;
  }
  return `/${name}/${String(id)}/show`;
}

interface KeptFormProps {
  readonly of: Resource;
  readonly draft: Draft;
  /** Sends it; what it throws is said in the form. */
  readonly send: (values: Values) => Promise<void>;
  readonly defaultValues?: Values;
  readonly given?: Values | null;
  readonly recordVersion?: number;
  readonly children: ReactNode;
}
/** A form whose content is at the server before it is sent, and that can always be sent again. */
function KeptForm({ of: resource, draft, send, defaultValues, given, recordVersion, children }: KeptFormProps) {
  const refusal = useRefusal();
  const sending = useRef(false);
  const submit = async (values: Values) => {
    // The button can always be pressed, also twice.
    if (sending.current) return undefined;
    sending.current = true;
    refusal.clear();
    await draft.keeper.hold();
    try {
      await send(values);
      return undefined;
    } catch (error) {
      draft.keeper.release();
      return refusal.take(error);
    } finally {
      sending.current = false;
    }
  };
  return (
    <Form defaultValues={defaultValues} onSubmit={submit} resetOptions={KEEP_TYPED}>
      <CardContent sx={{ pb: { xs: '5em', sm: 2 } }}>
        <Stack sx={{ alignItems: 'flex-start' }}>
          <FormDraft draft={draft} of={resource} given={given} recordVersion={recordVersion} />
          <FormFaults refusal={refusal} />
          {children}
        </Stack>
      </CardContent>
      <SaveOrLeave draft={draft} />
    </Form>
  );
}
/** What comes anew from the server does not take away what is typed. */
const KEEP_TYPED = { keepDirtyValues: true };

interface CreateProps {
  readonly of: Resource;
  /** What is filled in beforehand, beside the initial values of the declaration. */
  readonly defaults?: () => Readonly<Record<string, unknown>>;
  /** What is hand-written instead of the generated inputs. */
  readonly children?: ReactNode;
}
export const RecordCreate = (props: CreateProps) => {
  const given = useRecordFromLocation() as Values | null;
  return (
    <Create>
      <CreateForm key={draftKey(props.of, given)} given={given} {...props} />
    </Create>
  );
};

/** A part of one record is another form than a part of another. */
const draftKey = ({ name }: Resource, given: Values | null): string =>
  [name, 'create', ...Object.values(given ?? {}).filter(isId)].slice(0, 5).join('.');
const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

function CreateForm({ of: resource, defaults, given, children }: CreateProps & { given: Values | null }) {
  const notify = useNotify();
  const goOn = useGoOn();
  const [create] = useCreate<RaRecord<string>>();
  const [idempotencyKey, setIdempotencyKey] = useState(newKey);
  const draft = useDraft(draftKey(resource, given));
  const values = useMemo(() => {
    const initial = Object.entries(resource.fields).flatMap(([name, field]) =>
      field.initial === undefined || (field.changedBy ?? 'user') !== 'user' ? [] : [[name, field.initial] as const],
    );
    return { ...Object.fromEntries(initial), ...defaults?.() };
  }, [resource, defaults]);
  const send = async (data: Values) => {
    try {
      const meta = { idempotencyKey, draft: draft.keeper.sentAs };
      const made = (await create(resource.name, { data, meta }, { returnPromise: true })) as RaRecord<string>;
      draft.keeper.sent();
      notify('ra.notification.created', { type: 'info', messageArgs: { smart_count: 1 } });
      goOn(() => pageAfter(resource.name, made.id, made));
    } catch (error) {
      // Refused by the server: what is sent next is another body. After a broken connection it is the same one.
      if (error instanceof HttpError && error.status > 0) setIdempotencyKey(newKey());
      throw error;
    }
  };
  return (
    <KeptForm of={resource} draft={draft} send={send} defaultValues={values} given={given}>
      {children ?? <Inputs of={resource} creating />}
    </KeptForm>
  );
}

export function RecordEdit({ of: resource, children }: { of: Resource; children?: ReactNode }) {
  return (
    <Edit
      mutationMode="pessimistic"
      redirect="show"
      actions={false}
      queryOptions={useRecordQuery(resource.name)}
      render={loaded(<LoadedEdit of={resource}>{children}</LoadedEdit>)}
    />
  );
}

function LoadedEdit({ of: resource, children }: { of: Resource; children: ReactNode }) {
  const record = useRecordContext<StoredRecord>();
  return (
    record && (
      <EditForm key={record.id} of={resource} record={record}>
        {children ?? <Inputs of={resource} creating={false} />}
      </EditForm>
    )
  );
}

interface EditFormProps {
  readonly of: Resource;
  readonly record: StoredRecord;
  readonly children: ReactNode;
}
function EditForm({ of: resource, record, children }: EditFormProps) {
  const notify = useNotify();
  const goOn = useGoOn();
  const [update] = useUpdate<RaRecord<string>>();
  const [conflict, setConflict] = useState<Conflict>();
  const draft = useDraft(`${resource.name}.${record.id}.edit`);
  const { keeper } = draft;
  const send = async (data: Values) => {
    // What was typed over an older version of the record is compared with what it is now, and never laid over it.
    const meta = { version: keeper.recordVersion ?? record.version, draft: keeper.sentAs };
    const params = { id: record.id, data, previousData: record, meta };
    try {
      await update(resource.name, params, { mutationMode: 'pessimistic', returnPromise: true });
      keeper.sent();
      notify('ra.notification.updated', { type: 'info', messageArgs: { smart_count: 1 } });
      goOn('show', resource.name, record.id);
    } catch (error) {
      const found = conflictIn(error, params);
      if (!found) throw error;
      setConflict(found);
      keeper.release();
    }
  };
  return (
    <KeptForm of={resource} draft={draft} send={send} recordVersion={record.version}>
      {children}
      {conflict && (
        <ConflictDialog of={resource} conflict={conflict} keeper={keeper} onClose={() => setConflict(undefined)} />
      )}
    </KeptForm>
  );
}
