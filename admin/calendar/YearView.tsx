import { Box, Card, CardContent, Chip, Stack, Typography } from '@mui/material';
import { Link, useTranslate } from 'react-admin';
import { type Holiday, holidays as declared, type OfficeHours } from '../../api/calendar/calendar.resource.ts';
import { formatDate } from '../engine/format.ts';
import { codeKey } from '../engine/words.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { holidaysOf, isRamadan, isWeekend, monthName, weekdayName, weeksOf } from './days.ts';

type Kind = Holiday['type'];
const TYPES: readonly Kind[] = ['libur_nasional', 'cuti_bersama', 'libur_daerah'];
/** Beside the colour each kind of day has a letter of its own. */
const MARKS: Readonly<Record<Kind, { letter: string; color: 'error' | 'warning' | 'info' }>> = {
  libur_nasional: { letter: 'L', color: 'error' },
  cuti_bersama: { letter: 'C', color: 'warning' },
  libur_daerah: { letter: 'D', color: 'info' },
};
const RAMADAN = 'R';
const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0];

interface YearProps {
  readonly year: number;
  readonly holidays: readonly Holiday[];
  readonly hours: readonly OfficeHours[];
}

/** Twelve months: what is closed and why, in colours, letters, and words. */
export function YearView({ year, holidays, hours }: YearProps) {
  const say = useSay();
  return (
    <Stack sx={{ gap: 2 }}>
      <Legend holidays={holidays} />
      {holidays.length === 0 && <Typography>{say('calendar.noHolidays')}</Typography>}
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'repeat(auto-fill, minmax(min(260px, 100%), 1fr))' }}>
        {Array.from({ length: 12 }, (_, month) => (
          <Card key={month}>
            <CardContent sx={{ p: 1.5 }}>
              <Month year={year} month={month} holidays={holidaysOf(holidays, month)} hours={hours} />
            </CardContent>
          </Card>
        ))}
      </Box>
    </Stack>
  );
}

function Legend({ holidays }: { holidays: readonly Holiday[] }) {
  const say = useSay();
  const translate = useTranslate();
  const decrees = [...new Set(holidays.map(({ decree }) => decree).filter(Boolean))];
  return (
    <Stack component="section" aria-label={say('calendar.legend')} sx={{ gap: 1 }}>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        {TYPES.map((type) => (
          <Chip
            key={type}
            size="small"
            variant="outlined"
            color={MARKS[type].color}
            label={`${MARKS[type].letter} · ${translate(codeKey(declared, 'type', type))}`}
          />
        ))}
        <Chip size="small" variant="outlined" label={`${RAMADAN} · ${say('calendar.ramadan')}`} />
        <Chip size="small" label={`– · ${say('calendar.closed')}`} />
      </Stack>
      {decrees.length > 0 && (
        <Typography variant="body2" color="text.secondary">
          {say('calendar.decrees', { decrees: decrees.join(' · ') })}
        </Typography>
      )}
    </Stack>
  );
}

function Month({ year, month, holidays, hours }: YearProps & { month: number }) {
  const language = useLanguage();
  const translate = useTranslate();
  const title = monthName(month, language);
  return (
    <>
      <Box
        component="table"
        sx={{ width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', textAlign: 'center' }}
      >
        <Typography component="caption" sx={{ fontWeight: 650, textAlign: 'left', captionSide: 'top', p: 0, pb: 0.5 }}>
          {title} {year}
        </Typography>
        <thead>
          <tr>
            {MONDAY_FIRST.map((weekday) => (
              <Typography key={weekday} component="th" scope="col" variant="caption" color="text.secondary">
                <abbr title={weekdayName(weekday, language, 'long')} style={{ textDecoration: 'none' }}>
                  {weekdayName(weekday, language, 'short')}
                </abbr>
              </Typography>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(year, month).map((week, index) => (
            <tr key={index}>
              {week.map((date, place) => (
                <Day
                  key={date ?? place}
                  date={date}
                  holiday={holidays.find((one) => one.date === date)}
                  hours={hours}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 1, p: 0 }}>
        {holidays.map((holiday) => (
          <Typography key={holiday.id} component="li" variant="body2" sx={{ overflowWrap: 'anywhere' }}>
            {formatDate(holiday.date, language)}: <Link to={`/holidays/${holiday.id}/show`}>{holiday.name}</Link> (
            {translate(codeKey(declared, 'type', holiday.type))})
          </Typography>
        ))}
      </Box>
    </>
  );
}

interface DayProps {
  readonly date: string | null;
  readonly holiday: Holiday | undefined;
  readonly hours: readonly OfficeHours[];
}
function Day({ date, holiday, hours }: DayProps) {
  const say = useSay();
  const translate = useTranslate();
  if (!date) return <td />;
  const mark = holiday && MARKS[holiday.type];
  const weekend = isWeekend(hours, date);
  const ramadan = !holiday && !weekend && isRamadan(hours, date);
  const letter = mark?.letter ?? (weekend ? '–' : ramadan ? RAMADAN : '');
  const words = holiday
    ? `${holiday.name} (${translate(codeKey(declared, 'type', holiday.type))})`
    : weekend
      ? say('calendar.closed')
      : ramadan
        ? say('calendar.ramadan')
        : undefined;
  return (
    <Box
      component="td"
      title={words}
      sx={{
        p: 0.25,
        borderRadius: 1,
        lineHeight: 1.1,
        fontVariantNumeric: 'tabular-nums',
        ...(mark && { bgcolor: `${mark.color}.main`, color: 'background.paper', fontWeight: 700 }),
        ...(!mark && weekend && { color: 'text.secondary', bgcolor: 'action.hover' }),
        ...(ramadan && { boxShadow: 'inset 0 0 0 1px currentColor' }),
      }}
    >
      {Number(date.slice(8))}
      <Box aria-hidden component="span" sx={{ display: 'block', fontSize: 10, minHeight: 11 }}>
        {letter}
      </Box>
    </Box>
  );
}
