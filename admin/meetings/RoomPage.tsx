import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useMutation, useQuery } from '@tanstack/react-query';
import {
  Link,
  Title,
  useCreate,
  useGetList,
  useGetOne,
  useNotify,
  useParams,
  useRefresh,
  useTranslate,
  useUpdate,
} from 'react-admin';
import type { Invitee } from '../../api/define/answers/meetings.ts';
import { isFinal } from '../../api/define/flow.ts';
import { meetingFlow } from '../../api/evaluation-meetings/evaluation-meetings.flow.ts';
import {
  type EvaluationMeeting,
  evaluationMeetings,
} from '../../api/evaluation-meetings/evaluation-meetings.resource.ts';
import {
  type Attendance,
  CAME,
  type MeetingAttendance,
  meetingAttendances,
  NEEDED_ELEMENTS,
  type NeededElement,
} from '../../api/evaluation-meetings/meeting-attendances.resource.ts';
import { useWaskita } from '../engine/dataProvider.ts';
import { codeKey } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';
import { AddAttendee } from './AddAttendee.tsx';
import { Seat } from './Seat.tsx';

const ORDER: readonly string[] = [...Object.keys(NEEDED_ELEMENTS), 'lain'];
const STARTED: readonly string[] = ['berlangsung', 'notula_draf', 'notula_dikembalikan'];

/** The attendance list on a tablet in the room: who comes taps his name. */
export function RoomPage() {
  const say = useSay();
  const { id } = useParams<{ id: string }>();
  const provider = useWaskita();
  const { data: meeting, error } = useGetOne<EvaluationMeeting>(evaluationMeetings.name, { id }, { retry: false });
  const { data: people, refetch } = useQuery({
    queryKey: [evaluationMeetings.name, id, 'people'],
    queryFn: () => provider.read<readonly Invitee[]>(`${evaluationMeetings.name}/${id}/people`),
    retry: false,
  });
  const { data: seats = [] } = useGetList<MeetingAttendance>(meetingAttendances.name, {
    filter: { meetingId: id },
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'createdAt', order: 'ASC' },
  });
  const [add, taps] = [useAdd(id, () => void refetch()), useTap()];
  if (error) return <Alert severity="error">{say('meeting.failed')}</Alert>;
  if (!meeting || !people) return null;
  const open = !isFinal(meetingFlow, meeting.status);
  const started = STARTED.includes(meeting.status);
  const nameOf = (staffId: string) => people.find((one) => one.id === staffId)?.name ?? '–';
  const sorted = seats.toSorted(
    (one, other) =>
      ORDER.indexOf(one.element) - ORDER.indexOf(other.element) ||
      nameOf(one.staffId).localeCompare(nameOf(other.staffId), 'id'),
  );
  const usual = people.filter(({ element, listed }) => element !== 'lain' && !listed);
  return (
    <Stack component="section" aria-label={say('meeting.room')} sx={{ gap: 2, mt: 2, maxWidth: 1100 }}>
      <Title title={say('meeting.room')} />
      <Box>
        <Typography variant="h5" component="h1">
          {meeting.number}: {meeting.subject}
        </Typography>
        <Typography color="text.secondary">{started ? say('meeting.roomText') : say('meeting.invite')}</Typography>
      </Box>
      {!open && <Alert severity="info">{say('meeting.closed')}</Alert>}
      {started && <Standing seats={seats} />}
      {seats.length === 0 && <Typography color="text.secondary">{say('meeting.nobody')}</Typography>}
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(300px, 100%), 1fr))',
        }}
      >
        {sorted.map((seat) => (
          <Seat
            key={seat.id}
            seat={seat}
            name={nameOf(seat.staffId)}
            started={started}
            open={open}
            onMark={(attendance) => taps.mutate({ seat, attendance })}
          />
        ))}
      </Box>
      {open && (
        <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 1.5, alignItems: { sm: 'center' } }}>
          <AddAttendee people={people.filter(({ listed }) => !listed)} onAdd={(staffId) => add.mutate([staffId])} />
          {usual.length > 0 && !started && (
            <Button
              variant="outlined"
              disabled={add.isPending}
              onClick={() => add.mutate(usual.map((person) => person.id))}
            >
              {say('meeting.inviteAll')}
            </Button>
          )}
        </Stack>
      )}
      <Box>
        <Button component={Link} to={`/${evaluationMeetings.name}/${id}/show`}>
          {say('meeting.back')}
        </Button>
      </Box>
    </Stack>
  );
}

function Standing({ seats }: { seats: readonly MeetingAttendance[] }) {
  const say = useSay();
  const translate = useTranslate();
  const here = seats.filter(({ attendance }) => CAME.includes(attendance));
  const missing = (Object.keys(NEEDED_ELEMENTS) as NeededElement[]).filter(
    (element) => !here.some((seat) => seat.element === element),
  );
  const elements = missing.map((one) => translate(codeKey(meetingAttendances, 'element', one))).join(', ');
  return (
    <Alert severity={missing.length === 0 ? 'success' : 'warning'} role="status">
      {say('meeting.came', { came: here.length, all: seats.length })}.{' '}
      {missing.length === 0 ? say('meeting.complete') : say('meeting.missing', { elements })}
    </Alert>
  );
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** One after another: each is invited by what is written. */
function useAdd(meetingId: string, onDone: () => void) {
  const notify = useNotify();
  const refresh = useRefresh();
  const [create] = useCreate();
  return useMutation({
    mutationFn: async (staffIds: readonly string[]) => {
      for (const staffId of staffIds)
        await create(meetingAttendances.name, { data: { meetingId, staffId } }, { returnPromise: true });
    },
    onError: (error) => notify(messageOf(error), { type: 'error', messageArgs: { _: messageOf(error) } }),
    onSettled: () => {
      refresh();
      onDone();
    },
  });
}

function useTap() {
  const notify = useNotify();
  const refresh = useRefresh();
  const [update] = useUpdate();
  return useMutation({
    mutationFn: ({ seat, attendance }: { seat: MeetingAttendance; attendance: Attendance }) =>
      update(
        meetingAttendances.name,
        { id: seat.id, data: { ...seat, attendance, arrivedAt: null }, previousData: seat },
        { returnPromise: true, mutationMode: 'pessimistic' },
      ),
    onError: (error) => notify(messageOf(error), { type: 'error', messageArgs: { _: messageOf(error) } }),
    onSettled: () => refresh(),
  });
}
