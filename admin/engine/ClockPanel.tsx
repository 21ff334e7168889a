import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { Accordion, AccordionDetails, AccordionSummary, Box, Chip, Skeleton, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { RecordContextProvider } from 'react-admin';
import type { ClockAnswer } from '../../api/define/answers/clock.ts';
import type { Resource } from '../../api/define/resource.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { ClockBars } from './ClockBars.tsx';
import { CountdownChip, useDuration, useServerTime } from './CountdownChip.tsx';
import { type StoredRecord, useWaskita } from './dataProvider.ts';
import { DueChip } from './DueChip.tsx';
import { Reference } from './kinds/reference.tsx';
import { formatMoment, formatTime, isToday } from './format.ts';
import { useTermText } from './terms.ts';

/** The time of a record: what was promised, what is left, whose minutes were used, and why it is due when it is. */
export function ClockPanel({ of: resource, record }: { of: Resource; record: StoredRecord }) {
  const say = useSay();
  const provider = useWaskita();
  const { data, isError, dataUpdatedAt } = useQuery({
    queryKey: [resource.name, 'clock', record.id, record.version, record.dueAt, record.clockPhase],
    queryFn: () => provider.clock(resource.name, record.id),
    retry: false,
  });
  return (
    <Stack component="section" aria-labelledby={`clock-${record.id}`} sx={{ gap: 2 }}>
      <Typography id={`clock-${record.id}`} variant="h6" component="h2">
        {say('clock.title')}
      </Typography>
      {isError && <Typography color="text.secondary">{say('clock.none')}</Typography>}
      {!data && !isError && <Skeleton variant="rounded" height={120} />}
      {data && <Clock of={resource} clock={data} answeredAt={dataUpdatedAt} />}
    </Stack>
  );
}

interface ClockProps {
  readonly of: Resource;
  readonly clock: ClockAnswer;
  readonly answeredAt: number;
}
function Clock({ of: resource, clock, answeredAt }: ClockProps) {
  const say = useSay();
  const language = useLanguage();
  const at = useServerTime(clock, answeredAt);
  const party = clock.segments.at(-1)?.party ?? null;
  const moment = (value: unknown) => (typeof value === 'string' ? formatMoment(value, language) : say('value.none'));
  const duration = useDuration();
  const termText = useTermText();
  const isEarlierLate = clock.late && !clock.count.late;
  return (
    <>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        <CountdownChip count={clock.count} counting={clock} at={at} party={party} />
        {isEarlierLate && (
          <Chip component="span" size="small" color="error" variant="outlined" label={say('clock.letDown')} />
        )}
      </Stack>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(170px, 100%), 1fr))',
        }}
      >
        <Fact label={say('common.dueAt')}>
          {moment(clock.dueAt)}
          {clock.provisional && ` (${say('clock.provisional')})`}
        </Fact>
        {clock.worstId && resource.clock?.worstOf && (
          <Fact label={say('clock.worst')}>
            <RecordContextProvider value={{ id: clock.worstId }}>
              <Reference source="id" to={resource.clock.worstOf.resource} />
            </RecordContextProvider>
          </Fact>
        )}
        <Fact label={say('clock.promise')}>{termText(clock.term)}</Fact>
        <Fact label={say('clock.used')}>
          {say('clock.usedText', { time: duration.office(clock.used.officeMinutes, clock.workingDayMinutes) })}
        </Fact>
        <Fact label={say('clock.began')}>{moment(clock.startedAt)}</Fact>
        {clock.stoppedAt && <Fact label={say('clock.ended')}>{moment(clock.stoppedAt)}</Fact>}
      </Box>
      <ClockBars of={resource} clock={clock} />
      <Why clock={clock} />
      {clock.recalculations.length > 0 && (
        <Box>
          <Typography component="h3" variant="subtitle2">
            {say('clock.recalculated')}
          </Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {clock.recalculations.map(({ at: when, oldDueAt, newDueAt, reason }) => (
              <Typography key={when} component="li" variant="body2">
                {say('clock.recalculation', { at: moment(when), old: moment(oldDueAt), new: moment(newDueAt), reason })}
              </Typography>
            ))}
          </Box>
        </Box>
      )}
      {clock.people.length > 0 && resource.clock?.worstOf && <People of={resource} clock={clock} />}
    </>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <Box sx={{ minWidth: 0 }}>
    <Typography component="dt" variant="caption" color="text.secondary">
      {label}
    </Typography>
    <Typography component="dd" sx={{ m: 0 }}>
      {children}
    </Typography>
  </Box>
);

/** Line by line, in the words of the API. */
function Why({ clock }: { clock: ClockAnswer }) {
  const say = useSay();
  const language = useLanguage();
  const due = clock.dueAt && (isToday(clock.dueAt, clock.now) ? formatTime : formatMoment)(clock.dueAt, language);
  return (
    <Accordion
      disableGutters
      slotProps={{ transition: { unmountOnExit: true } }}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1 }}
    >
      <AccordionSummary expandIcon={<ExpandMoreIcon />}>
        <Typography component="h3" sx={{ fontWeight: 650 }}>
          {clock.stoppedAt ? say('clock.whyEnded') : due ? say('clock.why', { at: due }) : say('clock.whyPaused')}
        </Typography>
      </AccordionSummary>
      <AccordionDetails>
        <Box component="ol" lang="id" sx={{ m: 0, pl: 2.5 }}>
          {clock.explanation.map((line) => (
            <Typography key={line} component="li" variant="body2">
              {line}
            </Typography>
          ))}
        </Box>
      </AccordionDetails>
    </Accordion>
  );
}

function People({ of: resource, clock }: { of: Resource; clock: ClockAnswer }) {
  const say = useSay();
  const to = resource.clock?.worstOf?.resource ?? '';
  return (
    <Box>
      <Typography component="h3" variant="subtitle2" gutterBottom>
        {say('clock.people')}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.75 }}>
        {clock.people.map(({ id, dueAt, phase }) => (
          <Stack
            key={id}
            component="li"
            direction="row"
            sx={{ gap: 1, alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap' }}
          >
            <RecordContextProvider value={{ id }}>
              <Reference source="id" to={to} />
            </RecordContextProvider>
            <DueChip record={{ dueAt, clockPhase: phase }} />
          </Stack>
        ))}
      </Box>
    </Box>
  );
}
