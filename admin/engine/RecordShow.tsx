import DeleteIcon from '@mui/icons-material/Delete';
import EditIcon from '@mui/icons-material/Edit';
import { Card, CardContent, Stack, Typography } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import {
  DeleteWithConfirmButton,
  EditButton,
  ListButton,
  Show,
  TopToolbar,
  useNotify,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { isOpen, stateOf, type Resource } from '../../api/define/resource.ts';
import { useSay } from '../i18n/provider.ts';
import { Attachments, hasFiles } from './Attachments.tsx';
import { mayAccess } from './authProvider.ts';
import { ClosedButton, useClosed } from './Closed.tsx';
import { ClockPanel } from './ClockPanel.tsx';
import type { StoredRecord } from './dataProvider.ts';
import { Details } from './Details.tsx';
import { Ended, useEnded } from './Ended.tsx';
import { loaded, useRecordQuery } from './Failed.tsx';
import { Title } from './fields.tsx';
import { useGoOn } from './goOn.ts';
import { History } from './History.tsx';
import { Parts } from './Parts.tsx';
import { Progress } from './Progress.tsx';
import { progressOf } from './progress.ts';
import { StateChip } from './StateChip.tsx';
import { Summary } from './Summary.tsx';
import { StepButtons } from './StepButtons.tsx';
import { useRoles } from './words.ts';

interface RecordShowProps {
  readonly of: Resource;
  /** What is hand-written instead of the generated body. */
  readonly children?: ReactNode;
  /** What is hand-written instead of the generated buttons. */
  readonly tools?: ReactElement;
}
/** The page of one record. */
export function RecordShow({ of: resource, children, tools }: RecordShowProps) {
  return (
    <Show
      component="div"
      actions={tools ?? <ShowTools of={resource} />}
      queryOptions={useRecordQuery(resource.name)}
      render={loaded(
        <>
          <Ended of={resource} />
          {children ?? <RecordBody of={resource} />}
        </>,
      )}
    />
  );
}

function ShowTools({ of: resource }: { of: Resource }) {
  const record = useRecordContext<StoredRecord>();
  const roles = useRoles();
  const flow = stateOf(resource)?.flow;
  const status = String(record?.status);
  const ended = useEnded(resource, record) !== undefined;
  const closed = useClosed(resource, record);
  // What has been set going is stopped by a step, with a reason, not put away.
  const begun = flow !== undefined && status !== flow.initial;
  return (
    <TopToolbar>
      <ListButton />
      {closed && !ended && resource.access.edit.length > 0 && isOpen(resource, roles, status) && (
        <Edit why={closed.editing} />
      )}
      {closed && !ended && !begun && mayAccess(resource, 'delete', roles) && (
        <PutAway of={resource} why={closed.archiving} />
      )}
    </TopToolbar>
  );
}

function Edit({ why }: { why: string | null }) {
  const translate = useTranslate();
  if (why) return <ClosedButton label={translate('ra.action.edit')} icon={<EditIcon />} why={why} />;
  return <EditButton />;
}

function PutAway({ of: { name }, why }: { of: Resource; why: string | null }) {
  const translate = useTranslate();
  const notify = useNotify();
  const goOn = useGoOn();
  const onSuccess = () => {
    notify('ra.notification.deleted', { type: 'info', messageArgs: { smart_count: 1 } });
    goOn('list', name);
  };
  if (why) return <ClosedButton label={translate('ra.action.delete')} icon={<DeleteIcon />} why={why} />;
  return <DeleteWithConfirmButton mutationMode="pessimistic" mutationOptions={{ onSuccess }} />;
}

interface BodyProps {
  readonly of: Resource;
  readonly children?: ReactNode;
  /** What a feature adds to the form of a step, by verb. */
  readonly beside?: Readonly<Record<string, ReactNode>>;
  /** What is hand-written instead of the value of a field. */
  readonly instead?: Readonly<Record<string, ReactNode>>;
}
/** The generated page; `children` stand below its head. */
export function RecordBody({ of: resource, children, beside, instead }: BodyProps) {
  const record = useRecordContext<StoredRecord>();
  const state = stateOf(resource);
  if (!record) return null;
  return (
    <Stack sx={{ gap: 2 }}>
      <Panel>
        <Stack sx={{ gap: 2 }}>
          <Heading of={resource} record={record} />
          {state && <StepButtons of={resource} record={record} beside={beside} />}
          {state && <Progress stages={progressOf(state.flow, record)} />}
        </Stack>
      </Panel>
      {children}
      {resource.clock && (
        <Panel>
          <ClockPanel of={resource} record={record} />
        </Panel>
      )}
      <Panel>
        <Details of={resource} without={state ? [state.field] : []} instead={instead} />
      </Panel>
      {resource.parts?.some((part) => part.resource !== 'attachments') && (
        <Panel>
          <Stack sx={{ gap: 3 }}>
            <Parts of={resource} record={record} />
          </Stack>
        </Panel>
      )}
      {hasFiles(resource) && (
        <Panel>
          <Attachments of={resource} record={record} />
        </Panel>
      )}
      <Panel>
        <History of={resource} record={record} />
      </Panel>
    </Stack>
  );
}

export function Panel({ children }: { children: ReactNode }) {
  return (
    <Card>
      <CardContent>{children}</CardContent>
    </Card>
  );
}

interface HeadingProps {
  readonly of: Resource;
  readonly record: StoredRecord;
  readonly level?: 'h1' | 'h2';
}
/** What the record is called, and where it stands. */
export function Heading({ of: resource, record, level = 'h1' }: HeadingProps) {
  const say = useSay();
  const state = stateOf(resource);
  return (
    <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
      <Typography variant="h5" component={level} sx={{ overflowWrap: 'anywhere' }}>
        {record[resource.title] ? <Title of={resource} /> : say('value.none')}
      </Typography>
      {state && <StateChip of={resource} name={state.field} value={String(record[state.field])} />}
      <Summary of={resource} record={record} />
    </Stack>
  );
}
