import { Box, Button, Stack, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { RecordContextProvider, useGetOne, useTranslate } from 'react-admin';
import type { Resource } from '../../api/define/resource.ts';
import { sanctions } from '../../api/sanctions/sanctions.resource.ts';
import { supervisedActs } from '../../api/supervision/supervised-acts.resource.ts';
import { findings } from '../../api/supervision/findings.resource.ts';
import type { StoredEntry } from '../audit/AuditSentence.tsx';
import { EntrySaid } from '../audit/EntryOf.tsx';
import { mayAccess } from '../engine/authProvider.ts';
import { Changes } from '../engine/Changes.tsx';
import { ClockPanel } from '../engine/ClockPanel.tsx';
import type { StoredRecord } from '../engine/dataProvider.ts';
import { Details } from '../engine/Details.tsx';
import { History } from '../engine/History.tsx';
import { useKeys } from '../engine/keys.ts';
import { OpenButton, Rows, useLinked } from '../engine/LinkedRows.tsx';
import { Heading, Panel } from '../engine/RecordShow.tsx';
import { StepButtons } from '../engine/StepButtons.tsx';
import { resourceNamed, useRoles } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';
import { Reasons, type StoredAct } from './Acts.tsx';
import { Scan } from './Scan.tsx';

interface ActProps {
  readonly act: StoredAct;
  readonly entry: StoredEntry | undefined;
  readonly onJudged?: () => void;
}
const VERDICTS = { '1': 'nilai_sesuai', '2': 'nilai_pembinaan', '3': 'nilai_dugaan' } as const;

/** One act: what was done, by the side of the record it was done to; and the verdict on it. */
export function Act({ act, entry, onJudged }: ActProps) {
  const say = useSay();
  const resource = resourceNamed(entry?.resource ?? '');
  return (
    <Stack sx={{ gap: 2 }}>
      <Panel>
        <Stack component="section" aria-labelledby="act-title" sx={{ gap: 1.5 }}>
          <Typography id="act-title" variant="h6" component="h2">
            {say('supervision.act')}
          </Typography>
          {entry ? <EntrySaid entry={entry} /> : <Typography>{say('supervision.gone')}</Typography>}
          <Stack direction="row" sx={{ gap: 0.5, flexWrap: 'wrap' }}>
            <Reasons act={act} />
          </Stack>
          {entry && resource && Boolean(entry.changes?.length) && <Changes of={resource} changes={entry.changes!} />}
          <Judge act={act} onJudged={onJudged} />
          <Followed act={act} entry={entry} />
        </Stack>
      </Panel>
      {entry?.recordId && resource && <Concerned of={resource} id={entry.recordId} />}
    </Stack>
  );
}

/** The verdict by 1, 2 and 3, or by its buttons; what was said of it, and what follows. */
function Judge({ act, onJudged }: Omit<ActProps, 'entry'>) {
  return (
    <Stack sx={{ gap: 1.5 }}>
      <StepButtons of={supervisedActs} record={act} onTaken={onJudged} keys={VERDICTS} />
      {act.reviewedAt && (
        <RecordContextProvider value={act}>
          <Details
            of={supervisedActs}
            without={['drawId', 'supervisorId', 'entryId', 'actedAt', 'reasons', 'supervisedId']}
          />
        </RecordContextProvider>
      )}
    </Stack>
  );
}

/** Of what was judged amiss: what was opened because of it, and the way to open it. */
function Followed({ act, entry }: Omit<ActProps, 'onJudged'>) {
  const say = useSay();
  const translate = useTranslate();
  const found = useLinked(findings, 'actId', act.id);
  const opened = useLinked(sanctions, 'actId', act.id);
  const isAlleged = act.status === 'dugaan_pelanggaran';
  const name = (resource: Resource) => translate(`resources.${resource.name}.name`, { smart_count: 2 });
  return (
    <Stack sx={{ gap: 1 }}>
      <Rows linked={found} title={name(findings)} />
      <Rows linked={opened} title={name(sanctions)} />
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        {(isAlleged || act.status === 'perlu_pembinaan') && (
          <OpenButton
            of={findings}
            label={say('supervision.openFinding')}
            values={{ actId: act.id, supervisedId: act.supervisedId, condition: conditionOf(act, entry) }}
          />
        )}
        {isAlleged && (
          <OpenButton
            of={sanctions}
            label={say('supervision.openSanction')}
            values={{ actId: act.id, staffId: act.supervisedId, allegation: conditionOf(act, entry) }}
          />
        )}
      </Stack>
    </Stack>
  );
}

/** What was done, and what the superior said of it. */
const conditionOf = ({ remark }: StoredAct, entry: StoredEntry | undefined): string =>
  [entry?.sentence, remark].filter(Boolean).join('\n');

/** The record that the act was about, as its reader may know it: what it is, its time, its trail, the scan. */
function Concerned({ of: resource, id }: { of: Resource; id: string }) {
  const say = useSay();
  const roles = useRoles();
  const page = useRef<HTMLDivElement>(null);
  const [scan, setScan] = useState(false);
  const { data } = useGetOne<StoredRecord>(
    resource.name,
    { id },
    { enabled: mayAccess(resource, 'show', roles), retry: false },
  );
  useKeys(page, { s: () => setScan((open) => !open) });
  if (!data) return null;
  return (
    <Stack ref={page} component="section" aria-label={say('supervision.record')} sx={{ gap: 2 }}>
      <RecordContextProvider value={data}>
        <Panel>
          <Stack sx={{ gap: 1 }}>
            <Heading of={resource} record={data} level="h2" />
            <Button size="small" sx={{ alignSelf: 'start' }} aria-expanded={scan} onClick={() => setScan(!scan)}>
              {say(scan ? 'supervision.hideScan' : 'supervision.showScan')}
            </Button>
            {scan && (
              <Box ref={(shown: HTMLElement | null) => shown?.scrollIntoView({ block: 'nearest' })}>
                <Scan of={resource} record={data} />
              </Box>
            )}
          </Stack>
        </Panel>
        {resource.clock && (
          <Panel>
            <ClockPanel of={resource} record={data} />
          </Panel>
        )}
        <Panel>
          <History of={resource} record={data} />
        </Panel>
      </RecordContextProvider>
    </Stack>
  );
}
