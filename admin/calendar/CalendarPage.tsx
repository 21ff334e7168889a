import BeforeIcon from '@mui/icons-material/ChevronLeft';
import AfterIcon from '@mui/icons-material/ChevronRight';
import { Button, IconButton, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CreateButton, Title, useGetList } from 'react-admin';
import { type Holiday, holidays, type OfficeHours } from '../../api/calendar/calendar.resource.ts';
import { officeDate } from '../../api/define/office-time.ts';
import { mayAccess } from '../engine/authProvider.ts';
import { formatDate, formatMoment } from '../engine/format.ts';
import { useRoles } from '../engine/words.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { type CalendarAnswer, calendarState } from './calendarApi.ts';
import { weeksIn } from './days.ts';
import { HoursView } from './HoursView.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { Incomplete } from './Incomplete.tsx';
import { RamadanDialog } from './RamadanDialog.tsx';
import { YearView } from './YearView.tsx';

/** More than a year has, or an office keeps. */
const ALL = { page: 1, perPage: 100 };

/** When the office works, a year at a time. */
export function CalendarPage() {
  const { data: state, isError } = useQuery({ queryKey: ['calendar', 'state'], queryFn: calendarState });
  const [thisYear] = useState(() => Number(officeDate(Date.now()).slice(0, 4)));
  const say = useSay();
  if (!state && !isError) return <Title title={say('calendar.title')} />;
  // Begins where there is something to do.
  return <Years first={state?.warning?.year ?? thisYear} state={state} />;
}

function Years({ first, state }: { first: number; state: CalendarAnswer | undefined }) {
  const say = useSay();
  const language = useLanguage();
  const mayChange = mayAccess(holidays, 'create', useRoles());
  const [year, setYear] = useState(first);
  const [importing, setImporting] = useState(false);
  const [entering, setEntering] = useState(false);
  const { data: days = [] } = useGetList<Holiday>('holidays', {
    filter: { date_gte: `${year}-01-01`, date_lte: `${year}-12-31` },
    sort: { field: 'date', order: 'ASC' },
    pagination: ALL,
  });
  const { data: hours = [], isPending } = useGetList<OfficeHours>('office-hours', {
    sort: { field: 'validFrom', order: 'DESC' },
    pagination: ALL,
  });
  const lacksRamadan = !isPending && weeksIn(hours, year).every(({ regime }) => regime !== 'ramadan');
  return (
    <Stack component="section" aria-label={say('calendar.title')} sx={{ gap: 2, mt: 2 }}>
      <Title title={say('calendar.title')} />
      {state && <Incomplete state={state} />}
      <Stack direction="row" sx={{ alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <IconButton aria-label={say('calendar.before')} onClick={() => setYear(year - 1)}>
          <BeforeIcon />
        </IconButton>
        <Typography variant="h5" component="h1" aria-live="polite">
          {say('calendar.year', { year: String(year) })}
        </Typography>
        <IconButton aria-label={say('calendar.after')} onClick={() => setYear(year + 1)}>
          <AfterIcon />
        </IconButton>
        {mayChange && (
          <>
            <CreateButton resource="holidays" label={say('calendar.addHoliday')} />
            <CreateButton resource="office-hours" label={say('calendar.addHours')} />
            {lacksRamadan && (
              <Button size="small" onClick={() => setEntering(true)}>
                {say('calendar.enterRamadan')}
              </Button>
            )}
            <Button size="small" onClick={() => setImporting(true)}>
              {say('calendar.import')}
            </Button>
          </>
        )}
      </Stack>
      {state && (
        <Typography color="text.secondary">
          {state.knownUntil
            ? say('calendar.known', { date: formatDate(state.knownUntil, language) })
            : say('calendar.unknown')}
        </Typography>
      )}
      <YearView year={year} holidays={days} hours={hours} />
      <HoursView hours={hours} year={year} />
      {state && <Versions of={state} />}
      {state?.withoutRamadan.includes(year) && <Typography>{say('calendar.saidWithout')}</Typography>}
      {entering && <RamadanDialog year={year} hours={hours} onClose={() => setEntering(false)} />}
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </Stack>
  );
}

function Versions({ of: { versions } }: { of: CalendarAnswer }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <Stack component="section" aria-labelledby="versions-title" sx={{ gap: 1 }}>
      <Typography id="versions-title" variant="h6" component="h2">
        {say('calendar.versions')}
      </Typography>
      {versions.map(({ version, at, actorName, reason }) => (
        <Typography key={version} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {say('calendar.versionOf', { version: String(version), reason })}
          <Typography component="span" variant="body2" color="text.secondary">
            {' '}
            · {actorName ?? say('calendar.system')} · {formatMoment(at, language)}
          </Typography>
        </Typography>
      ))}
    </Stack>
  );
}
