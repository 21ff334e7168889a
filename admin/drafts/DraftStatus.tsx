import { Typography } from '@mui/material';
import { formatShort, formatTime } from '../engine/format.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import type { Draft } from './useDraft.ts';

/** Beside the button: where what was typed is now. */
export function DraftStatus({ draft: { standing } }: { draft: Draft }) {
  const say = useSay();
  const language = useLanguage();
  const told = () => {
    if (standing.is === 'none') return '';
    if (standing.is === 'typed') return say('draft.saving');
    if (standing.is === 'failed')
      return standing.says ? say('draft.refused', { says: standing.says }) : say('draft.failed');
    const { at, replaced, dropped } = standing;
    return [
      say('draft.saved', { at: formatTime(at, language).replace(' WIB', '') }),
      replaced && say('draft.replaced', { at: formatShort(replaced, language).replace(',', '') }),
      dropped > 0 && say('draft.dropped'),
    ]
      .filter(Boolean)
      .join('. ');
  };
  return (
    <Typography
      role="status"
      variant="body2"
      color={standing.is === 'failed' ? 'warning.main' : 'text.secondary'}
      sx={{ mr: 'auto', px: 1, minWidth: 0 }}
    >
      {told()}
    </Typography>
  );
}
