import { Alert, Link } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-admin';
import { LEADERS, type Role } from '../../api/define/roles.ts';
import { useRoles } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';
import { type CalendarAnswer, calendarState } from './calendarApi.ts';

/** Who sees to it that the calendar goes on. */
const TOLD: readonly Role[] = [...LEADERS, 'admin_sistem'];

/** What the calendar of a year lacks, while due times in it are provisional. */
export function Incomplete({ state: { warning }, linked = false }: { state: CalendarAnswer; linked?: boolean }) {
  const say = useSay();
  if (!warning) return null;
  const todo = warning.missing.map((one) => say(`calendar.missing.${one}`)).join('; ');
  return (
    <Alert severity="warning">
      {say('calendar.incomplete', { year: String(warning.year), todo })}{' '}
      {linked && (
        <Link component={RouterLink} to="/kalender">
          {say('calendar.title')}
        </Link>
      )}
    </Alert>
  );
}

/** The same for the leaders and the administrator, where they begin their day. */
export function IncompleteCalendar() {
  const isTold = useRoles().some((role) => TOLD.includes(role));
  const { data } = useQuery({ queryKey: ['calendar', 'state'], queryFn: calendarState, enabled: isTold });
  return data ? <Incomplete state={data} linked /> : null;
}
