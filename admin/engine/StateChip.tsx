import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import CloseIcon from '@mui/icons-material/CancelOutlined';
import IdleIcon from '@mui/icons-material/RadioButtonUnchecked';
import PauseIcon from '@mui/icons-material/PauseCircleOutlined';
import PlayIcon from '@mui/icons-material/PlayCircleOutlined';
import { Chip, type ChipProps } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { State } from '../../api/define/flow.ts';
import type { Resource } from '../../api/define/resource.ts';
import { codeKey } from './words.ts';

type Tone = NonNullable<State['tone']>;
const COLORS: Record<Tone, ChipProps['color']> = {
  idle: 'default',
  busy: 'info',
  paused: 'warning',
  good: 'success',
  bad: 'error',
};
const ICONS: Record<Tone, typeof CheckIcon> = {
  idle: IdleIcon,
  busy: PlayIcon,
  paused: PauseIcon,
  good: CheckIcon,
  bad: CloseIcon,
};

interface StateChipProps {
  readonly of: Resource;
  readonly name: string;
  readonly value: string;
  /** Within a sentence its word alone. */
  readonly plain?: boolean;
}
/** A state by text, icon, and colour: never by colour alone. */
export function StateChip({ of: resource, name, value, plain }: StateChipProps) {
  const translate = useTranslate();
  const label = translate(codeKey(resource, name, value), { _: value });
  if (plain) return label;
  const tone = resource.fields[name]?.flow?.states[value]?.tone ?? 'idle';
  const Icon = ICONS[tone];
  return <Chip component="span" size="small" variant="outlined" color={COLORS[tone]} icon={<Icon />} label={label} />;
}
