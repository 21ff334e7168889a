import CompareIcon from '@mui/icons-material/CompareArrowsOutlined';
import { Alert, AlertTitle, Box, Button, Typography } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { HttpError, Link, useTranslate } from 'react-admin';
import {
  type Fault,
  type Reconciliation,
  reconciliations,
} from '../../api/reconciliations/reconciliations.resource.ts';
import { useWaskita } from '../engine/dataProvider.ts';
import { formatMoment, formatNumber } from '../engine/format.ts';
import { Panel } from '../engine/RecordShow.tsx';
import { codeKey } from '../engine/words.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { auditLogs } from '../../api/audit-logs/audit-logs.resource.ts';

const KEY = ['audit-reconciliation'];
/** More are counted, and stand in the record of the run. */
const MOST_SHOWN = 50;

/** The last comparison of the data with the trail, its named differences, and the button for another. */
export function IntegrityReconciliation() {
  const say = useSay();
  const provider = useWaskita();
  const client = useQueryClient();
  const { data, isPending } = useQuery({
    queryKey: KEY,
    queryFn: async () => {
      const newest = await provider.getList<Reconciliation>(reconciliations.name, {
        pagination: { page: 1, perPage: 1 },
        sort: { field: 'startedAt', order: 'DESC' },
        filter: {},
      });
      return newest.data[0] ?? null;
    },
  });
  const run = useMutation({
    mutationFn: () => provider.post<Reconciliation>('audit-logs/reconcile', {}),
    onSuccess: (result) => client.setQueryData(KEY, result),
  });
  return (
    <Panel>
      <Typography variant="h6" component="h2" gutterBottom>
        {say('integrity.reconciliation')}
      </Typography>
      <Typography color="text.secondary" gutterBottom>
        {say('integrity.reconciliationText')}
      </Typography>
      <Button variant="outlined" startIcon={<CompareIcon />} disabled={run.isPending} onClick={() => run.mutate()}>
        {run.isPending ? say('integrity.reconciling') : say('integrity.reconcile')}
      </Button>
      <Box aria-live="polite" sx={{ mt: 2 }}>
        {run.error && (
          <Alert severity="error" sx={{ mb: 1 }}>
            {run.error instanceof HttpError ? run.error.message : say('integrity.failed')}
          </Alert>
        )}
        {!data && !isPending && <Typography color="text.secondary">{say('integrity.noReconciliation')}</Typography>}
        {data && <Result of={data} />}
      </Box>
    </Panel>
  );
}

function Result({ of: result }: { of: Reconciliation }) {
  const say = useSay();
  const translate = useTranslate();
  const language = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  const { rows, faultCount, unmatched, finishedAt, occasion } = result;
  const faults = (result.faults ?? []).slice(0, MOST_SHOWN);
  return (
    <>
      {faultCount === 0 ? (
        <Alert severity="success" variant="outlined">
          {say('integrity.matches', { rows: number(rows) })}
        </Alert>
      ) : (
        <Alert severity="error" variant="outlined" role="alert" sx={{ overflowWrap: 'anywhere' }}>
          <AlertTitle>{say('integrity.differs', { count: number(faultCount), rows: number(rows) })}</AlertTitle>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {faults.map((fault) => (
              <Difference key={`${fault.kind} ${fault.recordId}`} fault={fault} />
            ))}
          </Box>
          {faultCount > faults.length && say('integrity.shownOnly', { shown: number(faults.length) })}
        </Alert>
      )}
      <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
        {say('integrity.reconciledAt', {
          at: formatMoment(finishedAt, language),
          occasion: translate(codeKey(reconciliations, 'occasion', occasion)).toLowerCase(),
        })}
        {unmatched > 0 && ` · ${say('integrity.unmatched', { count: number(unmatched) })}`}
      </Typography>
    </>
  );
}

/** What does not agree, and the way to what the trail tells of it. */
function Difference({ fault: { resource, recordId, kind } }: { fault: Fault }) {
  const say = useSay();
  const translate = useTranslate();
  const search = new URLSearchParams({
    filter: JSON.stringify({ record: recordId }),
    displayedFilters: '{"record":true}',
  });
  return (
    <Box component="li" sx={{ mb: 0.5 }}>
      {translate(`resources.${resource}.name`, { smart_count: 1, _: resource })}{' '}
      <Link to={`/${auditLogs.name}?${search.toString()}`}>{recordId}</Link>: {say(`integrity.faults.${kind}`)}
    </Box>
  );
}
