import { Alert, LinearProgress, Stack, Typography } from '@mui/material';
import { useGetList, useGetMany, useRecordContext } from 'react-admin';
import { REDRAWERS, supervisionDraws } from '../../api/supervision/draws.resource.ts';
import type { StoredEntry } from '../audit/AuditSentence.tsx';
import { PaperButton } from '../complaints/Papers.tsx';
import { ClockPanel } from '../engine/ClockPanel.tsx';
import type { StoredRecord } from '../engine/dataProvider.ts';
import { Details } from '../engine/Details.tsx';
import { History } from '../engine/History.tsx';
import { Heading, Panel, RecordShow } from '../engine/RecordShow.tsx';
import { useRoles } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';
import { Acts, type StoredAct } from './Acts.tsx';
import { Redraw } from './Redraw.tsx';

/** Of those that wait, and of those that were judged: the next come when these are done. */
const AT_ONCE = 100;

/** What one superior looks at of one working day. */
export const DrawShow = () => (
  <RecordShow of={supervisionDraws}>
    <Day />
  </RecordShow>
);

const useActs = (draw: StoredRecord | undefined, filter: object) =>
  useGetList<StoredAct>(
    'supervised-acts',
    {
      filter: { drawId: draw?.id, ...filter },
      pagination: { page: 1, perPage: AT_ONCE },
      sort: { field: 'id', order: 'ASC' },
    },
    { enabled: draw !== undefined, placeholderData: (before) => before },
  );

function Day() {
  const say = useSay();
  const roles = useRoles();
  const draw = useRecordContext<StoredRecord>();
  const waiting = useActs(draw, { status: 'menunggu' });
  const done = useActs(draw, { status_ne: 'menunggu' });
  const acts =
    waiting.data && done.data && [...waiting.data, ...done.data].toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const { data: entries, isPending } = useGetMany<StoredEntry>(
    'audit-logs',
    { ids: acts?.map(({ entryId }) => entryId) ?? [] },
    { enabled: Boolean(acts?.length) },
  );
  if (!draw) return null;
  const judged = done.total ?? 0;
  const all = judged + (waiting.total ?? 0);
  return (
    <Stack sx={{ gap: 2 }}>
      <Panel>
        <Stack sx={{ gap: 1.5 }}>
          <Heading of={supervisionDraws} record={draw} />
          {acts && acts.length > 0 && draw.status !== 'dibaca_auditor' && (
            <>
              <Typography>{say('supervision.progress', { done: judged, all })}</Typography>
              <LinearProgress
                role="meter"
                variant="determinate"
                value={(100 * judged) / all}
                aria-label={say('supervision.progress', { done: judged, all })}
              />
            </>
          )}
          <PaperButton
            path={`supervision-draws/${draw.id}/pdf`}
            name={`pengawasan-${String(draw.number).replaceAll('/', '-')}.pdf`}
            label={say('supervision.drawPaper')}
          />
          {draw.status === 'dibaca_auditor' && <Alert severity="info">{say('supervision.readOnly')}</Alert>}
          {draw.status === 'selesai' && acts && (
            <Alert severity="success">{say(acts.length > 0 ? 'supervision.done' : 'supervision.none')}</Alert>
          )}
        </Stack>
      </Panel>
      {acts && acts.length > 0 && !isPending && <Acts acts={acts} entries={entries ?? []} />}
      {roles.some((role) => REDRAWERS.includes(role)) && <Redraw draw={draw} />}
      <Panel>
        <ClockPanel of={supervisionDraws} record={draw} />
      </Panel>
      <Panel>
        <Details of={supervisionDraws} without={['status', 'people', 'candidates']} />
      </Panel>
      <Panel>
        <History of={supervisionDraws} record={draw} />
      </Panel>
    </Stack>
  );
}
