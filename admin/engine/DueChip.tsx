import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import LateIcon from '@mui/icons-material/ErrorOutlined';
import PauseIcon from '@mui/icons-material/PauseCircleOutlined';
import ClockIcon from '@mui/icons-material/ScheduleOutlined';
import { Chip, type ChipProps } from '@mui/material';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { formatShort, formatTime, isToday } from './format.ts';
import type { RecordLike } from './words.ts';

type Look = readonly [color: ChipProps['color'], Icon: typeof ClockIcon, label: string];

/** The due time of a record in a list: when, or why not. */
export function useDueLook(): (record: RecordLike) => Look | undefined {
  const say = useSay();
  const language = useLanguage();
  return ({ dueAt, clockPhase }) => {
    if (typeof clockPhase !== 'string') return undefined;
    if (clockPhase === 'stopped') return ['default', DoneIcon, say('clock.stopped')];
    if (typeof dueAt !== 'string') return ['default', PauseIcon, say('clock.pausedPlain')];
    const at = formatShort(dueAt, language);
    if (Date.parse(dueAt) < Date.now()) return ['error', LateIcon, say('clock.lateSince', { at })];
    return isToday(dueAt, new Date().toISOString())
      ? ['warning', ClockIcon, say('clock.dueToday', { time: formatTime(dueAt, language) })]
      : ['info', ClockIcon, at];
  };
}

export function DueChip({ record, plain }: { record: RecordLike; plain?: boolean }) {
  const say = useSay();
  const found = useDueLook()(record);
  if (!found) return say('value.none');
  const [color, Icon, label] = found;
  if (plain) return label;
  return (
    <Chip
      component="span"
      size="small"
      variant="outlined"
      color={color}
      icon={<Icon />}
      label={label}
      sx={{ height: 'auto', minHeight: 24, '& .MuiChip-label': { whiteSpace: 'normal', py: 0.25 } }}
    />
  );
}
