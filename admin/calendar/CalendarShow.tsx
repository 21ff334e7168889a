import ArchiveIcon from '@mui/icons-material/ArchiveOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { EditButton, ListButton, TopToolbar, useNotify, useRecordContext } from 'react-admin';
import type { Resource } from '../../api/define/resource.ts';
import { mayAccess } from '../engine/authProvider.ts';
import type { StoredRecord } from '../engine/dataProvider.ts';
import { useGoOn } from '../engine/goOn.ts';
import { RecordShow } from '../engine/RecordShow.tsx';
import { useRoles } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';
import { archiveFor, type Preview, previewOf } from './calendarApi.ts';
import { ConfirmChange } from './ConfirmChange.tsx';

export const CalendarShow = ({ of: resource }: { of: Resource }) => (
  <RecordShow of={resource} tools={<CalendarTools of={resource} />} />
);

function CalendarTools({ of: resource }: { of: Resource }) {
  const record = useRecordContext<StoredRecord>();
  const mayArchive = mayAccess(resource, 'delete', useRoles());
  return (
    <TopToolbar>
      <ListButton />
      <EditButton />
      {record && mayArchive && <ArchiveButton of={resource} record={record} />}
    </TopToolbar>
  );
}

function ArchiveButton({ of: resource, record }: { of: Resource; record: StoredRecord }) {
  const say = useSay();
  const notify = useNotify();
  const goOn = useGoOn();
  const [preview, setPreview] = useState<Preview>();
  const look = async () => {
    try {
      setPreview(await previewOf({ resource: resource.name, id: record.id }));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      notify(message, { type: 'error', messageArgs: { _: message } });
    }
  };
  const apply = async (reason: string) => {
    await archiveFor(resource.name, record, reason);
    notify(say('calendar.done'), { type: 'success' });
    goOn('list', resource.name);
  };
  return (
    <>
      <Button size="small" color="error" startIcon={<ArchiveIcon />} onClick={() => void look()}>
        {say('calendar.archive')}
      </Button>
      {preview && (
        <ConfirmChange
          title={`${say('calendar.archive')}: ${String(record[resource.title])}`}
          label={say('calendar.archive')}
          preview={preview}
          draftKey={`${resource.name}.${record.id}.archive`}
          onApply={apply}
          onClose={() => setPreview(undefined)}
        />
      )}
    </>
  );
}
