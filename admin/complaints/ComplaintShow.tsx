import { Alert, Box, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useRecordContext } from 'react-admin';
import { complaintFlow } from '../../api/complaints/complaints.flow.ts';
import { complaints } from '../../api/complaints/complaints.resource.ts';
import { UNANSWERED } from '../../api/complaints/forwarding.flow.ts';
import { Attachments } from '../engine/Attachments.tsx';
import { ClockPanel } from '../engine/ClockPanel.tsx';
import { type StoredRecord, useWaskita } from '../engine/dataProvider.ts';
import { Details } from '../engine/Details.tsx';
import { ValueOf } from '../engine/fields.tsx';
import { formatMoment } from '../engine/format.ts';
import { History } from '../engine/History.tsx';
import { Progress } from '../engine/Progress.tsx';
import { progressOf } from '../engine/progress.ts';
import { Heading, Panel, RecordShow } from '../engine/RecordShow.tsx';
import { StepButtons } from '../engine/StepButtons.tsx';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { ComplainedName } from './colleagues.tsx';
import { Linked, Room } from './Linked.tsx';
import { PaperButton, ReceiptButton } from './Papers.tsx';
import { Reporter } from './Reporter.tsx';
import { NewDueTime, Templates } from './StepHelp.tsx';

/** Shown in a place of their own. */
const TOLD = [
  'number',
  'subject',
  'content',
  'receivedAt',
  'reporter',
  'contact',
  'complainedId',
  'status',
  'createdAt',
];

/** A complaint with everything that belongs to it on one page. */
export const ComplaintShow = () => (
  <RecordShow of={complaints}>
    <Complaint />
  </RecordShow>
);

/** Who decides it hangs on the posts of the office, until it is answered. */
function useDecidedHere(record: StoredRecord): boolean | undefined {
  const provider = useWaskita();
  const { data } = useQuery({
    queryKey: ['complaints', 'decider', record.id, record.version],
    queryFn: () => provider.read<{ here: boolean }>(`complaints/${record.id}/decider`),
    enabled: UNANSWERED.some((state) => state === record.status),
  });
  return data?.here;
}

function Complaint() {
  const record = useRecordContext<StoredRecord>();
  return record && <ComplaintPage record={record} />;
}

function ComplaintPage({ record }: { record: StoredRecord }) {
  const say = useSay();
  const language = useLanguage();
  const decidedHere = useDecidedHere(record);
  const stages = progressOf(complaintFlow, { ...record, ...(decidedHere !== undefined && { decidedHere }) });
  const empty = Object.keys(complaints.fields).filter((name) => record[name] === null);
  const moment = (name: string) => formatMoment(String(record[name]), language);
  const paper = `jawaban-${String(record.number).replaceAll('/', '-')}.pdf`;
  const beside = {
    jawab: <Templates record={record} />,
    klasifikasikan: <NewDueTime record={record} />,
    klasifikasi_ulang: <NewDueTime record={record} />,
  };
  return (
    <Stack sx={{ gap: 2 }}>
      <Panel>
        <Stack sx={{ gap: 2 }}>
          <Box>
            <Heading of={complaints} record={record} />
            <Typography component="p" color="text.secondary">
              {say('complaint.receivedAt', { received: moment('receivedAt'), recorded: moment('createdAt') })}
              {record.clockPhase === 'runs' && ` · ${say('complaint.due', { due: moment('dueAt') })}`}
            </Typography>
          </Box>
          {typeof record.complainedId === 'string' && (
            <Alert severity="warning" icon={false}>
              <ComplainedName id={record.complainedId} />
            </Alert>
          )}
          <StepButtons of={complaints} record={record} beside={beside} />
          <Progress stages={stages} />
          <Typography component="p" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            <ValueOf of={complaints} name="content" />
          </Typography>
          <Reporter record={record} />
          <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
            <ReceiptButton of={complaints} record={record} />
            {record.answer ? (
              <PaperButton
                path={`complaints/${record.id}/answer.pdf`}
                name={paper}
                label={say('complaint.answerPaper')}
              />
            ) : null}
          </Stack>
        </Stack>
      </Panel>
      <Panel>
        <ClockPanel of={complaints} record={record} />
      </Panel>
      {record.class === 'berkadar_pengawasan' && (
        <Panel>
          <Room record={record} />
        </Panel>
      )}
      <Panel>
        <Linked record={record} />
      </Panel>
      <Panel>
        <Details of={complaints} without={[...TOLD, ...empty]} />
      </Panel>
      <Panel>
        <Attachments of={complaints} record={record} />
      </Panel>
      <Panel>
        <History of={complaints} record={record} />
      </Panel>
    </Stack>
  );
}
