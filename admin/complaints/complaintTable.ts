import type { useTranslate } from 'react-admin';
import type { ComplaintCount, ComplaintFigures, Lag } from '../../api/define/figures.ts';
import { partText, shareText } from '../figures/columns.ts';
import type { Told } from '../figures/table.ts';
import type { useSay } from '../i18n/provider.ts';
import type { AppKey } from '../i18n/words.ts';

export const COMPLAINT_GROUPINGS = ['class', 'channel', 'kind', 'lag', 'party'] as const;
export type ComplaintGrouping = (typeof COMPLAINT_GROUPINGS)[number];
type Say = ReturnType<typeof useSay>;
type Translate = ReturnType<typeof useTranslate>;

const COUNTS = { class: 'byClass', channel: 'byChannel', kind: 'byKind', lag: 'byChannel' } as const;

/** The groups as they are counted; the lag is told of each channel. */
export const countsBy = (figures: ComplaintFigures, by: keyof typeof COUNTS): readonly ComplaintCount[] =>
  figures[COUNTS[by]];

export function countName(by: keyof typeof COUNTS, { code }: ComplaintCount, say: Say, translate: Translate): string {
  if (code === null) return say(by === 'class' ? 'complaintFigures.unclassed' : 'complaintFigures.nobody');
  return translate(`resources.complaints.codes.${by === 'lag' ? 'channel' : by}.${code}`);
}
export const partyName = (party: string | null, say: Say): string =>
  party === null ? say('complaintFigures.nobody') : say(`standard.parties.${party}` as AppKey);

/** Whole minutes: seconds of a recording mean nothing. */
export const wholeMinutes = ({ median, ninetieth }: Lag) => ({
  median: median === null ? null : Math.round(median),
  ninetieth: ninetieth === null ? null : Math.round(ninetieth),
});
const waitingIn = ({ waitingFor }: ComplaintFigures) => waitingFor.reduce((sum, { open }) => sum + open, 0);

/** The figures by one of their groupings, never a percentage without what it is of. */
export function complaintTable(figures: ComplaintFigures, by: ComplaintGrouping, say: Say, translate: Translate): Told {
  const heading = say(`complaintFigures.groupings.${by}`);
  if (by === 'party')
    return {
      by: heading,
      columns: [say('complaintFigures.ofWaiting'), say('figures.late'), say('complaintFigures.waitingInTime')],
      rows: figures.waitingFor.map(({ party, open, late }) => ({
        key: party ?? '',
        name: partyName(party, say),
        cells: [partText(say, open, waitingIn(figures)), late, open - late],
      })),
    };
  const rows = countsBy(figures, by).map((count) => ({
    key: count.code ?? '',
    name: countName(by, count, say, translate),
    cells: by === 'lag' ? lagCells(count) : caseCells(count, say),
  }));
  const columns: readonly AppKey[] = by === 'lag' ? LAG_COLUMNS : CASE_COLUMNS;
  return {
    by: by === 'lag' ? say('complaintFigures.groupings.channel') : heading,
    columns: columns.map((key) => say(key)),
    rows,
  };
}

const CASE_COLUMNS = [
  'complaintFigures.received',
  'complaintFigures.answered',
  'figures.onTime',
  'figures.late',
  'figures.open',
] as const satisfies readonly AppKey[];
const caseCells = (count: ComplaintCount, say: Say) => [
  count.received,
  partText(say, count.answered, count.received),
  shareText(say, count),
  count.late,
  count.open,
];
const LAG_COLUMNS = [
  'complaintFigures.received',
  'complaintFigures.lagMiddle',
  'complaintFigures.lagMost',
] as const satisfies readonly AppKey[];
function lagCells({ received, lag }: ComplaintCount) {
  const { median, ninetieth } = wholeMinutes(lag);
  return [received, median, ninetieth];
}
