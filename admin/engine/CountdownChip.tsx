import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import LateIcon from '@mui/icons-material/ErrorOutlined';
import SoonIcon from '@mui/icons-material/HourglassBottomOutlined';
import PauseIcon from '@mui/icons-material/PauseCircleOutlined';
import ClockIcon from '@mui/icons-material/ScheduleOutlined';
import { Chip, type ChipProps } from '@mui/material';
import { useEffect, useState } from 'react';
import type { Countdown, Counting } from '../../api/define/answers/work.ts';
import { useSay } from '../i18n/provider.ts';
import { durationOf, type Left, leftAt, thresholdOf, WALL_DAY_MINUTES } from './countdown.ts';

const TICK_MS = 30_000;
/** From here on minutes beside hours say nothing any more. */
const MANY_HOURS = 10;
/** And hours beside days. */
const MANY_DAYS = 3;

/** The server's time now (ms), every half minute: as it was with the answer, and what has passed here since. */
export function useServerTime({ now }: Counting, answeredAt: number): number {
  const [here, setHere] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setHere(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return Date.parse(now) + Math.max(0, here - answeredAt);
}

/** How a duration is told: 2 hari 1 jam 20 menit. */
export interface DurationWords {
  /** Of office time; `workingDayMinutes`: of a day. */
  readonly office: (minutes: number, workingDayMinutes: number) => string;
  /** By the clock on the wall. */
  readonly wall: (minutes: number) => string;
}

/** `short`: only as much of a long duration as tells something. */
export function useDuration(short = false): DurationWords {
  const say = useSay();
  const tell = (all: number, dayMinutes: number) => {
    const { days, hours, minutes } = durationOf(all, dayMinutes);
    const showsHours = hours > 0 && !(short && days >= MANY_DAYS);
    const showsMinutes = minutes > 0 && !(short && (days > 0 || hours >= MANY_HOURS));
    const parts = [
      ...(days > 0 ? [say('clock.days', { smart_count: days })] : []),
      ...(showsHours ? [say('clock.hours', { smart_count: hours })] : []),
      ...(showsMinutes || (days === 0 && hours === 0) ? [say('clock.minutes', { smart_count: minutes })] : []),
    ];
    return parts.join(' ');
  };
  return {
    office: tell,
    wall: (minutes) => tell(minutes, WALL_DAY_MINUTES),
  };
}

type Party = 'office' | 'applicant' | 'bsre' | 'dukcapil_bkn' | 'ppk';
const isParty = (party: string | null): party is Party =>
  ['office', 'applicant', 'bsre', 'dukcapil_bkn', 'ppk'].includes(party ?? '');

/** What is left, or why nothing passes, in words. */
export function useTimeWords(): (count: Countdown, left: Left, party: string | null, counting: Counting) => string {
  const say = useSay();
  const words = useDuration(true);
  return ({ phase, byWall }, { minutes, days, late }, party, { workingDayMinutes }) => {
    const duration = byWall ? words.wall : (time: number) => words.office(time, workingDayMinutes);
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
      label={words(count, left, party, counting)}
      sx={{ height: 'auto', minHeight: 24, '& .MuiChip-label': { whiteSpace: 'normal', py: 0.25 } }}
    />
  );
}
