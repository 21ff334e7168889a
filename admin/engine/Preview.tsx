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

interface FileViewProps {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
}

/** A file shown in place, from a blob: the API itself only ever hands it out as a download. */
export function FileView({ id, name, mime }: FileViewProps) {
  const say = useSay();
  const provider = useWaskita();
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
  if (failed) return <Alert severity="error">{say('files.unreadable')}</Alert>;
  if (!url) return <Loading />;
  return mime.startsWith('image/') ? (
    <Box component="img" src={url} alt={name} sx={{ maxWidth: '100%', maxHeight: '80vh' }} />
  ) : (
    <Box component="iframe" src={url} title={name} sx={{ width: '100%', height: '100%', border: 0 }} />
  );
}

/** The same over the page. */
export function Preview({ onClose, ...file }: FileViewProps & { readonly onClose: () => void }) {
  const translate = useTranslate();
  const small = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  return (
    <Dialog open onClose={onClose} fullScreen={small} fullWidth maxWidth="lg" aria-labelledby="preview-title">
      <DialogTitle id="preview-title" sx={{ overflowWrap: 'anywhere' }}>
        {file.name}
      </DialogTitle>
      <DialogContent sx={{ height: '80vh', p: 0, display: 'grid', placeItems: 'center' }}>
        <FileView {...file} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
