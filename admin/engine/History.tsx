import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import type { Resource } from '../../api/define/resource.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { Changes } from './Changes.tsx';
import { type Entry, type StoredRecord, useWaskita } from './dataProvider.ts';
import { formatMoment } from './format.ts';
import { tell } from './sentences.ts';

/** The audit trail of one record, told in sentences, newest last. */
export function History({ of: resource, record }: { of: Resource; record: StoredRecord }) {
  const say = useSay();
  const provider = useWaskita();
  const { data, isError } = useQuery({
    queryKey: [resource.name, 'history', record.id, record.version],
    queryFn: () => provider.history(resource.name, record.id),
  });
  return (
    <Box component="section" aria-labelledby="history-title">
      <Typography id="history-title" variant="h6" component="h2" gutterBottom>
        {say('history.title')}
      </Typography>
      {isError && <Typography color="error">{say('history.error')}</Typography>}
      {data?.length === 0 && <Typography color="text.secondary">{say('history.empty')}</Typography>}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, borderLeft: 2, borderColor: 'divider' }}>
        {data?.map((entry) => (
          <HistoryEntry key={entry.id} of={resource} entry={entry} />
        ))}
      </Box>
    </Box>
  );
}

function HistoryEntry({ of: resource, entry }: { of: Resource; entry: Entry }) {
  const say = useSay();
  const language = useLanguage();
  const translate = useTranslate();
  return (
    <Box component="li" sx={{ position: 'relative', pl: 2.5, pb: 2.5, '&:last-child': { pb: 0 } }}>
      <Box
        aria-hidden
        sx={{ position: 'absolute', left: -7, top: 6, width: 12, height: 12, borderRadius: 6, bgcolor: 'primary.main' }}
      />
      <Typography component="time" dateTime={entry.at} variant="body2" color="text.secondary">
        {formatMoment(entry.at, language)}
      </Typography>
      <Typography>{tell({ ...entry, resource: resource.name }, language, translate)}</Typography>
      {entry.changes.length > 0 && (
        <Box component="details" sx={{ mt: 0.5 }}>
          <Typography
            component="summary"
            variant="body2"
            color="text.secondary"
            sx={{ cursor: 'pointer', width: 'fit-content' }}
          >
            {say('history.changed', { smart_count: entry.changes.length })}
          </Typography>
          <Box sx={{ mt: 1 }}>
            <Changes of={resource} changes={entry.changes} />
          </Box>
        </Box>
      )}
    </Box>
  );
}
