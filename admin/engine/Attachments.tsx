import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Box, Button, Stack, Typography } from '@mui/material';
import { type RaRecord, useCanAccess, useGetList, useNotify, useTranslate } from 'react-admin';
import { useState } from 'react';
import { type Attachment, attachments } from '../../api/attachments/attachments.resource.ts';
import { fileFields } from '../../api/define/kinds.ts';
import { isEditable, type Resource, sealOf, stateOf } from '../../api/define/resource.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { type StoredRecord, useWaskita } from './dataProvider.ts';
import { saveFile } from './download.ts';
import { useClosed } from './Closed.tsx';
import { useEnded } from './Ended.tsx';
import { FileDrop } from './FileDrop.tsx';
import { MoreRows } from './MoreRows.tsx';
import { Settled } from './inputs.tsx';
import { formatMoment, formatSize } from './format.ts';
import { Preview } from './Preview.tsx';
import { fieldKey } from './words.ts';

type StoredAttachment = Attachment & RaRecord<string>;
/** The kind of what is attached beside the declared file fields. */
const EXTRA = 'lampiran';

export const hasFiles = (resource: Resource): boolean =>
  resource.parts?.some((part) => part.resource === 'attachments') === true || fileFields(resource.fields).length > 0;

/** The files of a record: one slot for each declared file field, and what else is attached. */
export function Attachments({ of: resource, record }: { of: Resource; record: StoredRecord }) {
  const say = useSay();
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource: resource.name, action: 'edit' });
  const filter = { ownerType: resource.name, ownerId: record.id };
  const { data, total } = useGetList<StoredAttachment>('attachments', {
    filter,
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'createdAt', order: 'DESC' },
  });
  const ended = useEnded(resource, record);
  const closed = useClosed(resource, record);
  if (!data || !closed) return null;
  const may = canAccess === true && !ended && !closed.editing;
  const slots = fileFields(resource.fields);
  const state = stateOf(resource);
  const isOpen = (kind: string) => kind === EXTRA || isEditable(resource, kind, state && record[state.field]);
  const seal = sealOf(resource);
  const isSealed = Boolean(seal && record[seal] && data.length === 0);
  const hasExtra = resource.parts?.some((part) => part.resource === 'attachments') === true;
  // The file that the field names: a correction puts another in its place without uploading it again.
  const isIn = (slot: string) => (file: StoredAttachment) =>
    file.id === record[slot] || (file.kind === slot && (!hasExtra || !record[slot]));
  const extra = data.filter((file) => !slots.some((slot) => isIn(slot)(file)));
  const sections = [
    ...slots.map((kind) => ({
      kind,
      title: translate(fieldKey(resource, kind)),
      files: data.filter(isIn(kind)),
    })),
    ...(hasExtra ? [{ kind: EXTRA, title: say('files.extra'), files: extra }] : []),
  ];
  return (
    <Stack component="section" aria-labelledby="files-title" sx={{ gap: 2 }}>
      <Typography id="files-title" variant="h6" component="h2">
        {say('files.title')}
      </Typography>
      {canAccess === true && !ended && closed.editing && (
        <Typography variant="body2" color="text.secondary" lang="id">
          {closed.editing}
        </Typography>
      )}
      {sections.map(({ kind, title, files }) => (
        <Stack key={kind} sx={{ gap: 1 }}>
          <Typography variant="subtitle2" component="h3">
            {title}
          </Typography>
          {files.length === 0 && (
            <Typography variant="body2" color="text.secondary">
              {say(record[kind] || isSealed ? 'files.sealed' : kind === EXTRA ? 'files.none' : 'files.missing')}
            </Typography>
          )}
          {files.map((file) => (
            <AttachedFile
              key={file.id}
              file={file}
              formerly={
                file.kind !== kind && slots.includes(file.kind) ? translate(fieldKey(resource, file.kind)) : undefined
              }
            />
          ))}
          {may && !isOpen(kind) && <Settled of={resource} name={kind} />}
          {may && isOpen(kind) && (
            <FileDrop
              ownerType={resource.name}
              ownerId={record.id}
              kind={kind}
              label={say(kind !== EXTRA && files.length > 0 ? 'files.replace' : 'files.upload')}
              title={title}
            />
          )}
        </Stack>
      ))}
      <MoreRows of={attachments} filter={filter} shown={data.length} total={total} />
    </Stack>
  );
}

interface AttachedFileProps {
  readonly file: StoredAttachment;
  /** What another file stands for now. */
  readonly formerly?: string;
}
function AttachedFile({ file, formerly }: AttachedFileProps) {
  const say = useSay();
  const language = useLanguage();
  const notify = useNotify();
  const provider = useWaskita();
  const [open, setOpen] = useState(false);
  const download = async () => {
    try {
      saveFile(await provider.content(file.id), file.name);
    } catch {
      notify(say('files.unreadable'), { type: 'error' });
    }
  };
  return (
    <Box>
      <Typography sx={{ overflowWrap: 'anywhere' }}>{file.name}</Typography>
      <Typography variant="body2" color="text.secondary">
        {formerly && `${say('files.formerly', { kind: formerly })} · `}
        {formatSize(file.size, language)} · {formatMoment(file.createdAt, language)}
      </Typography>
      <Button size="small" onClick={() => setOpen(true)} aria-label={`${say('files.preview')}: ${file.name}`}>
        {say('files.preview')}
      </Button>
      <Button
        size="small"
        startIcon={<DownloadIcon />}
        onClick={() => void download()}
        aria-label={`${say('files.download')}: ${file.name}`}
      >
        {say('files.download')}
      </Button>
      {open && <Preview id={file.id} name={file.name} mime={file.mime} onClose={() => setOpen(false)} />}
    </Box>
  );
}
