import { useTheme } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ComplaintFigures } from '../../api/define/figures.ts';
import { Bars } from '../figures/Bars.tsx';
import { nameWithShare, verdictSeries } from '../figures/columns.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { type ComplaintGrouping, countName, countsBy, partyName, wholeMinutes } from './complaintTable.ts';

export function ComplaintChart({ figures, by }: { figures: ComplaintFigures; by: ComplaintGrouping }) {
  const say = useSay();
  const translate = useTranslate();
  const language = useLanguage();
  const { palette } = useTheme();
  if (by === 'party') {
    const { waitingFor } = figures;
    const series = [
      { label: say('figures.late'), color: palette.error.main, data: waitingFor.map(({ late }) => late) },
      {
        label: say('complaintFigures.waitingInTime'),
        color: palette.text.disabled,
        data: waitingFor.map(({ open, late }) => open - late),
      },
    ];
    return <Bars names={waitingFor.map(({ party }) => partyName(party, say))} series={series} stacked />;
  }
  const counts = countsBy(figures, by);
  // How long each class may take is in the table.
  const names = counts.map((count) => countName(by, count, say, translate).replace(/ \(.+\)$/, ''));
  if (by === 'lag') {
    const lags = counts.map(({ lag }) => wholeMinutes(lag));
    const series = [
      { label: say('figures.middle'), color: palette.primary.main, data: lags.map(({ median }) => median) },
      {
        label: say('complaintFigures.most'),
        color: palette.warning.main,
        data: lags.map(({ ninetieth }) => ninetieth),
      },
    ];
    return <Bars names={names} series={series} stacked={false} />;
  }
  const withShare = counts.map((count, index) => nameWithShare(names[index]!, count, language));
  return <Bars names={withShare} series={verdictSeries(counts, say, palette)} stacked />;
}
