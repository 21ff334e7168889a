import { Chip } from '@mui/material';
import { useRecordContext } from 'react-admin';

/** That somebody is on leave today, and until when: the API's own words. */
export function Away() {
  const away = useRecordContext<{ readonly id: string; readonly away?: string }>()?.away;
  return away ? <Chip component="span" size="small" variant="outlined" label={away} sx={{ ml: 1 }} /> : null;
}
