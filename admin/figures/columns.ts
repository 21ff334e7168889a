import type { Palette } from '@mui/material';
import type { FigureRow, Figures, Grouping } from '../../api/define/figures.ts';
import { INTERNAL, PROCEDURE, PROMISED } from '../../api/define/standard.ts';
import { formatNumber, type Language, TAGS } from '../engine/format.ts';
import type { useSay } from '../i18n/provider.ts';
import type { AppKey } from '../i18n/words.ts';
import type { Series } from './Bars.tsx';
import type { Cell } from './table.ts';

const PROMISES = [PROCEDURE, ...Object.keys(PROMISED), ...Object.keys(INTERNAL)];

type Say = ReturnType<typeof useSay>;
type Verdicts = Pick<FigureRow, 'onTime' | 'late'>;
interface Column {
  readonly label: AppKey;
  /** A number, or what else the cell says; nothing where nothing was counted. */
  readonly value: (row: FigureRow, say: Say) => Cell;
}

/** `41 dari 48 (85%)`: never a percentage without what it is of. Rounded down: 100% means all. */
export function partText(say: Say, part: number, whole: number): string | null {
  return whole === 0 ? null : say('figures.share', { part, whole, percent: Math.floor((part * 100) / whole) });
}
export function shareText(say: Say, { onTime, late }: Verdicts): string {
  return partText(say, onTime, onTime + late) ?? say('figures.noShare');
}

const MINUTES: readonly Column[] = [
  { label: 'figures.workingMiddle', value: ({ working }) => working.p50 },
  { label: 'figures.workingMost', value: ({ working }) => working.p90 },
  { label: 'figures.wallMiddle', value: ({ wall }) => wall.p50 },
  { label: 'figures.wallMost', value: ({ wall }) => wall.p90 },
];
const OPEN: Column = { label: 'figures.open', value: ({ open }) => open };
const ALL: readonly Column[] = [
  { label: 'figures.onTime', value: (row, say) => shareText(say, row) },
  { label: 'figures.late', value: ({ late }) => late },
  OPEN,
  { label: 'figures.ownedMiddle', value: ({ owned }) => owned.p50 },
  { label: 'figures.ownedMost', value: ({ owned }) => owned.p90 },
  ...MINUTES,
];

/** What is told of each group beside its name. A case passes several parties: whose it was is not who was late. */
export function columnsOf(by: Grouping): readonly Column[] {
  if (by === 'party') return MINUTES;
  if (by !== 'step') return ALL;
  return [
    { label: 'figures.budget', value: ({ budget }) => budget },
    { label: 'figures.withinBudget', value: (row, say) => (row.budget === null ? null : shareText(say, row)) },
    { label: 'figures.overBudget', value: ({ budget, late }) => (budget === null ? null : late) },
    OPEN,
    ...MINUTES,
  ];
}

/** A group with its share in front, where a long name does not cut it off. */
export function nameWithShare(name: string, { onTime, late }: Verdicts, language: Language): string {
  const whole = onTime + late;
  return whole === 0 ? name : `${formatNumber(onTime, language)}/${formatNumber(whole, language)}\n${name}`;
}

/** The parts of a whole, in the colours of their verdict. */
export function verdictSeries(
  rows: readonly Pick<FigureRow, 'onTime' | 'late' | 'open'>[],
  say: Say,
  { primary, error, text }: Palette,
): Series[] {
  return [
    { label: say('figures.onTime'), color: primary.main, data: rows.map(({ onTime }) => onTime) },
    { label: say('figures.late'), color: error.main, data: rows.map(({ late }) => late) },
    { label: say('figures.open'), color: text.disabled, data: rows.map(({ open }) => open) },
  ];
}

/** Promises in the order of the standard; every other group in that of its key. */
export function inOrder(by: Grouping, rows: Figures['rows']): Figures['rows'] {
  const place = ({ key }: FigureRow) => PROMISES.indexOf(key);
  return by === 'class' ? rows.toSorted((one, other) => place(one) - place(other)) : rows;
}

/** Nov 2026, of `YYYY-MM` */
export const monthName = (month: string, language: Language): string =>
  new Date(`${month}-01T00:00:00Z`).toLocaleDateString(TAGS[language], {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });

/** What a group is called in the language of the screen. */
export function groupName(by: Grouping, row: Figures['rows'][number], say: Say, language: Language): string {
  const { key } = row;
  if (by === 'month') return monthName(key, language);
  if (by === 'step') return say('figures.step', { step: key });
  if (by === 'party') return say(`standard.parties.${key}` as AppKey);
  if (by === 'class') {
    if (key === PROCEDURE) return say('figures.procedure');
    return say(`standard.${Object.hasOwn(INTERNAL, key) ? 'internal' : 'promised'}.${key}` as AppKey);
  }
  return key || say('figures.nobody');
}
