import { Stack, Typography } from '@mui/material';
import { type RaRecord, useGetList } from 'react-admin';
import type { Attachment } from '../../api/attachments/attachments.resource.ts';
import type { Resource } from '../../api/define/resource.ts';
import type { StoredRecord } from '../engine/dataProvider.ts';
import { FileView } from '../engine/Preview.tsx';
import { useSay } from '../i18n/provider.ts';

/** The newest scan of the record, or of the one that it is within. */
export function Scan({ of: resource, record }: { of: Resource; record: StoredRecord }) {
  const say = useSay();
  const within = resource.clock?.within;
  const ownerType = within ? resource.fields[within]!.to : resource.name;
  const ownerId = within ? record[within] : record.id;
  const { data } = useGetList<Attachment & RaRecord<string>>('attachments', {
    filter: { ownerType, ownerId },
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'createdAt', order: 'DESC' },
  });
  const [file] = data ?? [];
  if (data && !file) return <Typography color="text.secondary">{say('supervision.noScan')}</Typography>;
  if (!file) return null;
  return (
    <Stack sx={{ height: 520, minWidth: 0 }}>
      <FileView id={file.id} name={file.name} mime={file.mime} />
    </Stack>
  );
}
