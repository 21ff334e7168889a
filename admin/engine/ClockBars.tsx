import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ClockAnswer } from '../../api/define/answers/clock.ts';
import { type Resource, stateOf } from '../../api/define/resource.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { useDuration } from './CountdownChip.tsx';
import { formatMoment } from './format.ts';
import { codeKey } from './words.ts';

const COLORS: Readonly<Record<string, string>> = {
  office: 'primary.main',
  applicant: 'warning.main',
  bsre: 'info.main',
  dukcapil_bkn: 'success.main',
  ppk: 'secondary.main',
};
const colorOf = (party: string | null): string => COLORS[party ?? ''] ?? 'text.disabled';
const STANDING =
  'repeating-linear-gradient(135deg, transparent 0 4px, color-mix(in srgb, currentColor 35%, transparent) 4px 8px)';

interface Part {
  readonly key: string;
  readonly size: number;
  readonly color: string;
  readonly standing?: boolean;
}
/** Parts beside each other, as wide as they are large; what it shows stands in words below it. */
const Bar = ({ parts }: { parts: readonly Part[] }) =>
  parts.some(({ size }) => size > 0) && (
    <Box aria-hidden sx={{ display: 'flex', gap: '2px', height: 18, borderRadius: 1, overflow: 'hidden', my: 0.75 }}>
      {parts.map(({ key, size, color, standing }) => (
        <Box
          key={key}
          sx={{
            flex: `${Math.max(size, 0)} 0 4px`,
            bgcolor: standing ? 'transparent' : color,
            color,
            ...(standing && { border: 1, borderColor: color, backgroundImage: STANDING }),
          }}
        />
      ))}
    </Box>
  );

const Swatch = ({ color }: { color: string }) => (
  <Box
    component="span"
    aria-hidden
    sx={{ display: 'inline-block', width: 10, height: 10, borderRadius: 0.5, mr: 1, bgcolor: color }}
  />
);

/** Whose minutes were used, and the stretches one after the other: each as a picture and in words. */
export function ClockBars({ of: resource, clock }: { of: Resource; clock: ClockAnswer }) {
  const say = useSay();
  const translate = useTranslate();
  // What is no state of its own, such as an outage, is said in the words of the API.
  const stateWord = (state: string, label: string) =>
    translate(codeKey(resource, stateOf(resource)?.field ?? '', state), { _: label });
  const language = useLanguage();
  const duration = useDuration();
  const office = (minutes: number) => duration.office(minutes, clock.workingDayMinutes);
  const moment = (value: string) => formatMoment(value, language);
  const lasting = clock.segments.filter(({ party }) => party !== null);
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'repeat(auto-fit, minmax(min(280px, 100%), 1fr))' }}>
      <Box>
        <Typography component="h3" variant="subtitle2">
          {say('clock.byParty')}
        </Typography>
        <Bar
          parts={clock.byParty.map(({ party, officeMinutes }) => ({
            key: party,
            size: officeMinutes,
            color: colorOf(party),
          }))}
        />
        <Table size="small" sx={{ '& td, & th': { px: 0.5 } }}>
          <TableHead>
            <TableRow>
              <TableCell>{say('clock.party')}</TableCell>
              <TableCell align="right">{say('clock.officeTime')}</TableCell>
              <TableCell align="right">{say('clock.wallTime')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {clock.byParty.map(({ party, label, officeMinutes, wallMinutes }) => (
              <TableRow key={party}>
                <TableCell>
                  <Swatch color={colorOf(party)} />
                  {translate(`app.standard.parties.${party}`, { _: label })}
                </TableCell>
                <TableCell align="right">{office(officeMinutes)}</TableCell>
                <TableCell align="right">{duration.wall(wallMinutes)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      <Box>
        <Typography component="h3" variant="subtitle2">
          {say('clock.segments')}
        </Typography>
        <Bar
          parts={lasting.map(({ from, officeMinutes, party, runs }) => ({
            key: from,
            size: officeMinutes,
            color: colorOf(party),
            standing: !runs,
          }))}
        />
        <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.75 }}>
          {clock.segments.map(({ from, to, state, label, step, party, runs, officeMinutes }) => (
            <Typography key={from} component="li" variant="body2">
              {party && <Swatch color={colorOf(party)} />}
              <b>{[step, stateWord(state, label)].filter(Boolean).join(' · ')}</b>
              {party && (
                <>
                  {' '}
                  ({say(runs ? 'clock.running' : 'clock.standing')},{' '}
                  {say('clock.usedText', { time: office(officeMinutes) })})
                </>
              )}
              <Typography component="span" variant="caption" color="text.secondary" sx={{ display: 'block' }}>
                {party ? `${moment(from)} – ${to ? moment(to) : say('clock.now')}` : moment(from)}
              </Typography>
            </Typography>
          ))}
        </Box>
      </Box>
    </Box>
  );
}
