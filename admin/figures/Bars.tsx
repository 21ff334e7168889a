import { Box, type Theme, useMediaQuery } from '@mui/material';
import { BarChart } from '@mui/x-charts/BarChart';
import { ChartsText, type ChartsTextProps } from '@mui/x-charts/ChartsText';
import { useMemo } from 'react';
import { formatNumber } from '../engine/format.ts';
import { useLanguage } from '../i18n/provider.ts';

/** For every group its bars, and what stands around them: the legend above, the axis below. */
const ROW = 44;
const FRAME = 96;
const LINE = 15;
const PLACE = '#';
const NAMES = { narrow: { width: 140, letters: 15 }, wide: { width: 210, letters: 25 } };

/** A name in lines of so many letters. */
function inLines(name: string, letters: number): string {
  const lines = [''];
  for (const word of name.split(' ')) {
    const longer = `${lines.at(-1)!} ${word}`.trim();
    if (longer.split('\n').at(-1)!.length > letters) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.join('\n').trim();
}

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
  const { width, letters } = isWide ? NAMES.wide : NAMES.narrow;
  const told = names.map((name) => inLines(name, letters));
  const lines = Math.max(...told.map((name) => name.split('\n').length));
  const all = JSON.stringify(told);
  // The chart measures lines as if they were one and cuts names off until two are the same: it is given their places.
  const Name = useMemo(() => {
    const known = JSON.parse(all) as string[];
    return ({ text, ...tick }: ChartsTextProps) => (
      <ChartsText {...tick} text={text.startsWith(PLACE) ? (known[Number(text.slice(PLACE.length))] ?? '') : text} />
    );
  }, [all]);
  const row = Math.max(ROW, (lines + 1) * LINE);
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, language));
  return (
    <Box aria-hidden sx={{ minWidth: 260 }}>
      <BarChart
        layout="horizontal"
        disableKeyboardNavigation
        skipAnimation
        height={FRAME + names.length * row * (stacked ? 1 : 1.25)}
        margin={{ left: 0, right: 16, top: 8, bottom: 0 }}
        grid={{ vertical: true }}
        slots={{ axisTickLabel: Name }}
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
            data: names.map((_, place) => place),
            valueFormatter: (place: number, { location }) => (location === 'tick' ? `${PLACE}${place}` : names[place]!),
            width,
            tickLabelStyle: { fontSize: 12 },
          },
        ]}
      />
    </Box>
  );
}
