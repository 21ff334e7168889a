import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import LateIcon from '@mui/icons-material/ErrorOutlined';
import SoonIcon from '@mui/icons-material/HourglassBottomOutlined';
import PauseIcon from '@mui/icons-material/PauseCircleOutlined';
import ClockIcon from '@mui/icons-material/ScheduleOutlined';
import { Chip, type ChipProps } from '@mui/material';
import { useEffect, useState } from 'react';
import type { Countdown, Counting } from '../../api/define/answers.ts';
import { useSay } from '../i18n/provider.ts';
import { type Left, leftAt, thresholdOf } from './countdown.ts';

const TICK_MS = 30_000;
const HOUR = 60;
/** From here on minutes beside hours say nothing any more. */
const MANY_HOURS = 10;
/** And hours beside days. */
const MANY_WALL_HOURS = 72;

/** The server's time now (ms), every half minute: as it was with the answer, and what has passed here since. */
export function useServerTime({ now }: Counting, answeredAt: number): number {
  const [here, setHere] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setHere(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return Date.parse(now) + Math.max(0, here - answeredAt);
}

/** 1 jam 20 menit */
export function useDuration(): (minutes: number) => string {
  const say = useSay();
  return (minutes) => {
    const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR];
    const parts = [
      ...(hours > 0 ? [say('clock.hours', { smart_count: hours })] : []),
      ...((rest > 0 && hours < MANY_HOURS) || hours === 0 ? [say('clock.minutes', { smart_count: rest })] : []),
    ];
    return parts.join(' ');
  };
}

type Party = 'office' | 'applicant' | 'bsre' | 'dukcapil_bkn';
const isParty = (party: string | null): party is Party =>
  ['office', 'applicant', 'bsre', 'dukcapil_bkn'].includes(party ?? '');

/** What is left, or why nothing passes, in words. */
export function useTimeWords(): (count: Countdown, left: Left, party: string | null) => string {
  const say = useSay();
  const officeTime = useDuration();
  const wallTime = (minutes: number) =>
    minutes > MANY_WALL_HOURS * HOUR
      ? say('clock.days', { smart_count: Math.floor(minutes / (24 * HOUR)) })
      : officeTime(minutes);
  return ({ phase, byWall }, { minutes, days, late }, party) => {
    const duration = byWall ? wallTime : officeTime;
    if (phase === 'stopped') return say(late ? 'clock.stoppedLate' : 'clock.stopped');
    if (late)
      return minutes !== null && minutes < 0
        ? say(byWall ? 'clock.lateWall' : 'clock.late', { time: duration(-minutes) })
        : say('clock.lateNow');
    if (phase === 'paused')
      return isParty(party) ? say('clock.paused', { party: say(`clock.parties.${party}`) }) : say('clock.pausedPlain');
    if (days !== null && days > 1) return say('clock.leftDays', { days });
    return say(byWall ? 'clock.leftWall' : 'clock.left', { time: duration(minutes ?? 0) });
  };
}

function look({ phase }: Countdown, left: Left): { color: ChipProps['color']; Icon: typeof ClockIcon } {
  if (phase === 'stopped') return { color: left.late ? 'error' : 'success', Icon: DoneIcon };
  if (left.late) return { color: 'error', Icon: LateIcon };
  if (phase === 'paused') return { color: 'default', Icon: PauseIcon };
  return thresholdOf(left) >= 80 ? { color: 'warning', Icon: SoonIcon } : { color: 'info', Icon: ClockIcon };
}

interface CountdownChipProps {
  readonly count: Countdown;
  readonly counting: Counting;
  /** Server time, ms. */
  readonly at: number;
  readonly party: string | null;
}
/** How much time is left, by words, icon and colour: never by colour alone. */
export function CountdownChip({ count, counting, at, party }: CountdownChipProps) {
  const words = useTimeWords();
  const left = leftAt(count, counting, at);
  const { color, Icon } = look(count, left);
  return (
    <Chip
      component="span"
      size="small"
      color={color}
      variant="outlined"
      icon={<Icon />}
      label={words(count, left, party)}
      sx={{ height: 'auto', minHeight: 24, '& .MuiChip-label': { whiteSpace: 'normal', py: 0.25 } }}
    />
  );
}
