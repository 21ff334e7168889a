import { Box, type Theme, useMediaQuery } from '@mui/material';
import { BarChart } from '@mui/x-charts/BarChart';
import { formatNumber } from '../engine/format.ts';
import { useLanguage } from '../i18n/provider.ts';

/** For every group its bars, and what stands around them: the legend above, the axis below. */
const ROW = 44;
const FRAME = 96;
const NAMES = { narrow: 140, wide: 210 };

export interface Series {
  readonly label: string;
  readonly color: string;
  readonly data: readonly (number | null)[];
}

/** Figures as bars, for eyes only: the table says the same to everybody. Stacked, where they are parts of a whole. */
export function Bars(props: { names: readonly string[]; series: readonly Series[]; stacked: boolean }) {
  const { names, series, stacked } = props;
  const language = useLanguage();
  const isWide = useMediaQuery<Theme>(({ breakpoints }) => breakpoints.up('md'));
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, language));
  return (
    <Box aria-hidden>
      <BarChart
        layout="horizontal"
        disableKeyboardNavigation
        skipAnimation
        height={FRAME + names.length * ROW * (stacked ? 1 : 1.25)}
        margin={{ left: 0, right: 16, top: 8, bottom: 0 }}
        grid={{ vertical: true }}
        series={series.map(({ data, ...one }) => ({
          ...one,
          data: [...data],
          valueFormatter: number,
          ...(stacked && { stack: 'all' }),
        }))}
        xAxis={[{ min: 0, tickMinStep: 1, valueFormatter: number }]}
        yAxis={[
          {
            scaleType: 'band',
            data: [...names],
            width: isWide ? NAMES.wide : NAMES.narrow,
            tickLabelStyle: { fontSize: 12 },
          },
        ]}
      />
    </Box>
  );
}
