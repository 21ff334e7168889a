import ArrowIcon from '@mui/icons-material/ArrowForward';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Resource } from '../../api/define/resource.ts';
import { useSay } from '../i18n/provider.ts';
import type { Change } from '../../api/define/sentence.ts';
import { fieldOf, LooseValue } from './fields.tsx';
import { onScreen } from './kinds.ts';
import { fieldKey } from './words.ts';

/** Before → after, field by field, in the words of the resource. */
export function Changes({ of: resource, changes }: { of: Resource; changes: readonly Change[] }) {
  const say = useSay();
  const translate = useTranslate();
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: 'minmax(120px, 200px) 1fr' },
        columnGap: 2,
        rowGap: 0.5,
      }}
    >
      {changes.map(({ field, before, after }) => (
        <Box key={field} sx={{ display: 'contents' }}>
          <Typography component="dt" variant="body2" color="text.secondary">
            {translate(fieldKey(resource, field), { _: field })}
          </Typography>
          <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            {onScreen(fieldOf(resource, field)).whole ? (
              say('structure')
            ) : (
              <>
                <Box component="span" aria-label={say('history.before')} sx={{ color: 'text.secondary' }}>
                  <Value of={resource} name={field} value={before} />
                </Box>
                <ArrowIcon aria-label={say('history.after')} sx={{ fontSize: 14, mx: 0.75, verticalAlign: 'middle' }} />
                <Value of={resource} name={field} value={after} />
              </>
            )}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

/** A field that the declaration no longer has, or not under that name, is shown as it was written. */
function Value({ of: resource, name, value }: { of: Resource; name: string; value: unknown }) {
  const field = fieldOf(resource, name);
  if (field && !onScreen(field).raw) return <LooseValue of={resource} name={name} value={value} />;
  return <>{value === null || value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value)}</>;
}
