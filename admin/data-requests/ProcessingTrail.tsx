import PaperIcon from '@mui/icons-material/PictureAsPdfOutlined';
import ProofIcon from '@mui/icons-material/VerifiedUserOutlined';
import { Box, Button, LinearProgress, Stack, Typography } from '@mui/material';
import { useRecordContext } from 'react-admin';
import { type StoredRecord, useWaskita } from '../engine/dataProvider.ts';
import { Panel } from '../engine/RecordShow.tsx';
import { useSaveFile } from '../engine/useSaveFile.ts';
import { useSay } from '../i18n/provider.ts';

const FILES = [
  { end: 'pdf', label: 'processing.paper', Icon: PaperIcon },
  { end: 'zip', label: 'processing.proofs', Icon: ProofIcon },
] as const;
const WHY_NOT = { diterima: 'processing.notYet', ditolak: 'processing.refused' } as const;

/** The trail of the processing of one person (UU PDP art. 32), to be handed over: as a paper, and with its proofs. */
export function ProcessingTrail() {
  const say = useSay();
  const provider = useWaskita();
  const [save, busy] = useSaveFile();
  const record = useRecordContext<StoredRecord>();
  if (!record) return null;
  const whyNot = WHY_NOT[record.status as keyof typeof WHY_NOT];
  const name = `jejak-pemrosesan-${String(record.number).replaceAll('/', '-')}`;
  return (
    <Panel>
      <Stack sx={{ gap: 1 }}>
        <Typography variant="h6" component="h2">
          {say('processing.title')}
        </Typography>
        <Typography color="text.secondary">{say('processing.text')}</Typography>
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
          {FILES.map(({ end, label, Icon }) => (
            <Button
              key={end}
              variant="outlined"
              startIcon={<Icon />}
              disabled={busy || whyNot !== undefined}
              aria-describedby="processing-why"
              onClick={() => void save(provider.file(`data-requests/${record.id}/trail/${end}`), `${name}.${end}`)}
            >
              {say(label)}
            </Button>
          ))}
        </Stack>
        <Box aria-live="polite">
          {busy && <LinearProgress aria-label={say('processing.waiting')} />}
          <Typography id="processing-why" variant="body2" color="text.secondary">
            {busy ? say('processing.waiting') : say(whyNot ?? 'processing.proofsText')}
          </Typography>
        </Box>
      </Stack>
    </Panel>
  );
}
