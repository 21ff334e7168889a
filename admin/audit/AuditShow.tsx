import { Stack, Typography } from '@mui/material';
import { ListButton, Show, TopToolbar, type TranslateFunction, useRecordContext, useTranslate } from 'react-admin';
import { auditLogs } from '../../api/audit-logs/audit-logs.resource.ts';
import { momentToSeconds } from '../../api/define/dates.ts';
import { findings } from '../../api/supervision/findings.resource.ts';
import { dataName } from '../../api/define/sentence.ts';
import { mayAccess } from '../engine/authProvider.ts';
import { Changes } from '../engine/Changes.tsx';
import { loaded, useRecordQuery } from '../engine/Failed.tsx';
import { Panel } from '../engine/RecordShow.tsx';
import { codeKey, fieldKey, resourceNamed, useRoles } from '../engine/words.ts';
import { FoundIn } from '../supervision/FindingShow.tsx';
import { useSay } from '../i18n/provider.ts';
import { Facts } from './Facts.tsx';
import { AuditSentence, type StoredEntry } from './AuditSentence.tsx';

/** In the words that people have for it; its ids are in the export. */
const factsOf = (entry: StoredEntry, translate: TranslateFunction) => {
  const label = (name: string) => translate(fieldKey(auditLogs, name));
  const { at, actorName, actorPost, resource, recordVersion, outcome } = entry;
  const declared = resourceNamed(resource ?? '');
  const kind = declared
    ? translate(`resources.${declared.name}.name`, { smart_count: 2 })
    : dataName(resource ?? '', undefined);
  return [
    [label('at'), at && momentToSeconds(Date.parse(at))],
    [label('actorName'), actorName ?? '–'],
    [label('actorRole'), actorPost ?? '–'],
    [label('resource'), kind],
    [label('recordVersion'), recordVersion ?? '–'],
    [label('outcome'), outcome && translate(codeKey(auditLogs, 'outcome', outcome))],
  ] as const;
};

export const AuditShow = () => (
  <Show
    title="app.audit.entry"
    component="div"
    queryOptions={useRecordQuery(auditLogs.name)}
    actions={
      <TopToolbar>
        <ListButton />
      </TopToolbar>
    }
    render={loaded(<Entry />)}
  />
);

function Entry() {
  const say = useSay();
  const translate = useTranslate();
  const roles = useRoles();
  const entry = useRecordContext<StoredEntry>();
  if (!entry) return null;
  const resource = resourceNamed(entry.resource ?? '');
  return (
    <Stack sx={{ gap: 2 }}>
      <Panel>
        <AuditSentence entry={entry} />
      </Panel>
      <Panel>
        <Typography variant="h6" component="h2" gutterBottom>
          {say('audit.changes')}
        </Typography>
        {resource && entry.changes?.length ? (
          <Changes of={resource} changes={entry.changes} />
        ) : (
          <Typography color="text.secondary">{say('audit.noChanges')}</Typography>
        )}
      </Panel>
      <Panel>
        <Facts rows={factsOf(entry, translate)} />
      </Panel>
      {mayAccess(findings, 'list', roles) && <FoundIn entry={entry} />}
    </Stack>
  );
}
