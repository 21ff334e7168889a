import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  type Theme,
  useMediaQuery,
} from '@mui/material';
import { useEffect, useState } from 'react';
import { Loading, useTranslate } from 'react-admin';
import { useSay } from '../i18n/provider.ts';
import { useWaskita } from './dataProvider.ts';

interface PreviewProps {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly onClose: () => void;
}

/** A file shown in place, from a blob: the API itself only ever hands it out as a download. */
export function Preview({ id, name, mime, onClose }: PreviewProps) {
  const say = useSay();
  const translate = useTranslate();
  const provider = useWaskita();
  const small = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const [url, setUrl] = useState<string>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let made: string | undefined;
    let closed = false;
    provider
      .content(id)
      .then((blob) => {
        if (closed) return;
        made = URL.createObjectURL(new Blob([blob], { type: mime }));
        setUrl(made);
      })
      .catch(() => setFailed(true));
    return () => {
      closed = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [provider, id, mime]);
  return (
    <Dialog open onClose={onClose} fullScreen={small} fullWidth maxWidth="lg" aria-labelledby="preview-title">
      <DialogTitle id="preview-title" sx={{ overflowWrap: 'anywhere' }}>
        {name}
      </DialogTitle>
      <DialogContent sx={{ height: '80vh', p: 0, display: 'grid', placeItems: 'center' }}>
        {failed && <Alert severity="error">{say('files.unreadable')}</Alert>}
        {!failed && !url && <Loading />}
        {url && mime.startsWith('image/') && (
          <Box component="img" src={url} alt={name} sx={{ maxWidth: '100%', maxHeight: '80vh' }} />
        )}
        {url && !mime.startsWith('image/') && (
          <Box component="iframe" src={url} title={name} sx={{ width: '100%', height: '100%', border: 0 }} />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
