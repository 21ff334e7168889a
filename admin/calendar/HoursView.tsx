import { Box, Card, CardContent, Stack, Table, TableBody, TableCell, TableRow, Typography } from '@mui/material';
import { Link, useTranslate } from 'react-admin';
import { type OfficeHours, officeHours } from '../../api/calendar/calendar.resource.ts';
import { formatDate } from '../engine/format.ts';
import { codeKey } from '../engine/words.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { type Week, WEEKDAYS, weekdayName, weeksIn } from './days.ts';

/** The picture shows the day from 6 to 18. */
const FROM = 6;
const HOURS = 12;
const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0];
const hourOf = (time: string): number => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60;
const percent = (hour: number): number => Math.min(100, Math.max(0, ((hour - FROM) / HOURS) * 100));

/** The hours of a week, as a picture and as a table, for each that holds in the year. */
export function HoursView({ hours, year }: { hours: readonly OfficeHours[]; year: number }) {
  const say = useSay();
  return (
    <Stack component="section" aria-labelledby="hours-title" sx={{ gap: 2 }}>
      <Typography id="hours-title" variant="h6" component="h2">
        {say('calendar.hours')}
      </Typography>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'repeat(auto-fill, minmax(min(380px, 100%), 1fr))' }}>
        {weeksIn(hours, year).map((week) => (
          <WeekCard key={`${week.regime} ${week.validFrom}`} week={week} />
        ))}
      </Box>
    </Stack>
  );
}

function WeekCard({ week }: { week: Week }) {
  const say = useSay();
  const language = useLanguage();
  const translate = useTranslate();
  return (
    <Card>
      <CardContent sx={{ p: 1.5 }}>
        <Typography component="h3" sx={{ fontWeight: 650 }}>
          {translate(codeKey(officeHours, 'regime', week.regime))}
        </Typography>
        <Typography variant="body2" color="text.secondary">
          {say('calendar.hoursValid', {
            from: formatDate(week.validFrom, language),
            to: week.validTo ? formatDate(week.validTo, language) : say('calendar.open'),
          })}
        </Typography>
        <Table size="small" sx={{ '& td, & th': { px: 0.5 } }}>
          <TableBody>
            {MONDAY_FIRST.map((weekday) => {
              const rows = week.rows.filter((row) => row.weekday === WEEKDAYS[weekday]);
              return (
                <TableRow key={weekday}>
                  <TableCell component="th" scope="row">
                    {weekdayName(weekday, language, 'long')}
                  </TableCell>
                  <TableCell sx={{ width: '35%' }} aria-hidden>
                    <Bars rows={rows} />
                  </TableCell>
                  <TableCell>
                    {rows.length === 0 && say('calendar.closedDay')}
                    {rows.map((row) => (
                      <Box key={row.id} component="span" sx={{ mr: 1, whiteSpace: 'nowrap' }}>
                        <Link to={`/office-hours/${row.id}/show`}>
                          {row.opensAt}–{row.closesAt}
                        </Link>
                      </Box>
                    ))}
                  </TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      </CardContent>
    </Card>
  );
}

function Bars({ rows }: { rows: readonly OfficeHours[] }) {
  return (
    <Box sx={{ position: 'relative', height: 14, bgcolor: 'action.hover', borderRadius: 0.5 }}>
      {rows.map(({ id, opensAt, closesAt }) => {
        const [left, right] = [percent(hourOf(opensAt)), percent(hourOf(closesAt))];
        return (
          <Box
            key={id}
            sx={{
              position: 'absolute',
              top: 0,
              bottom: 0,
              left: `${left}%`,
              width: `${right - left}%`,
              bgcolor: 'primary.main',
              borderRadius: 0.5,
            }}
          />
        );
      })}
    </Box>
  );
}
