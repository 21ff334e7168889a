import { Alert, Stack, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { formatMoment } from '../engine/format.ts';
import { Sideways } from '../engine/Sideways.tsx';
import { useLanguage, useSay } from '../i18n/provider.ts';
import type { Preview } from './calendarApi.ts';

/** Which due times a change moves, from when to when. */
export function Moved({ preview: { counts, moved } }: { preview: Preview }) {
  const say = useSay();
  const language = useLanguage();
  const translate = useTranslate();
  const moment = (value: string | null) => (value ? formatMoment(value, language) : say('calendar.paused'));
  return (
    <Stack sx={{ gap: 1 }}>
      <Typography variant="h6" component="h3">
        {say('calendar.effect')}
      </Typography>
      <Alert severity={counts.moved > 0 ? 'warning' : 'success'}>
        {counts.moved > 0 ? say('calendar.moved', counts) : say('calendar.none', counts)}
        {counts.firm > 0 && ` ${say('calendar.firm', counts)}`}
        {moved.length > 0 && moved.length < counts.moved && ` ${say('calendar.first', { shown: moved.length })}`}
      </Alert>
      {moved.length > 0 && (
        <Sideways label={say('calendar.effect')} maxHeight={320}>
          <Table size="small" stickyHeader>
            <TableHead>
              <TableRow>
                {(['number', 'kind', 'oldDue', 'newDue'] as const).map((name) => (
                  <TableCell key={name}>{say(`calendar.${name}`)}</TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {moved.map((one) => (
                <TableRow key={one.id}>
                  <TableCell>
                    {[one.number, one.title === one.number ? null : one.title].filter(Boolean).join(' · ')}
                  </TableCell>
                  <TableCell>{translate(`resources.${one.resource}.name`, { smart_count: 1 })}</TableCell>
                  <TableCell>{moment(one.oldDueAt)}</TableCell>
                  <TableCell>
                    <b>{moment(one.newDueAt)}</b>
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Sideways>
      )}
    </Stack>
  );
}
