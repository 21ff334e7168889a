import { Alert, Box } from '@mui/material';
import { FormDataConsumer } from 'react-admin';
import { LETTER_CHANNELS } from '../../api/complaints/complaints.flow.ts';
import { complaints } from '../../api/complaints/complaints.resource.ts';
import { InputOf } from '../engine/inputs.tsx';
import { RecordCreate, RecordEdit } from '../engine/RecordForm.tsx';
import { useSay } from '../i18n/provider.ts';
import { now } from '../requests/ReceivedNow.tsx';
import { demandedBy } from '../../api/define/rule.ts';
import { ComplainedInput } from './colleagues.tsx';
import { Similar } from './Similar.tsx';

const GRID = { display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, columnGap: 2, width: '100%' };

const isLetter = (channel: string): boolean => (LETTER_CHANNELS as readonly string[]).includes(channel);

/** One form for all channels: what only one channel calls for appears with it. */
function ComplaintInputs({ creating }: { creating?: boolean }) {
  const say = useSay();
  const input = (name: string, needed?: boolean) => <InputOf key={name} of={complaints} name={name} needed={needed} />;
  return (
    <FormDataConsumer>
      {({ formData }: { formData: Record<string, unknown> }) => {
        const channel = String(formData.channel);
        const needed = demandedBy(complaints.unless?.writing, formData);
        return (
          <Box sx={{ width: '100%' }}>
            <Box sx={GRID}>
              {input('kind')}
              {input('channel')}
              {input('receivedAt')}
              {needed.map((name) => input(name, true))}
              {input('category')}
              <ComplainedInput />
              {input('reporter')}
              {input('contact')}
              {input('confidential')}
              {input('requestId')}
            </Box>
            {input('subject')}
            {input('content')}
            {creating && isLetter(channel) && <Alert severity="info">{say('complaint.scan')}</Alert>}
            {creating && <Similar draft={formData} />}
          </Box>
        );
      }}
    </FormDataConsumer>
  );
}

export const ComplaintCreate = () => (
  <RecordCreate of={complaints} defaults={now}>
    <ComplaintInputs creating />
  </RecordCreate>
);

export const ComplaintEdit = () => (
  <RecordEdit of={complaints}>
    <ComplaintInputs />
  </RecordEdit>
);
