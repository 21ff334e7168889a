import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { type DragEvent, useRef, useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { useSay } from '../i18n/provider.ts';
import { useAbout } from './about.ts';
import { useWaskita } from './dataProvider.ts';

const MEGABYTE = 1024 * 1024;
const TYPES = 'application/pdf,image/jpeg,image/png';

interface FileDropProps {
  readonly ownerType: string;
  readonly ownerId: string;
  readonly kind: string;
  readonly label: string;
  /** What the file is, for those who do not see where the button stands. */
  readonly title: string;
}

/** Takes a file by drop or by choosing, shows how much has gone, and says clearly what was wrong with it. */
export function FileDrop({ ownerType, ownerId, kind, label, title }: FileDropProps) {
  const say = useSay();
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const provider = useWaskita();
  const megabytes = useAbout()?.uploadMegabytes;
  const input = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number>();
  const [refused, setRefused] = useState<string>();
  const [over, setOver] = useState(false);

  const send = async (file: File | undefined) => {
    if (!file || percent !== undefined) return;
    if (megabytes !== undefined && file.size > megabytes * MEGABYTE)
      return setRefused(say('files.tooLarge', { megabytes }));
    setRefused(undefined);
    setPercent(0);
    try {
      await provider.upload(file, ownerType, ownerId, kind, setPercent);
      notify(say('files.uploaded', { name: file.name }), { type: 'success' });
      refresh();
    } catch (error) {
      const message = error instanceof Error ? error.message : 'app.files.failed';
      setRefused(translate(message, { _: message }));
    } finally {
      setPercent(undefined);
      if (input.current) input.current.value = '';
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };
  return (
    <Box
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      sx={{
        p: 1.5,
        border: '1px dashed',
        borderColor: over ? 'primary.main' : 'divider',
        borderRadius: 1,
        bgcolor: over ? 'action.hover' : 'transparent',
      }}
    >
      <Box
        component="input"
        ref={input}
        type="file"
        accept={TYPES}
        aria-label={`${label}: ${title}`}
        onChange={(event) => void send(event.target.files?.[0])}
        sx={{ display: 'none' }}
      />
      <Button
        startIcon={<UploadIcon />}
        disabled={percent !== undefined}
        aria-label={`${label}: ${title}`}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <Typography variant="body2" color="text.secondary">
        {percent === undefined
          ? `${say('files.drop')} ${megabytes === undefined ? '' : say('files.rules', { megabytes })}`
          : say('files.uploading', { percent })}
      </Typography>
      {percent !== undefined && <LinearProgress variant="determinate" value={percent} sx={{ mt: 1 }} />}
      {refused && (
        <Alert severity="error" sx={{ mt: 1 }}>
          {refused}
        </Alert>
      )}
    </Box>
  );
}
