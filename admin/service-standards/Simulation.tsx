import { Alert, Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNotify } from 'react-admin';
import {
  MOST_SIMULATED_MONTHS,
  type Simulation as Simulated,
  SIMULATORS,
} from '../../api/define/answers/simulation.ts';
import { holds } from '../../api/define/roles.ts';
import { type ServiceStandard, serviceStandards } from '../../api/service-standards/service-standards.resource.ts';
import { useWaskita } from '../engine/dataProvider.ts';
import { formatMoment, formatNumber } from '../engine/format.ts';
import { Panel } from '../engine/RecordShow.tsx';
import { useRoles } from '../engine/words.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { ContentTable } from './ContentTable.tsx';

/** More are counted, not shown. */
const MOST_SHOWN = 100;

/** Past months replayed under this version: how many would have been late. */
export function Simulation({ standard }: { standard: ServiceStandard }) {
  const say = useSay();
  const notify = useNotify();
  const provider = useWaskita();
  const language = useLanguage();
  const roles = useRoles();
  const [months, setMonths] = useState(3);
  const { mutate, data, isPending, variables } = useMutation({
    mutationFn: (asked: number) =>
      provider.act<Simulated>(serviceStandards.name, standard.id, 'simulate', { months: asked }),
    onError: (error) => notify(error.message, { type: 'error', messageArgs: { _: error.message } }),
  });
  if (!holds({ roles }, SIMULATORS)) return null;
  const number = (value: number) => formatNumber(value, language);
  const lateness = (late: boolean) => say(late ? 'standard.simulate.late' : 'standard.simulate.onTime');
  const shown = data?.list.slice(0, MOST_SHOWN) ?? [];
  const hidden = (data?.list.length ?? 0) - shown.length;
  return (
    <Panel>
      <Typography variant="h6" component="h2">
        {say('standard.simulate.title')}
      </Typography>
      <Typography color="text.secondary">{say('standard.simulate.text')}</Typography>
      <Stack direction="row" sx={{ gap: 1.5, my: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
        <TextField
          type="number"
          size="small"
          label={say('standard.simulate.months')}
          value={months}
          onChange={({ target }) => setMonths(Math.min(MOST_SIMULATED_MONTHS, Math.max(1, Number(target.value))))}
          slotProps={{ htmlInput: { min: 1, max: MOST_SIMULATED_MONTHS } }}
          sx={{ width: 150 }}
        />
        <Button variant="outlined" loading={isPending} onClick={() => mutate(months)}>
          {say('standard.simulate.run')}
        </Button>
      </Stack>
      {data && (
        <Box aria-live="polite">
          <Alert severity={data.lateAfter > data.lateBefore ? 'warning' : 'info'}>
            {say('standard.simulate.result', {
              cases: number(data.cases),
              months: variables,
              after: number(data.lateAfter),
              before: number(data.lateBefore),
            })}
          </Alert>
          {shown.length > 0 && (
            <ContentTable
              label={say('standard.simulate.title')}
              columns={[
                say('standard.simulate.number'),
                say('standard.simulate.received'),
                say('standard.simulate.used'),
                `${say('standard.simulate.before')} → ${say('standard.simulate.after')}`,
              ]}
              rows={shown.map((one) => ({
                key: one.id,
                value: one.lateAfter,
                was: one.lateBefore,
                cells: [
                  <Link key="number" to={`/${one.resource}/${one.id}/show`}>
                    {one.number}
                  </Link>,
                  <Box key="times">
                    {formatMoment(one.receivedAt, language)}
                    <Typography variant="caption" component="div" color="text.secondary">
                      {one.finishedAt
                        ? `${say('standard.simulate.finished')} ${formatMoment(one.finishedAt, language)}`
                        : say('standard.simulate.open')}
                    </Typography>
                  </Box>,
                  number(one.usedMinutes),
                  `${lateness(one.lateBefore)} → ${lateness(one.lateAfter)}`,
                ],
              }))}
              compared
            />
          )}
          {hidden > 0 && <Typography>{say('standard.simulate.more', { count: number(hidden) })}</Typography>}
        </Box>
      )}
    </Panel>
  );
}
