import BadIcon from '@mui/icons-material/ErrorOutlined';
import GoodIcon from '@mui/icons-material/CheckCircleOutlined';
import { Alert, Box, Skeleton, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { HttpError, Title } from 'react-admin';
import type { IntegrityAnswer } from '../../api/define/answers/trail.ts';
import { useWaskita } from '../engine/dataProvider.ts';
import { formatMoment, formatNumber } from '../engine/format.ts';
import { Panel } from '../engine/RecordShow.tsx';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { Facts } from './Facts.tsx';
import { IntegrityCheck } from './IntegrityCheck.tsx';
import { IntegrityEvidence } from './IntegrityEvidence.tsx';
import { IntegrityReconciliation } from './IntegrityReconciliation.tsx';

const AGAIN_MS = 30_000;
const WHILE_CHECKING_MS = 1000;

/** Whether the audit trail is whole, and how anybody can see that for himself: for Kepala Dinas and auditor. */
export function Integrity() {
  const say = useSay();
  const provider = useWaskita();
  const { data, error, refetch } = useQuery({
    queryKey: ['audit-integrity'],
    queryFn: () => provider.read<IntegrityAnswer>('audit-logs/integrity'),
    refetchInterval: ({ state }) => (isChecking(state.data) ? WHILE_CHECKING_MS : AGAIN_MS),
    retry: false,
  });
  return (
    <Box
      component="section"
      aria-label={say('integrity.title')}
      sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2, mt: 2, maxWidth: 900 }}
    >
      <Title title={say('integrity.title')} />
      <Typography variant="h5" component="h1">
        {say('integrity.title')}
      </Typography>
      {error && !data && (
        <Alert severity="error">{error instanceof HttpError ? error.message : say('integrity.failed')}</Alert>
      )}
      {!data && !error && <Skeleton variant="rounded" height={320} />}
      {data && (
        <>
          <IntegrityCheck integrity={data} again={() => void refetch()} />
          <Checkpoint integrity={data} />
          <IntegrityReconciliation />
          <IntegrityEvidence signed={data.checkpoint !== null} />
        </>
      )}
    </Box>
  );
}

const isChecking = (data: IntegrityAnswer | undefined): boolean => data?.check?.verdict === null && !data.check.failed;

function Checkpoint({ integrity: { checkpoint, key, sealer } }: { integrity: IntegrityAnswer }) {
  const say = useSay();
  const language = useLanguage();
  const works = sealer === 'sealing';
  const Icon = works ? GoodIcon : BadIcon;
  const signedAt = checkpoint?.signedAt;
  return (
    <Panel>
      <Typography variant="h6" component="h2" gutterBottom>
        {say('integrity.checkpoint')}
      </Typography>
      <Facts
        rows={[
          ...(checkpoint
            ? ([
                [say('integrity.signedAt'), signedAt ? formatMoment(signedAt, language) : say('integrity.unknownTime')],
                [say('integrity.size'), formatNumber(checkpoint.size, language)],
                [say('integrity.root'), <Code key="root">{checkpoint.root}</Code>],
              ] as const)
            : ([[say('integrity.signedAt'), say('integrity.noCheckpoint')]] as const)),
          ...(key
            ? ([
                [say('integrity.key'), `${key.name} (${key.id})`],
                [say('integrity.fingerprint'), <Code key="fingerprint">{key.fingerprint}</Code>],
              ] as const)
            : []),
          [
            say('integrity.sealer'),
            <Stack key="sealer" component="span" direction="row" sx={{ gap: 0.75 }}>
              <Icon fontSize="small" color={works ? 'success' : 'error'} aria-hidden />
              {say(`integrity.sealers.${sealer}`)}
            </Stack>,
          ],
        ]}
      />
    </Panel>
  );
}

const Code = ({ children }: { children: string }) => (
  <Box component="code" sx={{ fontSize: '0.8125rem' }}>
    {children}
  </Box>
);
