import { Alert, Button, Stack, Typography } from '@mui/material';
import { formatShort } from '../engine/format.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import type { Values } from './draftApi.ts';
import type { Draft } from './useDraft.ts';

interface OfferProps {
  readonly draft: Draft;
  /** Fills the form. */
  readonly onResume: (values: Values) => void;
  /** Of the record that the form is about now. */
  readonly recordVersion?: number;
}
/** Above a form that was left without being sent. */
export function DraftOffer({ draft, onResume, recordVersion }: OfferProps) {
  const say = useSay();
  const language = useLanguage();
  const { offer, resume, discard } = draft;
  if (!offer) return null;
  const { savedAt, earlier, recordVersion: over } = offer;
  // 27 Nov 16.02
  const told = (moment: string) => formatShort(moment, language).replace(',', '');
  const goOn = (chosen: 'newest' | 'earlier') => {
    const values = resume(chosen);
    if (values) onResume(values);
  };
  return (
    <Alert severity="info" sx={{ mb: 2, width: '100%', '& .MuiAlert-message': { width: '100%' } }}>
      <Typography variant="body2">
        {savedAt ? say('draft.offer', { at: told(savedAt) }) : say('draft.offerHere')}
      </Typography>
      {recordVersion !== undefined && over !== null && over !== recordVersion && (
        <Typography variant="body2">{say('draft.old')}</Typography>
      )}
      <Stack direction="row" sx={{ gap: 1, my: 0.5, flexWrap: 'wrap' }}>
        <Button size="small" variant="contained" onClick={() => goOn('newest')}>
          {say('draft.resume')}
        </Button>
        <Button size="small" color="inherit" onClick={discard}>
          {say('draft.discard')}
        </Button>
      </Stack>
      {earlier && (
        <Typography variant="body2">
          {say('draft.earlier', { at: told(earlier.savedAt) })}{' '}
          <Button size="small" onClick={() => goOn('earlier')}>
            {say('draft.resumeEarlier')}
          </Button>
        </Typography>
      )}
    </Alert>
  );
}
