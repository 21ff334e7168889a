import { Stack, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { sanctions } from '../../api/sanctions/sanctions.resource.ts';
import { findings } from '../../api/supervision/findings.resource.ts';
import type { StoredEntry } from '../audit/AuditSentence.tsx';
import { EntryOf } from '../audit/EntryOf.tsx';
import { PaperButton } from '../complaints/Papers.tsx';
import { mayAccess } from '../engine/authProvider.ts';
import type { StoredRecord } from '../engine/dataProvider.ts';
import { OpenButton, Rows, useLinked } from '../engine/LinkedRows.tsx';
import { Panel, RecordBody, RecordShow } from '../engine/RecordShow.tsx';
import { useRoles } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';

/** The generated page of a finding, and its report. */
export const FindingShow = () => (
  <RecordShow of={findings}>
    <Finding />
  </RecordShow>
);

function Finding() {
  const say = useSay();
  const finding = useRecordContext<StoredRecord>();
  if (!finding) return null;
  const name = `temuan-${String(finding.number).replaceAll('/', '-')}.pdf`;
  return (
    <RecordBody of={findings} instead={{ entryId: <EntryOf id={String(finding.entryId)} /> }}>
      <Panel>
        <PaperButton path={`findings/${finding.id}/pdf`} name={name} label={say('supervision.findingPaper')} />
      </Panel>
      <Cases finding={finding} />
    </RecordBody>
  );
}

/** The disciplinary cases that rest on the finding, and the way to open one. */
function Cases({ finding: { id, supervisedId, condition, status } }: { finding: StoredRecord }) {
  const say = useSay();
  const translate = useTranslate();
  const opened = useLinked(sanctions, 'findingId', id);
  const mayOpen = mayAccess(sanctions, 'create', useRoles()) && status !== 'dibatalkan';
  if (opened.rows.length === 0 && !mayOpen) return null;
  const values = { findingId: id, staffId: supervisedId, allegation: condition };
  return (
    <Panel>
      <Stack sx={{ gap: 1, alignItems: 'start' }}>
        <Rows linked={opened} title={translate(`resources.${sanctions.name}.name`, { smart_count: 2 })} />
        {mayOpen && <OpenButton of={sanctions} label={say('supervision.openSanction')} values={values} />}
      </Stack>
    </Panel>
  );
}

/** On the page of an entry of the trail: the findings and cases that rest on it, and the way to open one. */
export function FoundIn({ entry }: { entry: StoredEntry }) {
  const say = useSay();
  const translate = useTranslate();
  const found = useLinked(findings, 'entryId', entry.id);
  const opened = useLinked(sanctions, 'entryId', entry.id);
  const mayBeFound = entry.outcome === 'ok' && Boolean(entry.actorName);
  const values = { entryId: entry.id, supervisedId: entry.actorId, condition: entry.sentence };
  return (
    <Panel>
      <Stack sx={{ gap: 1, alignItems: 'start' }}>
        <Typography variant="h6" component="h2">
          {translate(`resources.${findings.name}.name`, { smart_count: 2 })}
        </Typography>
        <Rows linked={found} title={say('supervision.foundIn')} />
        <Rows linked={opened} title={translate(`resources.${sanctions.name}.name`, { smart_count: 2 })} />
        {found.rows.length === 0 && <Typography color="text.secondary">{say('supervision.notFoundIn')}</Typography>}
        {mayBeFound && <OpenButton of={findings} label={say('supervision.openFinding')} values={values} />}
      </Stack>
    </Panel>
  );
}
