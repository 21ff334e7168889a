import { Box, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useRecordContext } from 'react-admin';
import { requestFlow } from '../../api/requests/requests.flow.ts';
import { requests } from '../../api/requests/requests.resource.ts';
import { ReceiptButton } from '../complaints/Papers.tsx';
import { Attachments } from '../engine/Attachments.tsx';
import { ClockPanel } from '../engine/ClockPanel.tsx';
import type { StoredRecord } from '../engine/dataProvider.ts';
import { Details } from '../engine/Details.tsx';
import { formatMoment } from '../engine/format.ts';
import { History } from '../engine/History.tsx';
import { Progress } from '../engine/Progress.tsx';
import { progressOf } from '../engine/progress.ts';
import { Heading, Panel, RecordShow } from '../engine/RecordShow.tsx';
import { StepButtons } from '../engine/StepButtons.tsx';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { People } from './People.tsx';

/** A letter with everything that belongs to it on one page: its steps, its people and theirs, its files, its story. */
export const RequestShow = () => (
  <RecordShow of={requests}>
    <Letter />
  </RecordShow>
);

function Letter() {
  const say = useSay();
  const language = useLanguage();
  const record = useRecordContext<StoredRecord>();
  if (!record) return null;
  return (
    <Stack sx={{ gap: 2 }}>
      <Columns wide="minmax(0, 1fr) minmax(0, 360px)">
        <Panel>
          <Stack sx={{ gap: 2 }}>
            <Box>
              <Heading of={requests} record={record} />
              <Typography component="p" color="text.secondary">
                {say('request.receivedAt', { at: formatMoment(String(record.receivedAt), language) })}
              </Typography>
            </Box>
            <Box>
              <ReceiptButton of={requests} record={record} />
            </Box>
            <StepButtons of={requests} record={record} />
            <Progress stages={progressOf(requestFlow, record)} />
          </Stack>
        </Panel>
        <Panel>
          <Attachments of={requests} record={record} />
        </Panel>
      </Columns>
      <People letter={record} />
      <Panel>
        <ClockPanel of={requests} record={record} />
      </Panel>
      <Columns wide="minmax(0, 1fr) minmax(0, 1fr)">
        <Panel>
          <Details of={requests} without={['number', 'subject', 'opdId', 'receivedAt', 'status']} />
        </Panel>
        <Panel>
          <History of={requests} record={record} />
        </Panel>
      </Columns>
    </Stack>
  );
}

/** Side by side where there is room, else one below the other. */
const Columns = ({ wide, children }: { wide: string; children: ReactNode }) => (
  <Box sx={{ display: 'grid', gap: 2, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: wide } }}>
    {children}
  </Box>
);
