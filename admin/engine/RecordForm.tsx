import { Box, Button } from '@mui/material';
import { type ReactNode, useMemo, useState } from 'react';
import {
  Create,
  Edit,
  HttpError,
  type RaRecord,
  SaveButton,
  SimpleForm,
  Toolbar,
  useNavigate,
  useNotify,
} from 'react-admin';
import { editableFields, type Resource } from '../../api/define/resource.ts';
import { resources } from '../../api/resources.ts';
import { useSay } from '../i18n/provider.ts';
import { type Conflict, ConflictDialog, conflictIn } from './ConflictDialog.tsx';
import { InputOf } from './inputs.tsx';
import { newKey } from './upload.ts';
import { useRoles } from './words.ts';

/** Two columns where there is room; long text takes both. */
function Inputs({ of: resource, creating }: { of: Resource; creating: boolean }) {
  const names = editableFields(resource, useRoles(), creating).filter((name) => resource.fields[name]?.kind !== 'file');
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, columnGap: 2, width: '100%' }}>
      {names.map((name) => {
        const { kind, required } = resource.fields[name] ?? {};
        const wide = kind === 'longText' || kind === 'multiChoice';
        const needed = required && (kind !== 'password' || creating);
        return (
          <Box key={name} sx={{ minWidth: 0, gridColumn: wide ? '1 / -1' : 'auto' }}>
            <InputOf of={resource} name={name} needed={needed} />
          </Box>
        );
      })}
    </Box>
  );
}

function SaveOrLeave() {
  const say = useSay();
  const navigate = useNavigate();
  return (
    <Toolbar sx={{ gap: 1 }}>
      <SaveButton />
      <Button color="inherit" onClick={() => navigate(-1)}>
        {say('form.close')}
      </Button>
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

interface CreateProps {
  readonly of: Resource;
  /** What is filled in beforehand, beside the initial values of the declaration. */
  readonly defaults?: () => Readonly<Record<string, unknown>>;
  /** What is hand-written instead of the generated inputs. */
  readonly children?: ReactNode;
}
export function RecordCreate({ of: resource, defaults, children }: CreateProps) {
  const notify = useNotify();
  const [idempotencyKey, setIdempotencyKey] = useState(newKey);
  const values = useMemo(() => {
    const initial = Object.entries(resource.fields).flatMap(([name, field]) =>
      field.initial === undefined || (field.changedBy ?? 'user') !== 'user' ? [] : [[name, field.initial] as const],
    );
    return { ...Object.fromEntries(initial), ...defaults?.() };
  }, [resource, defaults]);
  const onError = (error: unknown) => {
    // Refused by the server: what is sent next is another body. After a broken connection it is the same one.
    if (error instanceof HttpError && error.status > 0) setIdempotencyKey(newKey());
    if (!hasFieldErrors(error)) notifyError(notify, error);
  };
  return (
    <Create
      mutationOptions={{ meta: { idempotencyKey }, onError }}
      redirect={(name, id, data) => pageAfter(name ?? resource.name, id ?? '', data ?? {})}
    >
      <SimpleForm defaultValues={values} warnWhenUnsavedChanges toolbar={<SaveOrLeave />}>
        {children ?? <Inputs of={resource} creating />}
      </SimpleForm>
    </Create>
  );
}

export function RecordEdit({ of: resource, children }: { of: Resource; children?: ReactNode }) {
  const notify = useNotify();
  const [conflict, setConflict] = useState<Conflict>();
  const onError = (error: unknown, params: { data?: unknown; previousData?: unknown }) => {
    const found = conflictIn(error, params);
    if (found) setConflict(found);
    else if (!hasFieldErrors(error)) notifyError(notify, error);
  };
  return (
    <Edit mutationMode="pessimistic" redirect="show" mutationOptions={{ onError }} actions={false}>
      <SimpleForm warnWhenUnsavedChanges toolbar={<SaveOrLeave />}>
        {children ?? <Inputs of={resource} creating={false} />}
        {conflict && <ConflictDialog of={resource} conflict={conflict} onClose={() => setConflict(undefined)} />}
      </SimpleForm>
    </Edit>
  );
}

const hasFieldErrors = (error: unknown): boolean =>
  error instanceof HttpError && Object.keys((error.body as { errors?: object } | null)?.errors ?? {}).length > 0;

function notifyError(notify: ReturnType<typeof useNotify>, error: unknown) {
  const message = error instanceof Error ? error.message : 'ra.notification.http_error';
  notify(message, { type: 'error', messageArgs: { _: message } });
}
