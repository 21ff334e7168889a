import { useTheme } from '@mui/material';
import type { Figures } from '../../api/define/figures.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { Bars } from './Bars.tsx';
import { groupName, nameWithShare, verdictSeries } from './columns.ts';

/** How the office keeps its promises, as bars. */
export function FiguresChart({ figures: { by, rows } }: { figures: Figures }) {
  const say = useSay();
  const language = useLanguage();
  const { palette } = useTheme();
  const inMinutes = by === 'step' || by === 'party';
  const series = inMinutes
    ? [
        ...(by === 'step'
          ? [{ label: say('figures.budget'), color: palette.text.disabled, data: rows.map(({ budget }) => budget) }]
          : []),
        { label: say('figures.middle'), color: palette.primary.main, data: rows.map(({ working }) => working.p50) },
        { label: say('figures.most'), color: palette.warning.main, data: rows.map(({ working }) => working.p90) },
      ]
    : verdictSeries(rows, say, palette);
  const names = rows.map((row) => {
    const name = groupName(by, row, say, language);
    return inMinutes ? name : nameWithShare(name, row, language);
  });
  return <Bars names={names} series={series} stacked={!inMinutes} />;
}
