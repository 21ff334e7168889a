import { Chip } from '@mui/material';
import type { Counting, WorkItem } from '../../api/define/answers/work.ts';
import { useSay } from '../i18n/provider.ts';
import { CountdownChip } from './CountdownChip.tsx';

interface WorkTimeProps {
  readonly item: WorkItem;
  readonly counting: Counting;
  /** Ms. */
  readonly at: number;
}
/** What is left of the time promised for open work, or that none is. */
export function WorkTime({ item, counting, at }: WorkTimeProps) {
  const say = useSay();
  if (item.promised) return <CountdownChip count={item} counting={counting} at={at} party={item.party} />;
  return <Chip component="span" size="small" variant="outlined" label={say('gettingStarted.noLimit')} />;
}
