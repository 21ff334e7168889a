import { Box, Button, Link as Anchor, MenuItem, TextField, Typography } from '@mui/material';
import { Link, useTranslate } from 'react-admin';
import {
  type Attendance,
  ATTENDANCES,
  CAME,
  type MeetingAttendance,
  meetingAttendances,
} from '../../api/evaluation-meetings/meeting-attendances.resource.ts';
import { formatTime } from '../engine/format.ts';
import { codeKey } from '../engine/words.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';

/** Said with one choice; an excuse has a reason, which is typed on its own page. */
const CHOSEN = (Object.keys(ATTENDANCES) as Attendance[]).filter((one) => one !== 'izin');
/** Of these nobody can say it before the meeting began. */
const BEFORE: readonly Attendance[] = ['diundang', 'sakit', 'tugas_lain'];

interface SeatProps {
  readonly seat: MeetingAttendance;
  readonly name: string;
  readonly started: boolean;
  readonly open: boolean;
  readonly onMark: (attendance: Attendance) => void;
}
/** One on the list: a tap says that he is there. */
export function Seat({ seat, name, started, open, onMark }: SeatProps) {
  const say = useSay();
  const language = useLanguage();
  const translate = useTranslate();
  const came = CAME.includes(seat.attendance);
  const word = (field: string, code: string) => translate(codeKey(meetingAttendances, field, code));
  const choices = started ? CHOSEN : BEFORE;
  const shown = choices.includes(seat.attendance) ? choices : [...choices, seat.attendance];
  return (
    <Box component="li" sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1, minWidth: 0 }}>
      <Button
        fullWidth
        variant={came ? 'contained' : 'outlined'}
        color={came ? 'success' : 'primary'}
        disabled={!open || !started}
        aria-pressed={came}
        onClick={() => onMark(came ? 'diundang' : 'hadir')}
        sx={{ minHeight: 72, textTransform: 'none', flexDirection: 'column', overflowWrap: 'anywhere' }}
      >
        <Typography component="span" sx={{ fontWeight: 600 }}>
          {name}
        </Typography>
        <Typography component="span" variant="body2">
          {word('element', seat.element)}
          {came && seat.arrivedAt ? ` · ${formatTime(seat.arrivedAt, language)}` : ''}
        </Typography>
      </Button>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mt: 1 }}>
        <TextField
          select
          size="small"
          fullWidth
          disabled={!open}
          value={seat.attendance}
          onChange={({ target }) => onMark(target.value as Attendance)}
          slotProps={{ htmlInput: { 'aria-label': say('meeting.others', { name }) } }}
        >
          {shown.map((one) => (
            <MenuItem key={one} value={one}>
              {word('attendance', one)}
            </MenuItem>
          ))}
        </TextField>
        {open && (
          <Anchor component={Link} to={`/${meetingAttendances.name}/${seat.id}`} variant="body2" sx={{ flexShrink: 0 }}>
            {say('meeting.detail')}
          </Anchor>
        )}
      </Box>
    </Box>
  );
}
