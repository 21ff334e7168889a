import RoomIcon from '@mui/icons-material/HowToRegOutlined';
import { Box, Button, Link as Anchor, Stack, Typography } from '@mui/material';
import { Link, useGetList, useRecordContext } from 'react-admin';
import { type ActionItem, actionItems } from '../../api/evaluation-meetings/action-items.resource.ts';
import {
  type EvaluationMeeting,
  evaluationMeetings,
} from '../../api/evaluation-meetings/evaluation-meetings.resource.ts';
import {
  MEETING_PAPERS,
  meetingPaperFile,
  meetingPaperNames,
} from '../../api/evaluation-meetings/meeting-papers.flow.ts';
import { broken } from '../../api/define/rule.ts';
import { PaperButton } from '../complaints/Papers.tsx';
import { mayAccess } from '../engine/authProvider.ts';
import { Panel, RecordBody, RecordShow } from '../engine/RecordShow.tsx';
import { StateChip } from '../engine/StateChip.tsx';
import { useRoles } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';
import { MinutesDesk } from './MinutesDesk.tsx';

/** An evaluation meeting: its minutes beside the agenda, what is carried over, its papers and the way into the room. */
export const MeetingShow = () => (
  <RecordShow of={evaluationMeetings}>
    <Meeting />
  </RecordShow>
);

function Meeting() {
  const record = useRecordContext<EvaluationMeeting>();
  if (!record) return null;
  return (
    <RecordBody of={evaluationMeetings}>
      <MinutesDesk record={record} />
      <Carried meetingId={record.id} />
      <Papers record={record} />
    </RecordBody>
  );
}

function Papers({ record }: { record: EvaluationMeeting }) {
  const say = useSay();
  const mayWrite = mayAccess(evaluationMeetings, 'create', useRoles());
  const papers = meetingPaperNames.filter((name) => broken(MEETING_PAPERS[name].unless, record).length === 0);
  return (
    <Panel>
      <Stack sx={{ gap: 1, alignItems: 'start' }}>
        <Typography variant="h6" component="h2">
          {say('meeting.papers')}
        </Typography>
        {papers.length === 0 && <Typography color="text.secondary">{say('meeting.noPapers')}</Typography>}
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
          {papers.map((name) => (
            <PaperButton
              key={name}
              path={`${evaluationMeetings.name}/${record.id}/${name}`}
              name={meetingPaperFile(name, record.number)}
              label={say(`meeting.paper.${name}`)}
            />
          ))}
        </Stack>
        {mayWrite && (
          <Button component={Link} to={`/rapat/${record.id}/hadir`} startIcon={<RoomIcon />} variant="outlined">
            {say('meeting.openRoom')}
          </Button>
        )}
      </Stack>
    </Panel>
  );
}

/** What earlier meetings agreed and is not done: this one opened with it. */
function Carried({ meetingId }: { meetingId: string }) {
  const say = useSay();
  const { data = [] } = useGetList<ActionItem>(actionItems.name, {
    filter: { openInId: meetingId },
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'dueOn', order: 'ASC' },
  });
  if (data.length === 0) return null;
  return (
    <Panel>
      <Typography variant="h6" component="h2">
        {say('meeting.carried')}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {data.map(({ id, what, meetings, status }) => (
          <Box component="li" key={id} sx={{ overflowWrap: 'anywhere' }}>
            <Anchor component={Link} to={`/${actionItems.name}/${id}/show`}>
              {what}
            </Anchor>{' '}
            <Typography component="span" variant="body2" color="text.secondary">
              {say('meeting.carriedAt', { count: meetings ?? 1 })}
            </Typography>{' '}
            <StateChip of={actionItems} name="status" value={status} />
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
