import { Alert, Box, Chip, type ChipProps, Link as Anchor, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-admin';
import type { MeetingYear, MonthOfYear, MonthState } from '../../api/define/answers/meetings.ts';
import { officeDate } from '../../api/define/office-time.ts';
import { evaluationMeetings } from '../../api/evaluation-meetings/evaluation-meetings.resource.ts';
import { monthName } from '../figures/columns.ts';
import { FiguresFrame } from '../figures/FiguresFrame.tsx';
import { useLanguage, useSay } from '../i18n/provider.ts';

const PATH = '/rapat-setahun';
const TONES: Readonly<Record<MonthState, ChipProps['color']>> = {
  terpenuhi: 'success',
  terpenuhi_terlambat: 'warning',
  menunggu_pengesahan: 'info',
  notula_terlambat: 'warning',
  dilanggar: 'error',
  belum: 'default',
  tidak_dinilai: 'default',
};

/** Twelve months of the obligation to meet, each with its state, why, and the meeting. */
export function YearPage() {
  const say = useSay();
  const navigate = useNavigate();
  const { search } = useLocation();
  const [thisYear] = useState(() => officeDate(Date.now()).slice(0, 4));
  const year = new URLSearchParams(search).get('year') ?? thisYear;
  return (
    <FiguresFrame<MeetingYear>
      title={say('meeting.year')}
      text={say('meeting.yearText')}
      filters={
        <TextField
          type="number"
          label={say('meeting.yearOf')}
          value={year}
          onChange={({ target }) => navigate(`${PATH}?year=${target.value}`, { replace: true })}
          slotProps={{ htmlInput: { min: 2000, max: 2100 } }}
        />
      }
      path={/^20\d\d$/.test(year) ? `/api/${evaluationMeetings.name}/year?year=${year}` : undefined}
      span={say('meeting.pick')}
    >
      {({ units }) =>
        units.length === 0 ? (
          <Alert severity="info">{say('meeting.noUnits')}</Alert>
        ) : (
          units.map(({ id, name, months }) => (
            <Box key={id} component="section" aria-label={name}>
              <Typography variant="h6" component="h2">
                {name}
              </Typography>
              <Box
                component="ul"
                sx={{
                  listStyle: 'none',
                  m: 0,
                  mt: 1,
                  p: 0,
                  display: 'grid',
                  gap: 1.5,
                  gridTemplateColumns: 'repeat(auto-fill, minmax(min(260px, 100%), 1fr))',
                }}
              >
                {months.map((month) => (
                  <Month key={month.month} month={month} />
                ))}
              </Box>
            </Box>
          ))
        )
      }
    </FiguresFrame>
  );
}

function Month({ month: { month, state, says, meetingId, atRisk } }: { month: MonthOfYear }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <Box component="li" sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5, minWidth: 0 }}>
      <Typography component="h3" sx={{ fontWeight: 600 }}>
        {monthName(month.slice(0, 7), language)}
      </Typography>
      <Chip size="small" color={TONES[state]} label={say(`meeting.state.${state}`)} sx={{ my: 0.5 }} />
      <Typography variant="body2" color="text.secondary" lang="id">
        {says}
      </Typography>
      {atRisk && (
        <Typography variant="body2" color="error">
          {say('meeting.atRisk')}
        </Typography>
      )}
      {meetingId && (
        <Anchor component={Link} to={`/${evaluationMeetings.name}/${meetingId}/show`} variant="body2">
          {say('meeting.open')}
        </Anchor>
      )}
    </Box>
  );
}
