import { Box, useTheme } from '@mui/material';
import { BarChart } from '@mui/x-charts/BarChart';
import type { Figures } from '../../api/define/figures.ts';
import { formatNumber } from '../engine/format.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { groupName } from './columns.ts';

/** For every group its bars, and what stands around them: the legend above, the axis below. */
const ROW = 44;
const FRAME = 96;
const NAMES = 140;

/** The figures as bars, for eyes only: the table says the same to everybody. */
export function FiguresChart({ figures: { by, rows } }: { figures: Figures }) {
  const say = useSay();
  const language = useLanguage();
  const { palette } = useTheme();
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, language));
  const inMinutes = by === 'step' || by === 'party';
  const series = inMinutes
    ? [
        ...(by === 'step'
          ? [{ label: say('figures.budget'), color: palette.text.disabled, data: rows.map(({ budget }) => budget) }]
          : []),
        { label: say('figures.middle'), color: palette.primary.main, data: rows.map(({ working }) => working.p50) },
        { label: say('figures.most'), color: palette.warning.main, data: rows.map(({ working }) => working.p90) },
      ]
    : [
        { label: say('figures.onTime'), color: palette.primary.main, data: rows.map(({ onTime }) => onTime) },
        { label: say('figures.late'), color: palette.error.main, data: rows.map(({ late }) => late) },
        { label: say('figures.open'), color: palette.text.disabled, data: rows.map(({ open }) => open) },
      ];
  const names = rows.map((row) => {
    const name = groupName(by, row, say, language);
    const whole = row.onTime + row.late;
    // In front, where a long name does not cut it off.
    return inMinutes || whole === 0 ? name : `${number(row.onTime)}/${number(whole)}\n${name}`;
  });
  return (
    <Box aria-hidden>
      <BarChart
        layout="horizontal"
        disableKeyboardNavigation
        skipAnimation
        height={FRAME + rows.length * ROW * (inMinutes ? 1.25 : 1)}
        margin={{ left: 0, right: 16, top: 8, bottom: 0 }}
        grid={{ vertical: true }}
        series={series.map((one) => ({ ...one, valueFormatter: number, ...(!inMinutes && { stack: 'all' }) }))}
        xAxis={[{ min: 0, tickMinStep: 1, valueFormatter: number }]}
        yAxis={[{ scaleType: 'band', data: names, width: NAMES, tickLabelStyle: { fontSize: 12 } }]}
      />
    </Box>
  );
}
