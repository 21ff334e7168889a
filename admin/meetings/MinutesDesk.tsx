import { Box, Button, Link as Anchor, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Form, Link, ResourceContextProvider, useGetList } from 'react-admin';
import type { Verdict } from '../../api/define/verdict.ts';
import { actionItems } from '../../api/evaluation-meetings/action-items.resource.ts';
import {
  type EvaluationMeeting,
  evaluationMeetings,
} from '../../api/evaluation-meetings/evaluation-meetings.resource.ts';
import {
  type MeetingAgendaItem,
  meetingAgendaItems,
} from '../../api/evaluation-meetings/meeting-agenda-items.resource.ts';
import { DraftStatus } from '../drafts/DraftStatus.tsx';
import { FormDraft } from '../drafts/FormDraft.tsx';
import { useDraft } from '../drafts/useDraft.ts';
import { AddPart } from '../engine/AddPart.tsx';
import { FormFaults } from '../engine/FormFaults.tsx';
import { InputOf } from '../engine/inputs.tsx';
import { Panel } from '../engine/RecordShow.tsx';
import { useRefusal } from '../engine/refusal.ts';
import { useTake, useVerdicts } from '../engine/StepButtons.tsx';
import { type RecordLike, useStepLabel } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';

/** While the minutes are written: they stand beside the agenda, and are kept as they are typed. */
export function MinutesDesk({ record }: { record: EvaluationMeeting }) {
  const verdict = useVerdicts(evaluationMeetings, record)?.find(({ verb }) => verb === 'tulis_notula');
  if (!verdict?.allowed) return null;
  return <Desk key={record.id} record={record} verdict={verdict} />;
}

function Desk({ record, verdict }: { record: EvaluationMeeting; verdict: Verdict }) {
  const say = useSay();
  const stepLabel = useStepLabel();
  const refusal = useRefusal();
  const draft = useDraft(`${evaluationMeetings.name}.${record.id}.minutes`);
  const { keeper } = draft;
  const { take, busy } = useTake(evaluationMeetings, record, () => undefined);
  const [start] = useState(() => ({ minutes: record.minutes ?? '' }));
  const submit = async ({ minutes }: RecordLike) => {
    refusal.clear();
    await keeper.hold();
    try {
      if (await take(verdict, { body: { minutes }, draft: keeper.sentAs })) keeper.sent();
      else keeper.release();
      return undefined;
    } catch (error) {
      keeper.release();
      return refusal.take(error);
    }
  };
  return (
    <Panel>
      <Typography variant="h6" component="h2">
        {say('meeting.desk')}
      </Typography>
      <Typography color="text.secondary" sx={{ mb: 1 }}>
        {say('meeting.deskText')}
      </Typography>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '2fr 3fr' } }}>
        <Agenda record={record} />
        <ResourceContextProvider value={evaluationMeetings.name}>
          <Form onSubmit={submit} record={{}} defaultValues={start}>
            <FormDraft draft={draft} of={evaluationMeetings} recordVersion={record.version} />
            <FormFaults refusal={refusal} />
            <InputOf of={evaluationMeetings} name="minutes" needed />
            <Stack direction="row" sx={{ alignItems: 'center', flexWrap: 'wrap', gap: 1 }}>
              <DraftStatus draft={draft} />
              <Button type="submit" variant="contained" disabled={busy}>
                {stepLabel(evaluationMeetings.name, verdict)}
              </Button>
            </Stack>
          </Form>
        </ResourceContextProvider>
      </Box>
    </Panel>
  );
}

function Agenda({ record }: { record: EvaluationMeeting }) {
  const say = useSay();
  const { data = [] } = useGetList<MeetingAgendaItem>(meetingAgendaItems.name, {
    filter: { meetingId: record.id },
    pagination: { page: 1, perPage: 99 },
    sort: { field: 'position', order: 'ASC' },
  });
  return (
    <Stack component="section" aria-labelledby="desk-agenda" sx={{ gap: 1, minWidth: 0 }}>
      <Typography id="desk-agenda" variant="subtitle1" component="h3">
        {say('meeting.agenda')}
      </Typography>
      {data.length === 0 && <Typography color="text.secondary">{say('meeting.noAgenda')}</Typography>}
      <Box component="ol" sx={{ m: 0, pl: 3 }}>
        {data.map(({ id, title, decision }) => (
          <Box component="li" key={id} sx={{ overflowWrap: 'anywhere', mb: 0.5 }}>
            {title}
            {decision && (
              <Typography variant="body2" color="text.secondary">
                {decision}
              </Typography>
            )}
            <Anchor component={Link} to={`/${meetingAgendaItems.name}/${id}`} variant="body2" sx={{ display: 'block' }}>
              {say('meeting.decide')}
            </Anchor>
          </Box>
        ))}
      </Box>
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1 }}>
        <AddPart of={meetingAgendaItems} by="meetingId" record={record} />
        <AddPart of={actionItems} by="meetingId" record={record} label={`+ ${actionItems.label}`} />
      </Stack>
    </Stack>
  );
}
